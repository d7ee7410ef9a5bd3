package dev.trawl.testkit.endpoint;

import dev.trawl.testkit.chat.ChatRequest;
import java.util.HashSet;
import java.util.Set;

/**
 * Caches the prefixes of prompts in blocks, like a server with prefix caching. Thread-safe.
 *
 * <p>A block is identified by the hash of all text up to its end, so a block only matches if all
 * text before it matches, too.
 */
final class PrefixCache {
  /** About the length of a block of 16 tokens in vLLM. */
  private static final int BLOCK_CHARS = 64;

  /** Maximum number of blocks. When it is reached, the cache is cleared, to limit memory. */
  private static final int BLOCKS = 1 << 20;

  private final Set<Long> known = new HashSet<>();

  /**
   * Adds {@code chat} to the cache. Returns the share of its text, 0 to 1, that was not cached
   * before.
   */
  synchronized double unknownShare(ChatRequest chat) {
    var prompt = new StringBuilder();
    chat.messages()
        .forEach(m -> prompt.append(m.role()).append('\n').append(m.text()).append('\n'));
    if (known.size() >= BLOCKS) {
      known.clear();
    }
    int shared = 0;
    long hash = 0;
    for (int end = BLOCK_CHARS; end <= prompt.length(); end += BLOCK_CHARS) {
      hash = hash(hash, prompt, end);
      boolean first = known.add(hash);
      if (!first && shared == end - BLOCK_CHARS) {
        shared = end;
      }
    }
    return prompt.isEmpty() ? 0 : 1 - (double) shared / prompt.length();
  }

  private static long hash(long before, CharSequence prompt, int end) {
    long hash = before;
    for (int i = end - BLOCK_CHARS; i < end; i++) {
      hash = (hash ^ prompt.charAt(i)) * 0x100000001b3L + 0x9e3779b97f4a7c15L;
    }
    return hash;
  }
}

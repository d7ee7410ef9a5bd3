package dev.trawl.testkit.chat;

import dev.trawl.retrieval.chunk.Tokens;
import dev.trawl.testkit.Feature;
import dev.trawl.testkit.Offer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/** Counts the tokens of prompts. Thread-safe. */
public final class PromptTokens {
  /** The number of tokens of a message in addition to its text. */
  private static final int MESSAGE_TOKENS = 4;

  /** Maximum number of cached counts. The cache is cleared when it is full, to limit memory. */
  private static final int MAX_CACHED = 256;

  /** Average number of characters in an English token. */
  private static final int TOKEN_CHARS = 4;

  private final ToIntFunction<String> counting;
  private final Map<String, Integer> cache = new ConcurrentHashMap<>();

  private PromptTokens(ToIntFunction<String> counting) {
    this.counting = counting;
  }

  public static PromptTokens of(Offer offer) {
    if (!offer.has(Feature.COUNTING)) {
      return new PromptTokens(text -> (text.length() + TOKEN_CHARS - 1) / TOKEN_CHARS);
    }
    var tokens = Tokens.builtIn();
    tokens.load();
    return new PromptTokens(tokens::count);
  }

  int count(String text) {
    return counting.applyAsInt(text);
  }

  public int count(ChatRequest chat) {
    return chat.messages().stream().mapToInt(message -> MESSAGE_TOKENS + count(message)).sum();
  }

  /**
   * Counts the tokens of a message. The counts of system messages are cached, because they repeat
   * and counting is the most expensive part of a request.
   */
  private int count(ChatRequest.Message message) {
    return message.role().equals("system") ? cachedCount(message.text()) : count(message.text());
  }

  private int cachedCount(String text) {
    if (cache.size() >= MAX_CACHED) {
      cache.clear();
    }
    return cache.computeIfAbsent(text, this::count);
  }
}

package dev.trawl.testkit.chat;

import dev.trawl.retrieval.chunk.Tokens;
import dev.trawl.testkit.Feature;
import dev.trawl.testkit.Offer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/** Counts the tokens of prompts. Thread-safe. */
public final class PromptTokens {
  /** Tokens that a message takes in addition to its text. */
  private static final int MESSAGE_TOKENS = 4;

  /** After this many fixed parts the counts of all are forgotten, to bound memory. */
  private static final int FIXED = 256;

  /** Average number of letters in an English token. */
  private static final int TOKEN_CHARS = 4;

  private final ToIntFunction<String> counting;
  private final Map<String, Integer> fixed = new ConcurrentHashMap<>();

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
    return chat.messages().stream().mapToInt(message -> MESSAGE_TOKENS + count(message)).sum()
        + chat.tools().stream().mapToInt(this::fixed).sum();
  }

  /**
   * System messages and tools repeat, and counting is the most expensive part of a request, so
   * their counts are remembered.
   */
  private int count(ChatRequest.Message message) {
    return message.role().equals("system") ? fixed(message.text()) : count(message.text());
  }

  private int fixed(String text) {
    if (fixed.size() >= FIXED) {
      fixed.clear();
    }
    return fixed.computeIfAbsent(text, this::count);
  }
}

package dev.trawl.bench.endpoint;

import dev.trawl.retrieval.chunk.Tokens;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the tokens of prompts. Thread-safe. */
final class PromptTokens {
  /** What a message costs beside its text. */
  private static final int MESSAGE_TOKENS = 4;

  /** So many fixed parts are remembered; with more, all are forgotten. */
  private static final int FIXED = 256;

  private final Tokens tokens = Tokens.builtIn();
  private final Map<String, Integer> fixed = new ConcurrentHashMap<>();

  PromptTokens() {
    tokens.load();
  }

  int count(String text) {
    return tokens.count(text);
  }

  int count(ChatRequest chat) {
    return chat.messages().stream().mapToInt(message -> MESSAGE_TOKENS + count(message)).sum();
  }

  /** System messages come again and again, and counting is what a request costs most. */
  private int count(ChatRequest.Message message) {
    if (!message.role().equals("system")) {
      return count(message.text());
    }
    if (fixed.size() >= FIXED) {
      fixed.clear();
    }
    return fixed.computeIfAbsent(message.text(), this::count);
  }
}

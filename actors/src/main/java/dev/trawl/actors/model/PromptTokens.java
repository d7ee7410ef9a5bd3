package dev.trawl.actors.model;

import dev.trawl.protocol.model.LanguageModel.Prompt;
import dev.trawl.protocol.model.LanguageModel.Tool;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.DoubleAccumulator;

/**
 * Counts the tokens of prompts; the count is never too low. Thread-safe.
 *
 * <p>Thousands of calls share their fixed part and their question, so those counts are cached. The
 * model's tokenizer may differ from ours: if its server reports a larger prompt than was counted,
 * every later count is scaled by the largest ratio seen.
 */
final class PromptTokens {
  /** The tokens that a chat template adds to a message: role, marks, line breaks. */
  private static final int MESSAGE_TOKENS = 8;

  /** The tokens that may be added where a separately counted text meets the lines around it. */
  private static final int SEAM_TOKENS = 2;

  /**
   * The tokens that a chat template adds to explain tools; {@link #TOOL_TOKENS} is added for each
   * tool.
   */
  private static final int TOOLS_TOKENS = 160;

  private static final int TOOL_TOKENS = 32;

  private static final int MAX_REMEMBERED = 256;

  /** A server that reports an even larger ratio counts something else. */
  private static final double MAX_RATIO = 4;

  private final Tokens tokens;
  private final Map<String, Integer> remembered = Collections.synchronizedMap(new Remembered());
  private final DoubleAccumulator ratio = new DoubleAccumulator(Math::max, 1);

  PromptTokens(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Tokens of {@code fixed} as one message and {@code parts} as another, by our own count. */
  int count(String fixed, List<PromptPart> parts) {
    return 2 * MESSAGE_TOKENS
        + shared(fixed)
        + parts.stream()
            .mapToInt(
                part ->
                    switch (part) {
                      case PromptPart.Shared(var text) -> shared(text);
                      case PromptPart.Own(var text) -> tokens.count(text);
                      case PromptPart.Counted(var text, var known) -> known + SEAM_TOKENS;
                    })
            .sum();
  }

  /** Tokens of {@code prompt} by our own count. */
  int count(Prompt prompt) {
    return prompt.messages().stream()
            .mapToInt(message -> tokens.count(message.text()) + MESSAGE_TOKENS)
            .sum()
        + count(prompt.tools());
  }

  /** Tokens of {@code tools} in a chat template. */
  int count(List<Tool> tools) {
    return tools.isEmpty()
        ? 0
        : TOOLS_TOKENS
            + tools.stream()
                .mapToInt(
                    tool ->
                        TOOL_TOKENS
                            + shared(tool.name())
                            + shared(tool.description())
                            + shared(tool.jsonSchema()))
                .sum();
  }

  int count(String reply) {
    return tokens.count(reply);
  }

  /**
   * The tokens that the model may count for a prompt with {@code counted} tokens by our own count.
   */
  int scaled(int counted) {
    return (int) Math.ceil(counted * ratio.get());
  }

  /** Learns that the server counted {@code reported} tokens for {@code counted} of ours. */
  void learn(int counted, int reported) {
    if (reported > counted) {
      ratio.accumulate(Math.min(MAX_RATIO, (double) reported / counted));
    }
  }

  /** Two threads may count the same new text, which is cheaper than one waiting for the other. */
  private int shared(String text) {
    var known = remembered.get(text);
    if (known != null) {
      return known;
    }
    var count = tokens.count(text);
    remembered.put(text, count);
    return count;
  }

  /** Evicts the least recently used text. */
  private static final class Remembered extends LinkedHashMap<String, Integer> {
    private static final long serialVersionUID = 1L;

    Remembered() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
      return size() > MAX_REMEMBERED;
    }
  }
}

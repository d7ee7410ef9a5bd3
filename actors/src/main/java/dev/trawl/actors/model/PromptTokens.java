package dev.trawl.actors.model;

import dev.trawl.protocol.model.LanguageModel.Message;
import dev.trawl.protocol.model.LanguageModel.Prompt;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * Counts the tokens of prompts, and corrects the counts by what the server reports. Thread-safe.
 *
 * <p>Thousands of calls share their fixed part and their question, so those counts are cached.
 *
 * <p>The model's vocabulary may differ from ours. If a server reports a larger prompt than was
 * counted, later counts grow: by the largest ratio seen in prompts of at least {@link
 * #MIN_FOR_RATIO} tokens, and by the largest difference seen in smaller ones. Small prompts do not
 * set the ratio, because a server may add a fixed text to each prompt. In a prompt of a hundred
 * tokens, such a text could triple the count.
 *
 * <p>A model that needs fewer tokens than we count does not get larger prompts. How many tokens it
 * saves depends on the language: a vocabulary that needs 40 % fewer tokens for Chinese often saves
 * nothing in English, so a ratio learned from one text would let another overflow the window. With
 * the model's own vocabulary (setting {@code trawl.chunks.vocabulary}) counts are exact and the
 * window is used fully.
 *
 * <p>Until the first reply of a server, the only reserve is the safety margin of the window. If a
 * vocabulary needs more than that, the server refuses the first full prompt, or cuts it (see {@link
 * #refused}); after that, prompts are smaller.
 */
final class PromptTokens {
  /** The tokens that a chat template adds to a message: role, marks, line breaks. */
  private static final int MESSAGE_TOKENS = 8;

  /** The tokens that may be added where a separately counted text meets the lines around it. */
  private static final int SEAM_TOKENS = 2;

  private static final int MAX_CACHED = 256;

  /** The smallest prompt from which the ratio of the counts is learned. */
  private static final int MIN_FOR_RATIO = 512;

  /** A server that reports an even larger ratio counts something else. */
  private static final double MAX_RATIO = 4;

  /** A server that reports an even larger difference for a small prompt counts something else. */
  private static final int MAX_DIFFERENCE = 1024;

  /**
   * How much larger than the window a refused prompt is assumed to be if the server does not say
   * its size. A larger factor needs fewer refusals, but leaves more of the window unused.
   */
  private static final double REFUSED_GROWTH = 1.2;

  private final Tokens tokens;
  private final Map<String, Integer> cache = Collections.synchronizedMap(new Cache());
  private final DoubleAccumulator ratio = new DoubleAccumulator(Math::max, 1);
  private final LongAccumulator difference = new LongAccumulator(Math::max, 0);

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

  /** Tokens of {@code message} by our own count. */
  int count(Message message) {
    return tokens.count(message.text()) + MESSAGE_TOKENS;
  }

  /** Tokens of {@code prompt} by our own count. */
  int count(Prompt prompt) {
    return prompt.messages().stream().mapToInt(this::count).sum();
  }

  int count(String reply) {
    return tokens.count(reply);
  }

  /**
   * The tokens that the model may count for a prompt with {@code counted} tokens by our own count.
   */
  int scaled(int counted) {
    return (int) Math.max(Math.ceil(counted * ratio.get()), counted + difference.get());
  }

  /** Learns that the server counted {@code reported} tokens for {@code counted} of ours. */
  void learn(int counted, int reported) {
    if (reported <= counted) {
      return;
    }
    if (counted >= MIN_FOR_RATIO) {
      ratio.accumulate(Math.min(MAX_RATIO, (double) reported / counted));
    } else {
      difference.accumulate(Math.min(MAX_DIFFERENCE, reported - counted));
    }
  }

  /**
   * Learns that a prompt was too long for the server, although our count said that it fits.
   * Afterwards it is counted as larger than {@code maxPromptTokens}, so that it is not sent again.
   *
   * @param reported the size of the prompt by the server's count; empty if the server does not say
   * @param maxPromptTokens the part of the window that a prompt may fill
   */
  void refused(int counted, OptionalInt reported, int maxPromptTokens) {
    var assumed = (int) Math.ceil(Math.max(maxPromptTokens, scaled(counted)) * REFUSED_GROWTH);
    learn(counted, Math.max(reported.orElse(assumed), maxPromptTokens + 1));
  }

  /** Two threads may count the same new text at once, which is cheaper than waiting. */
  private int shared(String text) {
    var known = cache.get(text);
    if (known != null) {
      return known;
    }
    var count = tokens.count(text);
    cache.put(text, count);
    return count;
  }

  /** Evicts the least recently used text. */
  private static final class Cache extends LinkedHashMap<String, Integer> {
    private static final long serialVersionUID = 1L;

    Cache() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
      return size() > MAX_CACHED;
    }
  }
}

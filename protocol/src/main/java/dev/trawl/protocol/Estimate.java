package dev.trawl.protocol;

import java.time.Duration;
import java.util.List;

/**
 * What a question will probably take, worked out before anything is spent. Immutable.
 *
 * <p>Prompts are counted chunk by chunk, as they will be sent. What only the model decides (its
 * keywords, the length of its replies, its speed) is assumed, as the settings say.
 *
 * @param level as asked for
 * @param least if the best-matching chunks already answer the question; equal to {@code most} at
 *     every level but auto
 * @param most if every chunk has to be read, at levels that read
 * @param window the smallest window of the models that read and write: the largest prompt fits it
 *     if {@code most.usage().maxPromptTokens() <= window.promptTokens()}
 * @param tooLarge chunks whose prompt does not fit the window; a run would report each as failed
 * @param assumptions what is assumed, one sentence each
 */
public record Estimate(
    Level level,
    Spending least,
    Spending most,
    Window window,
    int tooLarge,
    List<String> assumptions) {
  public Estimate {
    assumptions = List.copyOf(assumptions);
  }

  /**
   * What it takes to reach an answer.
   *
   * @param chunks chunks that are read; 0 if they are only searched
   * @param usage calls and tokens if no call fails; without a cost if no price is set
   * @param time from the question to its answer
   */
  public record Spending(int chunks, Usage usage, Duration time) {
    /** Both, one after the other. */
    public Spending plus(Spending other) {
      return new Spending(chunks + other.chunks, usage.plus(other.usage), time.plus(other.time));
    }
  }
}

package dev.trawl.protocol;

import java.time.Duration;
import java.util.List;

/**
 * What a question is expected to take, told before anything is spent. Immutable.
 *
 * <p>Prompts are counted as they will be sent, chunk by chunk. What only the model can decide (its
 * keywords, the length of its replies, how fast it is) is assumed as the settings say.
 *
 * @param level as asked for
 * @param least where the chunks that match best answer the question; the same as {@code most} but
 *     at level auto
 * @param most where every chunk must be read, if the level reads
 * @param window the smallest of the models that read and write: the largest prompt fits it if
 *     {@code most.usage().maxPromptTokens() <= window.promptTokens()}
 * @param tooLarge chunks whose prompt does not fit; a run reports each as failed
 * @param assumptions what is assumed, one sentence each
 */
public record Estimate(
    Level level,
    Spending least,
    Spending most,
    ReadingModel.Window window,
    int tooLarge,
    List<String> assumptions) {
  public Estimate {
    assumptions = List.copyOf(assumptions);
  }

  /**
   * What one way to the answer takes.
   *
   * @param chunks chunks that are read; 0 where only a search is made
   * @param usage calls and tokens if no call fails; the cost is empty where no price is set
   * @param time from the question to its answer
   */
  public record Spending(int chunks, Usage usage, Duration time) {
    public Spending plus(Spending other) {
      return new Spending(chunks + other.chunks, usage.plus(other.usage), time.plus(other.time));
    }
  }
}

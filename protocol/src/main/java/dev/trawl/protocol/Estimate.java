package dev.trawl.protocol;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The expected calls, tokens, cost and time of a question, computed before anything is spent.
 * Immutable.
 *
 * <p>Prompts are built and counted as a run would send them. Values that only the model decides
 * (its keywords, the length of its replies, its speed) are assumed; section {@code trawl.estimate}
 * of the settings contains these assumptions.
 *
 * @param level the requested level
 * @param least the spending if the best-matching chunks answer the question; equal to {@code most}
 *     except at level auto
 * @param most the spending if every chunk has to be read
 * @param reading a pass over every chunk; empty at level retrieve
 * @param window the smallest window of the models that read and write. The largest prompt fits if
 *     {@code most.usage().maxPromptTokens() <= window.promptTokens()}
 * @param tooLarge number of chunks whose prompt does not fit; a run reports each as failed
 * @param assumptions the assumptions behind these values; each is one sentence
 */
public record Estimate(
    Level level,
    Spending least,
    Spending most,
    Optional<Reading> reading,
    Window window,
    int tooLarge,
    List<String> assumptions) {
  public Estimate {
    assumptions = List.copyOf(assumptions);
  }

  /**
   * The tokens of one reading pass: the tokens of the text, and the tokens of the prompts that
   * contain it.
   *
   * @param textTokens tokens of all chunks
   * @param chunksPerCall the largest number of chunks that one call reads
   * @param promptTokens tokens of all prompts
   * @param promptTokensAlone tokens of all prompts if each call read one chunk
   */
  public record Reading(
      long textTokens, int chunksPerCall, long promptTokens, long promptTokensAlone) {}

  /**
   * Expected usage and time.
   *
   * @param chunks number of chunks read; 0 if the question is answered from search results
   * @param usage calls and tokens if no call fails; without cost if no price is known
   * @param time from the question to its answer
   */
  public record Spending(int chunks, Usage usage, Duration time) {
    public Spending plus(Spending other) {
      return new Spending(chunks + other.chunks, usage.plus(other.usage), time.plus(other.time));
    }
  }
}

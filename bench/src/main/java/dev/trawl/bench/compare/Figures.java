package dev.trawl.bench.compare;

import dev.trawl.bench.score.Mean;
import dev.trawl.bench.score.Median;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What questions that were put to one method came to. What a question takes is a mean over those
 * that did not fail, since of the others it is not known.
 *
 * @param score 0 to 100; a question that failed has 0
 * @param cost money for a question; absent where no price is set
 * @param evidenceRecall mean share of the evidence that is cited, 0 to 1
 * @param evidenceShown mean share that stands in the part of the text that was shown; see {@link
 *     CompareResult#evidenceShown}
 * @param largestPrompt the most tokens any call's prompt had
 * @param largestCall the same with what is kept for the reply
 * @param exceeding questions with a call over the window
 */
record Figures(
    Mean score,
    double calls,
    double promptTokens,
    double replyTokens,
    OptionalDouble cost,
    OptionalDouble evidenceRecall,
    OptionalDouble evidenceShown,
    int largestPrompt,
    int largestCall,
    int exceeding,
    double medianMs,
    int failed) {
  /**
   * @param results at least one
   */
  static Figures of(List<CompareResult> results) {
    var ended = results.stream().filter(result -> !result.failed()).toList();
    return new Figures(
        Mean.of(results.stream().mapToDouble(CompareResult::score).toArray()),
        mean(ended, result -> result.exam().usage().calls()),
        mean(ended, result -> result.exam().usage().promptTokens()),
        mean(ended, result -> result.exam().usage().completionTokens()),
        known(ended, result -> result.exam().usage().cost()),
        known(results, result -> result.exam().evidenceRecall()),
        known(results, CompareResult::evidenceShown),
        results.stream()
            .mapToInt(result -> result.exam().usage().maxPromptTokens())
            .max()
            .orElse(0),
        results.stream().mapToInt(CompareResult::largestCall).max().orElse(0),
        (int) results.stream().filter(CompareResult::exceeds).count(),
        Median.of(results.stream().mapToDouble(result -> result.exam().askMs()).toArray()),
        results.size() - ended.size());
  }

  private static double mean(List<CompareResult> results, ToDoubleFunction<CompareResult> value) {
    return results.stream().mapToDouble(value).average().orElse(0);
  }

  private static OptionalDouble known(
      List<CompareResult> results, Function<CompareResult, OptionalDouble> value) {
    return results.stream().flatMapToDouble(result -> value.apply(result).stream()).average();
  }
}

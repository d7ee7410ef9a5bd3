package dev.trawl.bench.compare;

import dev.trawl.bench.score.Mean;
import dev.trawl.bench.score.Median;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Aggregated results of the questions that were asked with one method. Calls, tokens and cost are
 * means over the questions that did not fail; for failed questions they are unknown.
 *
 * @param score 0 to 100; a failed question scores 0
 * @param cost the mean price of a question; absent if no price is known
 * @param evidenceRecall the mean share of the evidence that is cited, 0 to 1
 * @param evidenceShown the mean of {@link CompareResult#evidenceShown}
 * @param largestPrompt the number of tokens in the largest prompt of all calls
 * @param largestCall {@code largestPrompt} plus the tokens reserved for the reply
 * @param exceeding the number of questions with a call that exceeds the window
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
   * @param results at least one result
   */
  static Figures of(List<CompareResult> results) {
    var successful = results.stream().filter(result -> !result.failed()).toList();
    return new Figures(
        Mean.of(results.stream().mapToDouble(CompareResult::score).toArray()),
        mean(successful, result -> result.exam().usage().calls()),
        mean(successful, result -> result.exam().usage().promptTokens()),
        mean(successful, result -> result.exam().usage().completionTokens()),
        meanOfKnown(successful, result -> result.exam().usage().cost()),
        meanOfKnown(results, result -> result.exam().evidenceRecall()),
        meanOfKnown(results, CompareResult::evidenceShown),
        results.stream()
            .mapToInt(result -> result.exam().usage().maxPromptTokens())
            .max()
            .orElse(0),
        results.stream().mapToInt(CompareResult::largestCall).max().orElse(0),
        (int) results.stream().filter(CompareResult::exceedsWindow).count(),
        Median.of(results.stream().mapToDouble(result -> result.exam().askMs()).toArray()),
        results.size() - successful.size());
  }

  private static double mean(List<CompareResult> results, ToDoubleFunction<CompareResult> value) {
    return results.stream().mapToDouble(value).average().orElse(0);
  }

  private static OptionalDouble meanOfKnown(
      List<CompareResult> results, Function<CompareResult, OptionalDouble> value) {
    return results.stream().flatMapToDouble(result -> value.apply(result).stream()).average();
  }
}

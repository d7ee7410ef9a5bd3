package dev.trawl.bench.retrieval;

import dev.trawl.bench.score.Mean;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A measure of the quality of evidence or answers. Each question has a value from 0 to 100. */
enum Measure {
  PARAGRAPH_1("paragraph @1", Measure::isInText, r -> RetrievalResult.within(r.paragraphRank(), 1)),
  PARAGRAPH_5("paragraph @5", Measure::isInText, r -> RetrievalResult.within(r.paragraphRank(), 5)),
  CHUNK_1("chunk @1", Measure::isPlaced, r -> RetrievalResult.within(r.chunkRank(), 1)),
  CHUNK_5("chunk @5", Measure::isPlaced, r -> RetrievalResult.within(r.chunkRank(), 5)),
  CHUNK_8("chunk @8", Measure::isPlaced, r -> RetrievalResult.within(r.chunkRank(), 8)),
  CHUNK_20("chunk @20", Measure::isPlaced, r -> RetrievalResult.within(r.chunkRank(), 20)),
  GATHERED_8(
      "cited or retrieved @8", Measure::isPlaced, r -> RetrievalResult.within(r.gatheredRank(), 8)),
  PAGE_1("page @1", RetrievalResult::paged, r -> RetrievalResult.within(r.pageRank(), 1)),
  PAGE_5("page @5", RetrievalResult::paged, r -> RetrievalResult.within(r.pageRank(), 5)),
  SENTENCE_1("answer sentence @1", Measure::isPlaced, r -> percent(r.sentenceRight())),
  INDEX_SENTENCE_1(
      "answer sentence @1, index alone", Measure::isPlaced, r -> percent(r.indexSentenceRight())),
  CITED_1("first citation right", Measure::isPlaced, r -> percent(r.citedRight())),
  EXACT("answer exact", RetrievalResult::isAnswerable, r -> 100 * r.exact()),
  F1("answer F1", RetrievalResult::isAnswerable, r -> 100 * r.f1()),
  UNANSWERED(
      "unanswered", RetrievalResult::isAnswerable, r -> percent(r.status().equals("unanswered"))),
  ANSWERED_RIGHT(
      "first citation right, if answered",
      r -> r.placed() && r.status().equals("answered"),
      r -> percent(r.citedRight()));

  private final String label;
  private final Predicate<RetrievalResult> applies;
  private final ToDoubleFunction<RetrievalResult> value;

  Measure(
      String label, Predicate<RetrievalResult> applies, ToDoubleFunction<RetrievalResult> value) {
    this.label = label;
    this.applies = applies;
    this.value = value;
  }

  String label() {
    return label;
  }

  /** Returns the mean over the results to which the measure applies. */
  Mean mean(List<RetrievalResult> results) {
    return Mean.of(results.stream().filter(applies).mapToDouble(value).toArray());
  }

  /** Returns the values of all measures that apply to a result, by label. */
  static Map<String, Double> valuesOf(RetrievalResult result) {
    return Arrays.stream(values())
        .filter(measure -> measure.applies.test(result))
        .collect(Collectors.toMap(Measure::label, measure -> measure.value.applyAsDouble(result)));
  }

  private static boolean isInText(RetrievalResult result) {
    return result.placed() && !result.paged();
  }

  private static boolean isPlaced(RetrievalResult result) {
    return result.placed();
  }

  private static double percent(boolean right) {
    return right ? 100 : 0;
  }
}

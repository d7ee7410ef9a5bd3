package dev.trawl.bench.compare;

import dev.trawl.bench.exam.EvidenceRecall;
import dev.trawl.bench.exam.ExamQuestion;
import dev.trawl.bench.exam.Marking;
import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.report.Result;
import dev.trawl.bench.subject.Reply;
import dev.trawl.protocol.Usage;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What a method made of a question, as it stands in {@code results.jsonl}.
 *
 * @param windowTokens what the method may show the model in a call, the reply included
 * @param replyTokens kept free of it for the reply
 * @param asked names the question, whatever method it is put to
 * @param scores each 0 to 100
 * @param evidenceRecall the share of the evidence that is cited, 0 to 1; absent where there is none
 * @param evidenceShown the share that stands in what the model was shown, where that is one part of
 *     the text or all of it; else absent
 */
record CompareResult(
    String key,
    String method,
    int windowTokens,
    int replyTokens,
    String asked,
    String task,
    String language,
    int lengthTokens,
    String question,
    List<String> references,
    String answer,
    String status,
    Map<String, Double> scores,
    OptionalDouble evidenceRecall,
    OptionalDouble evidenceShown,
    int citations,
    Usage usage,
    long openMs,
    long askMs,
    String error)
    implements Result {
  CompareResult {
    references = List.copyOf(references);
    scores = Collections.unmodifiableMap(new TreeMap<>(scores));
  }

  static String key(Contender contender, ExamQuestion asked) {
    return contender.name() + ": " + asked.key();
  }

  /**
   * @param replyTokens see {@link #replyTokens}
   */
  static CompareResult of(
      Contender contender, int replyTokens, ExamQuestion asked, Reply reply, long openMs) {
    return new CompareResult(
        key(contender, asked),
        contender.name(),
        contender.windowTokens(),
        replyTokens,
        asked.key(),
        asked.task(),
        asked.language(),
        asked.lengthTokens(),
        asked.question(),
        asked.references(),
        reply.answer().map(given -> given.text()).orElse(""),
        reply.status(),
        asked.marking().scores(reply),
        EvidenceRecall.of(asked.evidence(), reply),
        reply
            .shown()
            .map(shown -> EvidenceRecall.in(shown, asked.evidence()))
            .orElseGet(OptionalDouble::empty),
        reply.answer().map(given -> given.citations().size()).orElse(0),
        reply.answer().map(given -> given.usage()).orElse(Usage.NONE),
        openMs,
        reply.elapsedMs(),
        reply.error());
  }

  @Override
  public String group() {
    return method + " " + Lengths.brief(lengthTokens);
  }

  double score() {
    return scores.getOrDefault(Marking.SCORE, 0.0);
  }

  boolean failed() {
    return !error.isEmpty();
  }

  /** The largest prompt of any call, and what is kept for its reply. */
  int largestCall() {
    return usage.calls() == 0 ? 0 : usage.maxPromptTokens() + replyTokens;
  }

  boolean exceeds() {
    return largestCall() > windowTokens;
  }
}

package dev.trawl.bench.compare;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.trawl.bench.exam.EvidenceRecall;
import dev.trawl.bench.exam.ExamQuestion;
import dev.trawl.bench.exam.ExamResult;
import dev.trawl.bench.exam.Marking;
import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.report.Result;
import dev.trawl.bench.subject.Reply;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a method made of a question, as a line of {@code results.jsonl}, where the members of {@code
 * exam} stand among the others.
 *
 * @param exam what came of the question
 * @param windowTokens what the method may show the model in a call, the reply included
 * @param replyTokens kept free of it for the reply
 * @param asked names the question, whatever method it is put to
 * @param evidenceShown the share of the evidence that stands in what the model was shown, where
 *     that is one part of the text or all of it; else absent
 */
record CompareResult(
    @JsonUnwrapped ExamResult exam,
    String method,
    int windowTokens,
    int replyTokens,
    String asked,
    OptionalDouble evidenceShown)
    implements Result {
  static String key(Contender contender, ExamQuestion asked) {
    return contender.name() + ": " + asked.key();
  }

  /**
   * @param replyTokens see {@link #replyTokens}
   */
  static CompareResult of(
      Contender contender, int replyTokens, ExamQuestion asked, Reply reply, long openMs) {
    return new CompareResult(
        ExamResult.of(key(contender, asked), asked, reply, openMs),
        contender.name(),
        contender.windowTokens(),
        replyTokens,
        asked.key(),
        reply
            .shown()
            .map(shown -> EvidenceRecall.in(shown, asked.evidence()))
            .orElseGet(OptionalDouble::empty));
  }

  @Override
  public String key() {
    return exam.key();
  }

  @Override
  public String group() {
    return method + " " + Lengths.brief(exam.lengthTokens());
  }

  @Override
  public Map<String, Double> scores() {
    return exam.scores();
  }

  double score() {
    return scores().getOrDefault(Marking.SCORE, 0.0);
  }

  boolean failed() {
    return !exam.error().isEmpty();
  }

  /** The largest prompt of any call, and what is kept for its reply. */
  int largestCall() {
    return exam.usage().calls() == 0 ? 0 : exam.usage().maxPromptTokens() + replyTokens;
  }

  boolean exceeds() {
    return largestCall() > windowTokens;
  }
}

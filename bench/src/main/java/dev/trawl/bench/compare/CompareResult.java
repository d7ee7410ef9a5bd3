package dev.trawl.bench.compare;

import com.fasterxml.jackson.annotation.JsonProperty;
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
 * The result of one question with one method, as a line of {@code results.jsonl}. The members of
 * {@code exam} are unwrapped into the same JSON object.
 *
 * @param exam the result of the question
 * @param windowTokens the maximum tokens of a call with this method, including the reply
 * @param replyTokens the part of the window that is reserved for the reply
 * @param questionKey the key of the question, without the method
 * @param evidenceShown the share of the evidence that is in the text shown to the model; absent for
 *     methods that show the model parts of the text in several calls
 */
record CompareResult(
    @JsonUnwrapped ExamResult exam,
    String method,
    int windowTokens,
    int replyTokens,
    @JsonProperty("asked") String questionKey,
    OptionalDouble evidenceShown)
    implements Result {
  static String key(Contender contender, ExamQuestion question) {
    return contender.name() + ": " + question.key();
  }

  /**
   * @param replyTokens see {@link #replyTokens}
   */
  static CompareResult of(
      Contender contender, int replyTokens, ExamQuestion question, Reply reply, long openMs) {
    return new CompareResult(
        ExamResult.of(key(contender, question), question, reply, openMs),
        contender.name(),
        contender.windowTokens(),
        replyTokens,
        question.key(),
        reply
            .shown()
            .map(shown -> EvidenceRecall.shareIn(shown, question.evidence()))
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

  /**
   * Returns the size of the largest prompt of all calls, plus the tokens reserved for the reply.
   */
  int largestCall() {
    return exam.usage().calls() == 0 ? 0 : exam.usage().maxPromptTokens() + replyTokens;
  }

  boolean exceedsWindow() {
    return largestCall() > windowTokens;
  }
}

package dev.trawl.bench.exam;

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
 * One question of an exam, as a line of {@code results.jsonl}.
 *
 * @param references the strings that a correct answer contains
 * @param answer the text of the reply, even if its status is unanswered
 * @param scores each 0 to 100
 * @param evidenceRecall the share of the evidence that is cited, 0 to 1; absent if there is no
 *     evidence
 */
public record ExamResult(
    String key,
    String task,
    String language,
    int lengthTokens,
    String question,
    List<String> references,
    String answer,
    String status,
    String level,
    Map<String, Double> scores,
    OptionalDouble evidenceRecall,
    int citations,
    Usage usage,
    long openMs,
    long askMs,
    String error)
    implements Result {
  public ExamResult {
    references = List.copyOf(references);
    scores = Collections.unmodifiableMap(new TreeMap<>(scores));
  }

  /**
   * @param key see {@link Result#key}
   */
  public static ExamResult of(String key, ExamQuestion question, Reply reply, long openMs) {
    return new ExamResult(
        key,
        question.task(),
        question.language(),
        question.lengthTokens(),
        question.question(),
        question.references(),
        reply.answer().map(given -> given.text()).orElse(""),
        reply.status(),
        reply.level(),
        question.marking().scores(reply),
        EvidenceRecall.of(question.evidence(), reply),
        reply.answer().map(given -> given.citations().size()).orElse(0),
        reply.answer().map(given -> given.usage()).orElse(Usage.NONE),
        openMs,
        reply.elapsedMs(),
        reply.error());
  }

  @Override
  public String group() {
    return "%s %s %s".formatted(task, language, Lengths.brief(lengthTokens));
  }
}

package dev.trawl.bench.exam;

import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.subject.Reply;
import java.util.List;

/**
 * A question of an exam.
 *
 * @param task such as {@code variable-tracking}; questions of a task are judged alike
 * @param number counted within task, language and length
 * @param references what a right answer says; empty where the text does not tell
 * @param evidence sentences of the text, verbatim, that answer together; may be empty
 */
public record ExamQuestion(
    String task,
    String language,
    int lengthTokens,
    int number,
    String question,
    List<String> references,
    List<String> evidence,
    Marking marking)
    implements Item<ExamResult> {
  public ExamQuestion {
    references = List.copyOf(references);
    evidence = List.copyOf(evidence);
    if (question.isBlank()) {
      throw new IllegalArgumentException("a question of %s is blank".formatted(task));
    }
  }

  @Override
  public String key() {
    return "%s %s %s #%d".formatted(task, language, Lengths.brief(lengthTokens), number);
  }

  @Override
  public ExamResult result(Reply reply, long openMs) {
    return ExamResult.of(key(), this, reply, openMs);
  }
}

package dev.trawl.bench.exam;

import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.subject.Reply;
import java.util.List;

/**
 * A question of an exam.
 *
 * @param task such as {@code variable-tracking}; all questions of a task are scored the same way
 * @param number the number of the question within its task, language and length
 * @param references the strings that a correct answer contains; empty if the text has no answer
 * @param evidence the sentences of the text that are needed for the answer, verbatim; may be empty
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

package dev.trawl.bench.subject;

import dev.trawl.protocol.Answer;
import java.util.Locale;
import java.util.Optional;

/**
 * What came of a question.
 *
 * @param answer empty when the run failed or took too long
 * @param error why there is no answer; empty if there is one
 * @param elapsedMs from asking to the last event
 * @param shown all that the model was shown of the text; empty where that was more than one part of
 *     it, chosen step by step
 */
public record Reply(Optional<Answer> answer, String error, long elapsedMs, Optional<String> shown) {
  /** Of a method that chooses step by step what it shows. */
  public Reply(Optional<Answer> answer, String error, long elapsedMs) {
    this(answer, error, elapsedMs, Optional.empty());
  }

  /** Whether the system said that the documents do not say. A failure is no abstention. */
  public boolean abstained() {
    return answer.filter(given -> given.status() == Answer.Status.UNANSWERED).isPresent();
  }

  /** The text that counts as the answer; empty if there is none. */
  public String text() {
    return answer
        .filter(given -> given.status() != Answer.Status.UNANSWERED)
        .map(Answer::text)
        .orElse("");
  }

  public int maxPromptTokens() {
    return answer.map(given -> given.usage().maxPromptTokens()).orElse(0);
  }

  /** Status as the faces of trawl write it, or {@code failed}. */
  public String status() {
    return answer.map(given -> given.status().name().toLowerCase(Locale.ROOT)).orElse("failed");
  }

  /** The level that gave the answer, or nothing. */
  public String level() {
    return answer.map(given -> given.level().name().toLowerCase(Locale.ROOT)).orElse("");
  }
}

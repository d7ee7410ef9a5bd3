package dev.trawl.bench.subject;

import dev.trawl.protocol.Answer;
import java.util.Locale;
import java.util.Optional;

/**
 * The reply to a question.
 *
 * @param answer empty if the run failed or took too long
 * @param error why there is no answer; empty if there is one
 * @param elapsedMs time from the question to the last event
 * @param shown the part of the text that the model saw; empty if the system under test chose
 *     several parts
 */
public record Reply(Optional<Answer> answer, String error, long elapsedMs, Optional<String> shown) {
  /** Creates a reply of a system under test that chose several parts of the text. */
  public Reply(Optional<Answer> answer, String error, long elapsedMs) {
    this(answer, error, elapsedMs, Optional.empty());
  }

  /** Returns true if the question was left unanswered. A failure is not an abstention. */
  public boolean abstained() {
    return answer.filter(given -> given.status() == Answer.Status.UNANSWERED).isPresent();
  }

  /**
   * Returns the text of the answer; empty if the question was left unanswered or the run failed.
   */
  public String text() {
    return answer
        .filter(given -> given.status() != Answer.Status.UNANSWERED)
        .map(Answer::text)
        .orElse("");
  }

  /**
   * Returns the words that are highlighted, in the answer or in the best sentences of an unanswered
   * question; {@link #text} if no words are highlighted.
   */
  public String answeringWords() {
    return answer
        .filter(given -> given.highlight().isPresent())
        .map(Answer::answeringWords)
        .orElseGet(this::text);
  }

  public int maxPromptTokens() {
    return answer.map(given -> given.usage().maxPromptTokens()).orElse(0);
  }

  /** Returns the status in the spelling of trawl's API, or {@code failed}. */
  public String status() {
    return answer.map(given -> given.status().name().toLowerCase(Locale.ROOT)).orElse("failed");
  }

  /** Returns the level at which the question was answered; empty if the run failed. */
  public String level() {
    return answer.map(given -> given.level().name().toLowerCase(Locale.ROOT)).orElse("");
  }
}

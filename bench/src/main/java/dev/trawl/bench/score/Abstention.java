package dev.trawl.bench.score;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Counts answered and unanswered questions. A question is answerable if the text contains its
 * answer.
 *
 * @param correctAbstentions unanswerable questions that were left unanswered
 * @param missedAbstentions unanswerable questions that were answered
 * @param falseAbstentions answerable questions that were left unanswered
 * @param answered answerable questions that were answered
 */
public record Abstention(
    @JsonProperty("rightly") int correctAbstentions,
    @JsonProperty("missed") int missedAbstentions,
    @JsonProperty("falsely") int falseAbstentions,
    int answered) {
  public static final Abstention NONE = new Abstention(0, 0, 0, 0);

  /** Returns the counts with one more question. */
  public Abstention plus(boolean hasAnswer, boolean abstained) {
    if (hasAnswer) {
      return abstained
          ? new Abstention(correctAbstentions, missedAbstentions, falseAbstentions + 1, answered)
          : new Abstention(correctAbstentions, missedAbstentions, falseAbstentions, answered + 1);
    }
    return abstained
        ? new Abstention(correctAbstentions + 1, missedAbstentions, falseAbstentions, answered)
        : new Abstention(correctAbstentions, missedAbstentions + 1, falseAbstentions, answered);
  }

  /** Returns the share of abstentions that were correct; 1 if there were no abstentions. */
  public double precision() {
    return share(correctAbstentions, correctAbstentions + falseAbstentions);
  }

  /**
   * Returns the share of unanswerable questions that were left unanswered; 1 if every question is
   * answerable.
   */
  public double recall() {
    return share(correctAbstentions, unanswerable());
  }

  /** Returns the number of unanswerable questions. */
  public int unanswerable() {
    return correctAbstentions + missedAbstentions;
  }

  /** Returns the percentage of answerable questions that were left unanswered. */
  public double falsePercent() {
    var answerable = falseAbstentions + answered;
    return answerable == 0 ? 0 : 100.0 * falseAbstentions / answerable;
  }

  private static double share(int part, int total) {
    return total == 0 ? 1 : (double) part / total;
  }
}

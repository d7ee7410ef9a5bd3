package dev.trawl.bench.score;

/**
 * Counts how often questions were left unanswered, rightly and wrongly.
 *
 * @param rightly questions without an answer in the text that were left unanswered
 * @param missed questions without an answer in the text that were answered anyway
 * @param falsely questions with an answer in the text that were left unanswered
 * @param answered questions with an answer in the text that were answered
 */
public record Abstention(int rightly, int missed, int falsely, int answered) {
  public static final Abstention NONE = new Abstention(0, 0, 0, 0);

  /** Returns the counts with one more question. */
  public Abstention plus(boolean hasAnswer, boolean abstained) {
    if (hasAnswer) {
      return abstained
          ? new Abstention(rightly, missed, falsely + 1, answered)
          : new Abstention(rightly, missed, falsely, answered + 1);
    }
    return abstained
        ? new Abstention(rightly + 1, missed, falsely, answered)
        : new Abstention(rightly, missed + 1, falsely, answered);
  }

  /** The share of abstentions that were right; 1 if there were none. */
  public double precision() {
    return share(rightly, rightly + falsely);
  }

  /**
   * The share of the questions without an answer that were left unanswered; 1 if there were none.
   */
  public double recall() {
    return share(rightly, rightly + missed);
  }

  /** The percentage of questions with an answer that were left unanswered. */
  public double falsePercent() {
    var answerable = falsely + answered;
    return answerable == 0 ? 0 : 100.0 * falsely / answerable;
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }
}

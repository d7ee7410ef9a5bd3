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

  /** Share of abstentions that were right; 1 if there were none. */
  public double precision() {
    return share(rightly, rightly + falsely);
  }

  /** Share of the questions without an answer that were left unanswered; 1 if there were none. */
  public double recall() {
    return share(rightly, rightly + missed);
  }

  /** False abstentions per hundred questions that have an answer. */
  public double falseInHundred() {
    var having = falsely + answered;
    return having == 0 ? 0 : 100.0 * falsely / having;
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }
}

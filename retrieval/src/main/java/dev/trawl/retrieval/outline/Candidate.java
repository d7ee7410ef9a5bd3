package dev.trawl.retrieval.outline;

/**
 * A line that may be a heading, the number of a clause, or a caption.
 *
 * @param level level in the format's own markup; 0 if it was found by its words
 * @param start index of its first UTF-16 unit in the text
 * @param bodyStart where the text after it starts
 * @param heading the heading, on one line
 * @param titled whether the line is a heading; otherwise text follows the mark on the same line
 * @param rank how doubtful the candidate is; 0 is the most certain
 */
record Candidate(
    LineMark mark, int level, int start, int bodyStart, String heading, boolean titled, int rank) {
  boolean isGiven() {
    return level > 0;
  }

  boolean isNumbered() {
    return !mark.number().isEmpty();
  }

  Unit unit() {
    return mark.unit();
  }

  /** Candidates with the same key name the same part. */
  String key() {
    return isNumbered() ? mark.key() : "HEADING " + Fold.title(heading);
  }

  /** Whether it has one number and no word: "3. Results". */
  boolean isSingle() {
    return isNumbered() && !mark.worded() && mark.depth() == 1;
  }

  boolean isDotted() {
    return isNumbered() && !mark.worded() && mark.depth() > 1;
  }

  /** The kind of part: candidates with the same kind are siblings. */
  String kind() {
    return unit() + (mark.worded() ? "" : " bare") + mark.depth();
  }
}

package dev.trawl.retrieval.outline;

/**
 * A line that may be a heading, a caption or the start of a numbered clause.
 *
 * @param mark the unit and the number with which the line starts
 * @param level heading level in the format of the document; 0 if only the words of the line show
 *     that it may be a heading
 * @param start index of its first UTF-16 unit in the text
 * @param bodyStart where the text after the heading starts
 * @param heading the heading, on one line
 * @param titled whether the line contains only the heading; otherwise text follows the mark on the
 *     same line, as in "2.1 The tenant pays the rent."
 * @param rank how doubtful the candidate is; 0 is the most certain
 */
record Candidate(
    LineMark mark, int level, int start, int bodyStart, String heading, boolean titled, int rank) {
  boolean isFromFormat() {
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

  /** Whether it has a number with one component and no word for the unit: "3. Results". */
  boolean isSingle() {
    return isNumbered() && !mark.hasUnitWord() && mark.depth() == 1;
  }

  /** Whether it has a number with several components and no word for the unit: "3.2 Method". */
  boolean isDotted() {
    return isNumbered() && !mark.hasUnitWord() && mark.depth() > 1;
  }

  /** The kind of part: candidates with the same kind are siblings. */
  String kind() {
    return unit() + (mark.hasUnitWord() ? "" : " number only ") + mark.depth();
  }
}

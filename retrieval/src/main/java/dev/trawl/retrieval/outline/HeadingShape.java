package dev.trawl.retrieval.outline;

/** The form of a line that starts with a mark. */
enum HeadingShape {
  /** Running text that only starts like a heading. */
  NONE,
  /** A heading on a line of its own. */
  TITLE,
  /** The number of a clause, whose text follows on the same line. */
  WITH_TEXT;

  /** Whether a blank line, another mark or the end of a sentence comes directly before the line. */
  record Before(boolean blank, boolean mark, boolean stop) {
    boolean allowsHeading() {
      return blank || mark || stop;
    }
  }

  static HeadingShape of(LineMark mark, TextLine line, String rest, Before before) {
    if (!mark.hasUnitWord()) {
      return mark.depth() > 1 ? dotted(mark, line, rest, before) : single(mark, line, rest, before);
    }
    boolean east = line.first() >= 0x2E80;
    if (rest.isEmpty()) {
      return before.blank() || before.mark() || east && before.allowsHeading() ? TITLE : NONE;
    }
    if (!before.allowsHeading() || !east && !before.blank() && !before.mark()) {
      return NONE;
    }
    if (!mark.separated() && TitleShape.isRunningText(rest)) {
      return hasSpace(mark, line) && isClause(mark) && east ? WITH_TEXT : NONE;
    }
    boolean titled = TitleShape.isTitle(rest, mark.separated() && !isClause(mark));
    if (titled && (east || !isClause(mark) || endsHere(line, rest))) {
      return TITLE;
    }
    return isClause(mark) && !(east && !mark.separated() && !hasSpace(mark, line))
        ? WITH_TEXT
        : NONE;
  }

  private static boolean hasSpace(LineMark mark, TextLine line) {
    return mark.rest() > mark.end();
  }

  private static boolean isClause(LineMark mark) {
    return LineScan.mayHaveTextOnSameLine(mark.unit());
  }

  /** The form of a line such as "3.2 Method" or "2.2 The Tenant shall pay." */
  private static HeadingShape dotted(LineMark mark, TextLine line, String rest, Before before) {
    if (!before.allowsHeading() || rest.isEmpty() || TitleShape.isRunningText(rest)) {
      return NONE;
    }
    return TitleShape.isTitle(rest, false) && endsHere(line, rest) ? TITLE : WITH_TEXT;
  }

  /** The form of a line such as "3. Results", "3 Results", "IV." or "一、概述". */
  private static HeadingShape single(LineMark mark, TextLine line, String rest, Before before) {
    boolean digit = Character.isDigit(line.first());
    if (!before.blank() && !(before.mark() || line.first() >= 0x2E80) || rest.isEmpty() && digit) {
      return NONE;
    }
    if (TitleShape.isRunningText(rest)) {
      return NONE;
    }
    if (TitleShape.isTitle(rest, false) && endsHere(line, rest)) {
      return TITLE;
    }
    return mark.separated() ? WITH_TEXT : NONE;
  }

  /** Whether the heading ends on this line, and does not continue on the next one. */
  private static boolean endsHere(TextLine line, String rest) {
    if (line.isLast()) {
      return false;
    }
    var next = line.following();
    if (next.isBlank() || LineMark.read(next.words(80)).isPresent()) {
      return true;
    }
    return rest.length() <= 60 && line.length() * 3 < next.length() * 2
        || rest.length() <= 30 && next.length() > line.length();
  }
}

package dev.trawl.retrieval.office;

/**
 * Holds raised and lowered characters back until the character after them is known, because it
 * decides how they are written: a raised 1, a slash and a lowered 2 are the fraction ½. Not
 * thread-safe.
 */
public final class ScriptBuffer {
  /** Longer text is not a script: it is written like the text around it. */
  private static final int MAX_LENGTH = 40;

  private final StringBuilder raised = new StringBuilder();
  private final StringBuilder lowered = new StringBuilder();
  private char slash;
  private boolean inRaised;
  private boolean startsWithSpace;
  private int depth;

  /** Returns true inside a raised or lowered element. */
  public boolean isOpen() {
    return depth > 0;
  }

  /** Returns true if characters are held back. */
  public boolean isWaiting() {
    return raised.length() + lowered.length() > 0;
  }

  /** Returns true if a raised or lowered element may continue the held characters. */
  public boolean joins(boolean isRaised) {
    return isOpen() || !isWaiting() || (isRaised ? lowered.isEmpty() && slash == 0 : true);
  }

  /**
   * Starts an element. If {@link #joins} returns false, the held characters must be taken first.
   */
  public void start(boolean isRaised) {
    if (depth++ > 0) {
      (inRaised ? raised : lowered).append(isRaised ? '^' : '_');
    } else {
      inRaised = isRaised;
    }
  }

  public void end() {
    depth = Math.max(0, depth - 1);
  }

  /** Leaves all open elements, because a block starts or ends inside them. */
  public void endAll() {
    depth = 0;
  }

  /** Adds a character of the open element. Returns false if the text is too long for a script. */
  public boolean add(char c) {
    var words = inRaised ? raised : lowered;
    if (Character.isWhitespace(c)) {
      startsWithSpace |= !isWaiting();
      if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
        words.append(' ');
      }
    } else {
      words.append(c);
    }
    return words.length() <= MAX_LENGTH;
  }

  /** Holds back the slash between a raised number and a possible lowered number. */
  public boolean addSlash(char c) {
    if ((c == '/' || c == '⁄')
        && slash == 0
        && lowered.isEmpty()
        && Scripts.isNumber(raised.toString().strip())) {
      slash = c;
      return true;
    }
    return false;
  }

  /** Returns the held characters as they are, without marks. */
  public String takeLong() {
    var words = (startsWithSpace ? " " : "") + raised + lowered;
    clear();
    return words;
  }

  /**
   * Returns how to write the held characters.
   *
   * @param before the end of the text before them; empty at the start of a line, a space after
   *     white space
   * @param next the character after them; a space if there is none
   */
  public String take(String before, char next) {
    var high = raised.toString().strip();
    var low = lowered.toString().strip();
    boolean endsInSpace = endsInSpace(low.isEmpty() ? raised : lowered);
    char stroke = slash;
    clear();
    if (stroke == 0 && isNumerator(high) && !low.isEmpty()) {
      stroke = high.charAt(high.length() - 1);
      high = high.substring(0, high.length() - 1);
    }
    var words = write(before, high, stroke, low, endsInSpace ? ' ' : next);
    return endsInSpace ? words + " " : words;
  }

  private static boolean endsInSpace(StringBuilder words) {
    return !words.isEmpty() && words.charAt(words.length() - 1) == ' ';
  }

  private static boolean isNumerator(String words) {
    return words.matches("\\d+[/⁄]");
  }

  private static String write(String before, String high, char stroke, String low, char next) {
    if (high.isEmpty()) {
      return low.isEmpty() ? "" : Scripts.lowered(before, low, next);
    }
    if (low.isEmpty()) {
      return Scripts.raised(before, high, stroke == 0 ? next : stroke)
          + (stroke == 0 ? "" : String.valueOf(stroke));
    }
    if (stroke != 0) {
      return Scripts.fraction(before, high, low);
    }
    var base = Scripts.lowered(before, low, '^');
    return base + Scripts.raised(before + base, high, next);
  }

  private void clear() {
    raised.setLength(0);
    lowered.setLength(0);
    slash = 0;
    startsWithSpace = false;
  }
}

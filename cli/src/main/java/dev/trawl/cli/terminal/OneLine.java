package dev.trawl.cli.terminal;

import java.util.regex.Pattern;

/** Fits text on one line. */
public final class OneLine {
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

  private OneLine() {}

  /**
   * {@code text} with each sequence of white space and control characters replaced by one space.
   */
  public static String of(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }

  /**
   * Like {@link #of}, but without a full stop at the end, so that the sentence can be continued.
   */
  public static String withoutFullStop(String text) {
    var line = of(text);
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  /** Like {@link #of}, but cut to {@code charsMax} characters, between words if possible. */
  public static String cut(String text, int charsMax) {
    var line = of(text);
    if (line.length() <= charsMax) {
      return line;
    }
    var end = line.offsetByCodePoints(0, line.codePointCount(0, charsMax));
    var word = line.lastIndexOf(' ', end);
    return line.substring(0, word > end * 3 / 4 ? word : end).stripTrailing() + "…";
  }
}

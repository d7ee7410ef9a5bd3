package dev.trawl.cli.terminal;

import java.util.regex.Pattern;

/** Text made to fit one line. */
public final class OneLine {
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

  private OneLine() {}

  /** {@code text} with every run of white space and control characters as one blank. */
  public static String of(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }

  /** The same without a full stop at its end, to go on after it. */
  public static String withoutStop(String text) {
    var line = of(text);
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  /** The same, cut to {@code charsMax} characters at a word where there is one nearby. */
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

package dev.trawl.protocol;

import java.util.regex.Pattern;

/** Writes a quote on one line, for people: a document may break a sentence into several lines. */
public final class OneLine {
  /** A line break between two ideographs stands for nothing. */
  private static final Pattern BREAK_IN_EAST_ASIAN =
      Pattern.compile("(?<=[\\u2E80-\\uFFEF])[ \\t]*[\\r\\n]\\s*(?=[\\u2E80-\\uFFEF])");

  private static final Pattern SPACE = Pattern.compile("\\s*[\\r\\n]\\s*| {2,}");

  private OneLine() {}

  /** The quote with line breaks and indentation replaced by one space. Tabs stay, as in a table. */
  public static String of(String quote) {
    return joined(quote).strip();
  }

  /** The place of {@code span} of {@code quote} in {@link #of}. */
  public static Span of(Span span, String quote) {
    int leading = joined(quote).length() - joined(quote).stripLeading().length();
    int start = place(quote, span.startChar()) - leading;
    int end =
        span.endChar() == span.startChar() ? start : place(quote, span.endChar() - 1) + 1 - leading;
    return new Span(Math.max(0, start), Math.max(0, end));
  }

  /** The index in the joined text of the character at {@code index}. */
  private static int place(String quote, int index) {
    return index >= quote.length()
        ? joined(quote).length()
        : joined(quote.substring(0, index + 1)).length() - 1;
  }

  private static String joined(String quote) {
    return SPACE.matcher(BREAK_IN_EAST_ASIAN.matcher(quote).replaceAll("")).replaceAll(" ");
  }
}

package dev.trawl.lexical.sentence;

import java.util.regex.Pattern;

/** Tells lines of contents pages and indexes, which repeat every word and answer nothing. */
final class Contents {
  private static final Pattern LEADERS =
      Pattern.compile("(?:\\s?[.·…_]){5,}\\s*\\d*|…{2,}\\s*\\d+");
  private static final Pattern PAGES =
      Pattern.compile(
          "(?s).*\\p{L}[^\\d\\n]{0,4}[,\\s]\\s*\\d{1,4}(?:[-–]\\d+)?(?:\\s*,\\s*\\d{1,4}(?:[-–]\\d+)?){2,}\\s*");

  private Contents() {}

  static boolean isListed(String sentence) {
    return LEADERS.matcher(sentence).find() || PAGES.matcher(sentence).matches();
  }
}

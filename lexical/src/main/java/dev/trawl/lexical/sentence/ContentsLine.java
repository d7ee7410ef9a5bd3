package dev.trawl.lexical.sentence;

import java.util.regex.Pattern;

/**
 * Recognises lines of a table of contents or an index. Such lines often contain words of a question
 * without answering it.
 */
final class ContentsLine {
  private static final Pattern LEADERS =
      Pattern.compile("(?:\\s?[.·…_]){5,}\\s*\\d*|…{2,}\\s*\\d+");
  private static final Pattern PAGES =
      Pattern.compile(
          "(?s).*\\p{L}[^\\d\\n]{0,4}[,\\s]\\s*\\d{1,4}(?:[-–]\\d+)?(?:\\s*,\\s*\\d{1,4}(?:[-–]\\d+)?){2,}\\s*");

  private ContentsLine() {}

  static boolean matches(String sentence) {
    return LEADERS.matcher(sentence).find() || PAGES.matcher(sentence).matches();
  }
}

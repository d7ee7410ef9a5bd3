package dev.trawl.retrieval.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds headings in plain text and in Markdown. In plain text, a heading is a short separate line
 * that starts with a word such as "Chapter" or with a section number. In Markdown, code blocks are
 * skipped.
 */
final class TextHeadings {
  private static final int MAX_LENGTH = 160;

  /** Fields before the text of a Markdown file take at most this many lines. */
  private static final int MAX_FRONT_MATTER = 200;

  private static final Pattern ATX =
      Pattern.compile("^ {0,3}(#{1,6})[ \\t]+(.+?)[ \\t]*#*[ \\t]*$");
  private static final Pattern FENCE = Pattern.compile("^ {0,3}(```+|~~~+)(.*)$");
  private static final Pattern FIELD = Pattern.compile("^[\\w\"'-][^:=]{0,60}\\s*[:=].*");
  private static final Pattern UNDERLINE = Pattern.compile("^ {0,3}(=+|-+)[ \\t]*$");

  private static final String NUMBER = "(?:\\d{1,4}[A-Za-z]?|[IVXLCDM]{1,8}|[A-Za-z]+(?:-[a-z]+)?)";

  /**
   * Parts, books and volumes contain chapters. A title may follow on the same line, but not a
   * sentence.
   */
  private static final Pattern PART =
      Pattern.compile(
          "^(?:(?i:PART|BOOK|VOLUME)\\s+"
              + NUMBER
              + "|(?:[A-Z]+\\s)?(?:PROLOGUE|EPILOGUE))(?:\\s*[.:—–-].*|\\s*$)"
              + "|^第[零〇一二三四五六七八九十百千两\\d０-９]{1,7}[卷部篇编編](?:[\\s　:：].*|$)");

  private static final Pattern CHAPTER =
      Pattern.compile(
          "^(?i:CHAPTER|APPENDIX|ANNEX|ACT|LETTER|STAVE|CANTO|ARTICLE|ITEM)\\s+"
              + NUMBER
              + "(?:\\s*[.:—–-].*|\\s*$)"
              + "|^第[零〇一二三四五六七八九十百千两\\d０-９]{1,7}[章回节節](?:[\\s　:：].*|\\p{IsHan}.*|$)");

  /**
   * Matches "2.3 Results" and "4.1.2. Method". At least two levels are required, because the number
   * of a list item has only one level.
   */
  private static final Pattern NUMBERED =
      Pattern.compile("^(\\d{1,2}(?:\\.\\d{1,2}){1,4})\\.?[ \\t　]+[\\p{Lu}\\p{Lo}].*");

  private static final Pattern SENTENCE_END = Pattern.compile(".*[.,;。，；、！？!?]$");

  /** A Chinese title has no full stop, but a question mark is possible. */
  private static final Pattern CHINESE_CLAUSE_END = Pattern.compile(".*[。，；、]$");

  /** An entry in a table of contents. "BOOK ONE: 1805 - 07" is none: it has years, and no page. */
  private static final Pattern CONTENTS =
      Pattern.compile("\\t|(?:\\.\\s?){4}|^(?!.*:[\\s\\d–-]+$)\\S+\\s+\\S+.*\\s\\d{1,4}$");

  private TextHeadings() {}

  /** Finds the headings of the Markdown in {@code sink} that starts at {@code from}. */
  static void markdown(TextSink sink, int from) {
    var fence = "";
    var before = "";
    int beforeStart = from;
    int body = afterFrontMatter(sink.text(), from);
    for (var line : new Lines(sink.text(), body, sink.length())) {
      sink.check();
      var words = line.text();
      var mark = FENCE.matcher(words);
      if (mark.matches() && (fence.isEmpty() || closes(mark, fence))) {
        fence = fence.isEmpty() ? mark.group(1) : "";
      } else if (fence.isEmpty()) {
        var heading = ATX.matcher(words);
        var underline = UNDERLINE.matcher(words);
        if (heading.matches()) {
          sink.heading(heading.group(1).length(), line.start(), heading.group(2));
        } else if (underline.matches() && canBeUnderlined(before)) {
          sink.heading(underline.group(1).startsWith("=") ? 1 : 2, beforeStart, before);
        }
      }
      before = fence.isEmpty() ? words : "";
      beforeStart = line.start();
    }
  }

  /**
   * The end of the fields at the start, which are between two lines of three hyphens or plus signs.
   * The second of these lines does not underline a heading, and a {@code #} between them starts a
   * comment.
   */
  private static int afterFrontMatter(CharSequence text, int from) {
    var mark = "";
    int lines = 0;
    for (var line : new Lines(text, from, text.length())) {
      var words = line.text().stripTrailing();
      lines++;
      if (lines == 1) {
        mark = words;
        if (!mark.equals("---") && !mark.equals("+++")) {
          return from;
        }
      } else if (words.equals(mark) || words.equals("...")) {
        return Math.min(line.start() + line.text().length() + 1, text.length());
      } else if (lines > MAX_FRONT_MATTER || lines == 2 && !FIELD.matcher(words).matches()) {
        return from;
      }
    }
    return from;
  }

  private static boolean closes(Matcher mark, String fence) {
    return mark.group(1).startsWith(fence) && mark.group(2).isBlank();
  }

  private static boolean canBeUnderlined(String line) {
    return !line.isBlank()
        && line.length() <= MAX_LENGTH
        && !line.startsWith("    ")
        && !line.matches("^ {0,3}([-*+>|]|\\d+[.)]).*")
        && !UNDERLINE.matcher(line).matches();
  }

  static void plain(TextSink sink) {
    var blankBefore = true;
    for (var line : new Lines(sink.text())) {
      sink.check();
      var words = line.text().replace('\u00a0', ' ').strip();
      if (!words.isEmpty() && words.length() <= MAX_LENGTH && !CONTENTS.matcher(words).find()) {
        int level = level(words, blankBefore);
        if (level > 0) {
          sink.heading(level, line.start(), words);
        }
      }
      blankBefore = words.isEmpty();
    }
  }

  /** The level if {@code line} is a heading; else 0. */
  private static int level(String line, boolean blankBefore) {
    if (PART.matcher(line).matches()) {
      return blankBefore ? 1 : 0;
    }
    if (CHAPTER.matcher(line).matches()) {
      boolean isChinese = line.startsWith("第");
      return isChinese && CHINESE_CLAUSE_END.matcher(line).matches()
              || !blankBefore && !(isChinese && !SENTENCE_END.matcher(line).matches())
          ? 0
          : 2;
    }
    var numbered = NUMBERED.matcher(line);
    if (blankBefore && numbered.matches() && !SENTENCE_END.matcher(line).matches()) {
      return 2 + (int) numbered.group(1).chars().filter(c -> c == '.').count();
    }
    return 0;
  }
}

package dev.trawl.actors.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * An answer as a model writes it: claims, each followed by the numbers of its sources in square
 * brackets. Other forms that models write are understood too: {@code [S3]}, {@code [^3]}, {@code
 * 【3†source】}, {@code (sentence 3)}, {@code ([1], [3])}.
 */
record MarkedText(List<Part> parts) {
  private static final String SPACE = "[ \\t\\u00a0]*";

  /** What precedes a number in brackets. */
  private static final String NAME =
      "(?:(?:sentences?|lines?|sources?|refs?\\.?|nos?\\.?|s|l|s[aä]tz(?:e[ns]?)?|phrases?|oración|oraciones|frases?)\\s*"
          + "|[#^]|第\\s*|句\\s*)";

  /** What precedes a number in parentheses, where a number alone may mean anything. */
  private static final String LONG_NAME =
      "(?:(?:sentences?|lines?|s[aä]tz(?:e[ns]?)?|phrases?|oración|oraciones|frases?)\\s+|第\\s*|句(?:子)?\\s*)";

  private static final String LIST =
      NAME + "?" + Numbers.RANGE + "(?:" + Numbers.SEPARATOR + NAME + "?" + Numbers.RANGE + ")*";

  private static final String BRACKET =
      "[\\[【［]\\s*(?:" + LIST + ")\\s*[句行]?(?:†[^\\[\\]【】［］\\n]{0,40})?\\s*[\\]】］]";

  private static final String PARENTHESES =
      "[(（]\\s*(?:(?:see|cf\\.|siehe|vgl\\.|voir|véase|見|见|参见|參見|据|來自|来自)\\s*)?(?:"
          + LONG_NAME
          + Numbers.LIST
          + "\\s*[句行]?|"
          + BRACKET
          + "(?:[,;，、；\\s]*(?:and|und|et|y|和|及|与)?\\s*"
          + BRACKET
          + ")*)\\s*[)）]";

  private static final String ONE = "(?:" + BRACKET + "|" + PARENTHESES + ")";

  /** One marker or several, with the white space before them. */
  static final Pattern MARKERS =
      Pattern.compile(
          "(?iu:" + SPACE + ONE + "(?:" + SPACE + "(?:[,;，、；]" + SPACE + ")?" + ONE + ")*)");

  private static final Pattern MARKER = Pattern.compile("(?iu:" + SPACE + ONE + ")");

  /** The form that prompts ask for. */
  private static final Pattern USUAL =
      Pattern.compile("[\\[【［]\\s*(?:" + Numbers.LIST + ")\\s*[\\]】］]");

  /** In {@code 【3†L5】}, only the first number is the number of a sentence. */
  private static final Pattern DAGGER = Pattern.compile("†[^\\]】］]*");

  /** Markers on a line of their own belong to the line before. */
  private static final Pattern OWN_LINE =
      Pattern.compile("(?m)(?<=\\S)\\h*\\R(?=\\h*(?:" + MARKERS + "[.。]?\\h*)$)");

  /** A list of the sources at the end of an answer. The citations show them anyway. */
  private static final Pattern SOURCES =
      Pattern.compile(
          "(?iu)(?:\\R\\s*[#*_\\h]*(?:sources|references|footnotes|quellen|références|fuentes|来源|來源|参考资料"
              + "|脚注)[*_]*\\h*[:：]?[*_]*\\h*)?(?:\\R\\s*[\\[【［]\\^?\\d{1,4}[\\]】］]\\h*[:：].*)+\\s*\\z");

  /** Punctuation that belongs to the claim before a marker. */
  private static final String PUNCTUATION = ".,;:!?。，；：！？、)）\"”";

  private static final Pattern ROW_END = Pattern.compile("\\h*\\|\\h*(?=\\R|\\z)");

  /**
   * A claim with the numbers after it.
   *
   * @param numbers in the order of the markers; empty if no marker follows
   */
  record Part(String text, List<Integer> numbers) {
    Part {
      numbers = List.copyOf(numbers);
    }
  }

  MarkedText {
    parts = List.copyOf(parts);
  }

  /**
   * @param isPartOfText returns true for markers that belong to the text itself and are kept
   */
  static MarkedText of(String reply, Predicate<String> isPartOfText) {
    var raw = OWN_LINE.matcher(SOURCES.matcher(reply).replaceFirst("")).replaceAll(" ");
    var parts = new ArrayList<Part>();
    var text = new StringBuilder();
    var markers = MARKERS.matcher(raw);
    var from = 0;
    while (markers.find()) {
      text.append(raw, from, markers.start());
      from = markers.end();
      var before = text.length();
      var isKept = false;
      var numbers = new LinkedHashSet<Integer>();
      for (var marker : MARKER.matcher(markers.group()).results().toList()) {
        if (isPartOfText.test(marker.group())) {
          text.append(marker.group());
          isKept = true;
        } else {
          numbers.addAll(numbers(marker.group()));
        }
      }
      if (numbers.isEmpty()) {
        text.setLength(before);
        text.append(isKept ? markers.group() : "");
        continue;
      }
      var end = endOfClaim(raw, from);
      text.append(raw, from, end);
      from = end;
      parts.add(new Part(text.toString(), List.copyOf(numbers)));
      text.setLength(0);
    }
    text.append(raw, from, raw.length());
    if (!text.toString().isBlank()) {
      parts.add(new Part(text.toString(), List.of()));
    }
    return new MarkedText(parts);
  }

  private static int endOfClaim(String raw, int from) {
    var end = from;
    while (end < raw.length() && PUNCTUATION.indexOf(raw.charAt(end)) >= 0) {
      end++;
    }
    var row = ROW_END.matcher(raw).region(end, raw.length());
    return row.lookingAt() ? row.end() : end;
  }

  /** Returns true if {@code marker} is one or several numbers in brackets, without words. */
  static boolean isUsual(String marker) {
    return USUAL.matcher(marker).matches();
  }

  /** The numbers of sentences in {@code markers}. */
  static List<Integer> numbers(String markers) {
    return Numbers.in(DAGGER.matcher(markers).replaceAll("")).stream().distinct().toList();
  }

  /** The text without markers. */
  String text() {
    var text = new StringBuilder();
    parts.forEach(part -> text.append(part.text()));
    return text.toString();
  }
}

package dev.trawl.retrieval.table;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Splits lines of text into the cells of a table. Stateless. */
public final class TableLine {
  private static final Pattern RULE = Pattern.compile("[|:\\-\\s]*-[|:\\-\\s]*");
  private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");

  private TableLine() {}

  /** Returns true if the line only separates the head of a Markdown table from its body. */
  public static boolean isRule(String line) {
    return RULE.matcher(line).matches();
  }

  /**
   * The cells of a line with tabs or, as in Markdown, with vertical bars, without white space
   * around them; otherwise the whole line. Empty if the line is a rule.
   */
  public static List<String> cells(String line) {
    if (line.contains("\t")) {
      return Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
    }
    var words = line.strip();
    if (isRule(words)) {
      return List.of();
    }
    if (words.contains("|")) {
      var inner = words.startsWith("|") ? words.substring(1) : words;
      return Arrays.stream(BAR.split(inner)).map(String::strip).toList();
    }
    return List.of(words);
  }
}

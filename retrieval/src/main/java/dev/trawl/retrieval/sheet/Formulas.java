package dev.trawl.retrieval.sheet;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shows formulas that have no stored result, and counts them. Formulas are never computed: the
 * result would not be in the document, and a formula may loop. Used for one workbook.
 */
final class Formulas {
  private static final int MAX_LENGTH = 1000;

  /** Prefixes of functions that are newer than the file format. */
  private static final Pattern NEW_FUNCTION = Pattern.compile("_xl(?:fn|ws|udf|pm)\\.");

  /** A text in quotes, a quoted sheet name, or a reference to a cell. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'!?"
              + "|(?<![\\w.$])(\\$?)([A-Za-z]{1,3})(\\$?)(\\d{1,7})(?![\\w.(!])");

  private int withoutResult;

  /** A formula that several cells share, as written for the cell at {@code row, column}. */
  record Shared(int row, int column, String text) {}

  private final Map<String, Shared> shared = new HashMap<>();

  void startSheet() {
    shared.clear();
  }

  /**
   * A shared formula is repeated in many cells, so a long one is shortened once for all of them.
   */
  void share(String index, Shared formula) {
    var text = formula.text();
    shared.put(
        index,
        text.length() > MAX_LENGTH
            ? new Shared(formula.row(), formula.column(), text.substring(0, MAX_LENGTH) + "…")
            : formula);
  }

  boolean isShared(String index) {
    return shared.containsKey(index);
  }

  /** The shared formula as it reads in the cell at {@code row, column}; "" if it is unknown. */
  String shared(String index, int row, int column) {
    var formula = shared.get(index);
    return formula == null
        ? ""
        : moved(formula.text(), row - formula.row(), column - formula.column());
  }

  private static String moved(String formula, int rows, int columns) {
    return REFERENCE
        .matcher(formula)
        .replaceAll(
            match -> {
              if (match.group(2) == null) {
                return Matcher.quoteReplacement(match.group());
              }
              boolean fixedColumn = !match.group(1).isEmpty();
              boolean fixedRow = !match.group(3).isEmpty();
              int column = CellRange.column(match.group(2)) + (fixedColumn ? 0 : columns);
              int row = Integer.parseInt(match.group(4)) + (fixedRow ? 0 : rows);
              return Matcher.quoteReplacement(
                  match.group(1)
                      + CellRange.letters(Math.max(0, column))
                      + match.group(3)
                      + Math.max(1, row));
            });
  }

  /** The formula with an equals sign before it, to be shown in place of a missing result. */
  String shown(String formula) {
    withoutResult++;
    var words = Words.oneLine(NEW_FUNCTION.matcher(formula).replaceAll(""));
    var cut = words.length() > MAX_LENGTH ? words.substring(0, MAX_LENGTH) + "…" : words;
    return cut.startsWith("=") ? cut : "=" + cut;
  }

  void warn(SheetOutput out) {
    if (withoutResult > 0) {
      out.warn(
          "%,d %s no stored result and %s shown as written; open and save the file in a spreadsheet program to store results"
              .formatted(
                  withoutResult,
                  withoutResult == 1 ? "formula has" : "formulas have",
                  withoutResult == 1 ? "is" : "are"));
    }
  }
}

package dev.trawl.lexical.sentence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A row of a table with the names of its columns.
 *
 * @param line the row as a sentence of its chunk
 * @param columns the name of each column
 * @param cells as many as there are columns
 */
public record TableRow(RankedSentence line, List<String> columns, List<String> cells) {
  private static final Pattern TAB = Pattern.compile("\\s*\t\\s*");
  private static final Pattern BAR = Pattern.compile("\\s*(?<!\\\\)\\|\\s*");
  private static final Pattern RULE = Pattern.compile("[|:\\-\\s]*-[|:\\-\\s]*");

  /** Empty if the sentence is not a row or the names of its columns are not known. */
  public static Optional<TableRow> of(RankedSentence line) {
    var cells = cells(line.text());
    if (cells.size() < 2) {
      return Optional.empty();
    }
    return columns(line, cells.size())
        .filter(columns -> !columns.equals(cells))
        .map(columns -> new TableRow(line, columns, cells));
  }

  /** The cells of a line with tabs or, as in Markdown, vertical bars; otherwise the whole line. */
  static List<String> cells(String line) {
    if (line.contains("\t")) {
      return List.of(TAB.split(line.strip(), -1));
    }
    var words = line.strip();
    if (!words.contains("|") || RULE.matcher(words).matches()) {
      return List.of(words);
    }
    var inner = words.startsWith("|") ? words.substring(1) : words;
    return Arrays.stream(BAR.split(inner)).map(String::strip).toList();
  }

  /**
   * The first row of the table, which names the columns. If the table starts before the chunk, the
   * chunk knows them.
   */
  private static Optional<List<String>> columns(RankedSentence line, int count) {
    var chunk = line.marked().chunk();
    var first = Optional.<List<String>>empty();
    boolean startsInTable = true;
    for (var above : chunk.text().substring(0, line.line().start()).lines().toList().reversed()) {
      if (RULE.matcher(above).matches()) {
        continue;
      }
      var cells = cells(above);
      if (cells.size() < 2) {
        startsInTable = false;
        break;
      }
      first = Optional.of(cells);
    }
    var columns =
        startsInTable && !chunk.tableHead().isEmpty()
            ? Optional.of(cells(chunk.tableHead()))
            : first;
    return columns.filter(names -> names.size() == count);
  }

  /** The row with the name of its column before each cell that is not empty. */
  public String withColumns() {
    return IntStream.range(0, cells.size())
        .filter(i -> !cells.get(i).isEmpty())
        .mapToObj(
            i -> columns.get(i).isEmpty() ? cells.get(i) : columns.get(i) + ": " + cells.get(i))
        .collect(Collectors.joining("; "));
  }
}

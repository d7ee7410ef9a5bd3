package dev.trawl.lexical.sentence;

import dev.trawl.retrieval.table.TableLine;
import java.util.List;
import java.util.Optional;
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
  /** Empty if the sentence is not a row or the names of its columns are not known. */
  public static Optional<TableRow> of(RankedSentence line) {
    var cells = TableLine.cells(line.text());
    if (cells.size() < 2) {
      return Optional.empty();
    }
    return columns(line, cells.size())
        .filter(columns -> !columns.equals(cells))
        .map(columns -> new TableRow(line, columns, cells));
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
      if (TableLine.isRule(above)) {
        continue;
      }
      var cells = TableLine.cells(above);
      if (cells.size() < 2) {
        startsInTable = false;
        break;
      }
      first = Optional.of(cells);
    }
    var columns =
        startsInTable && !chunk.tableHead().isEmpty()
            ? Optional.of(TableLine.cells(chunk.tableHead()))
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

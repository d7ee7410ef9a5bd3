package dev.trawl.retrieval.rtf;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;

/**
 * The columns of a table. RTF only says where the cells of each row end, so a cell that covers
 * several columns can only be found by comparing it with the other rows.
 */
final class Columns {
  /** Edges this close to each other, in twips, are the same: about two millimetres. */
  private static final int TOLERANCE = 120;

  private final int[] edges;

  private Columns(int[] edges) {
    this.edges = edges;
  }

  static Columns of(Collection<RowLayout.Row> rows) {
    var sorted =
        rows.stream()
            .filter(row -> !row.cells().isEmpty())
            .flatMapToInt(Columns::edges)
            .sorted()
            .distinct()
            .toArray();
    int count = 0;
    for (int edge : sorted) {
      if (count == 0 || edge > (long) sorted[count - 1] + TOLERANCE) {
        sorted[count++] = edge;
      }
    }
    return new Columns(Arrays.copyOf(sorted, count));
  }

  private static IntStream edges(RowLayout.Row row) {
    var right = row.cells().stream().mapToInt(RowLayout.Cell::right);
    return IntStream.concat(IntStream.of(row.left()), right);
  }

  /** The number of columns between two edges; at least one. */
  int between(int left, int right) {
    return Math.max(1, before(right) - before(left));
  }

  /** The number of columns to the left of an edge. */
  int before(int edge) {
    int at = Arrays.binarySearch(edges, (int) Math.max(Integer.MIN_VALUE, (long) edge - TOLERANCE));
    return at < 0 ? -at - 1 : at;
  }
}

package dev.trawl.retrieval.rtf;

import dev.trawl.retrieval.office.Recorder;
import dev.trawl.retrieval.office.Target;
import dev.trawl.retrieval.office.WordCells;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table while it is read. Its first rows wait until its columns are known. Not thread-safe. */
final class RtfTable {
  /** The columns are found in this many rows. */
  private static final int MAX_WAITING = 256;

  private record Row(RowLayout.Row layout, List<Recorder> cells) {}

  private final Target target;
  private final Recorder empty;
  private final WordCells cells = new WordCells();
  private final Deque<Row> waiting = new ArrayDeque<>();
  private List<Recorder> row = new ArrayList<>();
  private @Nullable Recorder cell;
  private @Nullable Columns columns;

  RtfTable(Target target) {
    this.target = target;
    this.empty = new Recorder(target);
  }

  /** Receives the contents of the current cell. */
  Target cell() {
    var current = cell;
    if (current == null) {
      current = new Recorder(target);
      cell = current;
    }
    return current;
  }

  void endCell() {
    row.add(cell == null ? empty : cell);
    cell = null;
    if (row.size() >= RowLayout.MAX_CELLS) {
      endRow(RowLayout.Row.UNDEFINED);
    }
  }

  void endRow(RowLayout.Row layout) {
    if (cell != null && cell.hasText()) {
      endCell();
    }
    cell = null;
    if (row.isEmpty()) {
      return;
    }
    waiting.add(new Row(layout, row));
    row = new ArrayList<>();
    if (columns != null || waiting.size() >= MAX_WAITING) {
      writeWaiting();
    }
  }

  /** Ends the table, and its last row if the file does not end it. */
  void close() {
    endRow(RowLayout.Row.UNDEFINED);
    writeWaiting();
    if (columns != null) {
      target.end("table");
    }
  }

  private void writeWaiting() {
    if (columns == null && !waiting.isEmpty()) {
      columns = Columns.of(waiting.stream().map(Row::layout).toList());
      target.start("table");
    }
    while (columns != null && !waiting.isEmpty()) {
      write(waiting.remove(), columns);
    }
  }

  private void write(Row written, Columns places) {
    var layout = written.layout();
    if (layout.heads()) {
      target.start("thead");
    }
    target.start("tr");
    cells.startRow();
    int left = layout.left();
    int indented = layout.cells().isEmpty() ? 0 : places.before(left);
    if (indented > 0) {
      cells.startCell();
      cells.span(indented);
      write(empty);
    }
    for (int i = 0; i < written.cells().size(); ) {
      int next = afterMerged(written, i);
      cells.startCell();
      if (i < layout.cells().size()) {
        var first = layout.cells().get(i);
        int right = layout.cells().get(next - 1).right();
        cells.span(places.between(left, right));
        if (first.beginsRows() || first.continuesAbove()) {
          cells.merge(first.beginsRows());
        }
        left = right;
      }
      write(written.cells().get(i));
      i = next;
    }
    target.end("tr");
    if (layout.heads()) {
      target.end("thead");
    }
  }

  /** The first cell after {@code first} that has a place of its own. */
  private static int afterMerged(Row written, int first) {
    var layout = written.layout().cells();
    int next = first + 1;
    while (next < Math.min(layout.size(), written.cells().size())
        && layout.get(next).continuesLeft()
        && !written.cells().get(next).hasText()) {
      next++;
    }
    return next;
  }

  private void write(Recorder contents) {
    var remembered = cells.open(target);
    if (remembered.isPresent()) {
      contents.replay(remembered.get(), "");
      remembered.get().replay(target, "");
    } else {
      contents.replay(target, "");
    }
    cells.endCell(target);
  }
}

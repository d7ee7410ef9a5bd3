package dev.trawl.retrieval.office;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cells of a Word table that cover several columns or rows. Not thread-safe. */
final class WordCells {
  /** Word allows 63 columns. */
  private static final int MAX_SPAN = 63;

  /** The contents of cells that may continue in the next row, by column. */
  private final Map<Integer, Recorder> above = new HashMap<>();

  private int column;
  private int span = 1;
  private boolean continues;
  private @Nullable Recorder recorded;

  void startRow() {
    column = 0;
  }

  void startCell() {
    span = 1;
    continues = false;
    recorded = null;
  }

  void span(int columns) {
    span = Math.clamp(columns, 1, MAX_SPAN);
  }

  /** The cell repeats the one above. */
  void continues() {
    continues = true;
  }

  /** Starts to remember the contents of the cell. */
  Recorder record(Target target) {
    var cell = new Recorder(target);
    recorded = cell;
    above.put(column, cell);
    return cell;
  }

  boolean isRecording() {
    return recorded != null;
  }

  /** The text of the cell above that this cell continues; empty for other cells. */
  private String carried() {
    var cell = continues ? above.get(column) : null;
    return cell == null ? "" : cell.words();
  }

  /** Ends the cell, with empty cells for the other columns that it covers. */
  void endCell(Target target) {
    target.text(carried());
    target.end("td");
    for (int i = 1; i < span; i++) {
      target.start("td");
      target.end("td");
    }
    column += span;
    recorded = null;
  }
}

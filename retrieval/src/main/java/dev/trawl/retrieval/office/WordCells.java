package dev.trawl.retrieval.office;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The cells of a Word, RTF or PowerPoint table that cover several columns or rows. The text of a
 * cell that covers several rows is repeated in each of them. Not thread-safe.
 */
public final class WordCells {
  /** Word allows 63 columns. */
  private static final int MAX_SPAN = 63;

  /** A longer text is written only once. */
  private static final int MAX_REPEATED_CHARS = 200;

  /** Maximum number of repeated characters in a table. */
  private static final int MAX_ADDED_CHARS = 100_000;

  /** The texts of cells that may continue in the next row, by column. */
  private final Map<Integer, Recorder> above = new HashMap<>();

  private int column;
  private int span = 1;
  private int covered;
  private int added;
  private boolean isOpen = true;
  private boolean begins;
  private boolean continues;

  public void startRow() {
    column = 0;
    covered = 0;
  }

  /** Starts a cell, whose properties follow. */
  public void startCell() {
    span = 1;
    begins = false;
    continues = false;
    isOpen = false;
  }

  public void span(int columns) {
    span = Math.clamp(columns, 1, MAX_SPAN);
  }

  /**
   * Makes the cell cover several rows.
   *
   * @param isFirst whether the current row is its first; the other rows repeat its text
   */
  public void merge(boolean isFirst) {
    begins = isFirst;
    continues = !isFirst;
  }

  /** Returns true if the previous cell covers this column, for which the file has another cell. */
  boolean isCovered() {
    return covered-- > 0;
  }

  /**
   * Writes the start of the cell once its properties are known; does nothing if it was already
   * written. Returns a recorder for the contents of a cell that also covers rows below; empty for
   * other cells.
   */
  public Optional<Recorder> open(Target target) {
    if (isOpen) {
      return Optional.empty();
    }
    isOpen = true;
    covered = span - 1;
    target.startCell(span, 1);
    if (!begins) {
      return Optional.empty();
    }
    var contents = new Recorder(target);
    above.put(column, contents);
    return Optional.of(contents);
  }

  /** Writes the repeated text, if any, and the end of the cell. */
  public void endCell(Target target) {
    target.text(carried());
    target.end("td");
    column += span;
  }

  /** The text of the cell above that this cell continues; empty for other cells. */
  private String carried() {
    var cell = continues ? above.get(column) : null;
    if (cell == null || cell.textLength() > MAX_REPEATED_CHARS || added > MAX_ADDED_CHARS) {
      return "";
    }
    added += cell.textLength();
    return cell.words();
  }
}

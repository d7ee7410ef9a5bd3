package dev.trawl.retrieval.rtf;

import java.util.ArrayList;
import java.util.List;

/**
 * The cells of a row as the file defines them, which it may do before or after their text. Not
 * thread-safe.
 */
final class RowLayout {
  /** Word allows 63. */
  static final int MAX_CELLS = 1_000;

  /**
   * A cell.
   *
   * @param right its right edge, in twips
   * @param continuesLeft the cell to the left also covers this place
   * @param beginsRows the cell also covers places below
   * @param continuesAbove a cell above also covers this place
   */
  record Cell(int right, boolean continuesLeft, boolean beginsRows, boolean continuesAbove) {}

  private final List<Cell> cells = new ArrayList<>();
  private int left;
  private boolean heads;
  private boolean continuesLeft;
  private boolean beginsRows;
  private boolean continuesAbove;

  /** Reads a control word. Returns false if it does not define a row. */
  boolean read(String name, int parameter) {
    switch (name) {
      case "trowd" -> reset();
      case "trleft" -> left = parameter;
      case "trhdr" -> heads = true;
      case "clmgf" -> continuesLeft = false;
      case "clmrg" -> continuesLeft = true;
      case "clvmgf" -> beginsRows = true;
      case "clvmrg" -> continuesAbove = true;
      case "cellx" -> endCell(parameter);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void reset() {
    cells.clear();
    left = 0;
    heads = false;
    endCell();
  }

  private void endCell(int right) {
    if (cells.size() < MAX_CELLS) {
      cells.add(new Cell(right, continuesLeft, beginsRows, continuesAbove));
    }
    endCell();
  }

  private void endCell() {
    continuesLeft = false;
    beginsRows = false;
    continuesAbove = false;
  }

  /** The layout of a row that is complete. */
  Row complete() {
    return new Row(left, heads, List.copyOf(cells));
  }

  /**
   * The layout of a complete row.
   *
   * @param left its left edge, in twips
   * @param heads whether the row names the columns
   */
  record Row(int left, boolean heads, List<Cell> cells) {
    static final Row UNDEFINED = new Row(0, false, List.of());
  }
}

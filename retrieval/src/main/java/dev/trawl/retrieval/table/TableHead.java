package dev.trawl.retrieval.table;

import dev.trawl.retrieval.document.ParsedDocument;
import java.util.Optional;

/**
 * Finds which rows of a table are above its body while the table is written: the rows marked as
 * such, or else the first row if it contains only words. Not thread-safe.
 */
public final class TableHead {
  /** A first row with this many cells is the header even if the rows below have no numbers. */
  private static final int SURE_CELLS = 3;

  private int start = -1;
  private int bodyStart = -1;
  private int secondRow = -1;
  private int rows;
  private int firstCells;
  private boolean firstHasDigit;
  private boolean laterHasDigit;
  private int rowStart = -1;
  private int cells;
  private boolean allHead;
  private boolean cellHeads;

  public void startRow() {
    rowStart = -1;
    cells = 0;
    allHead = true;
  }

  public void startCell(boolean heads) {
    cellHeads = heads;
  }

  /** Called before the first text of a cell. */
  public void startText(int at) {
    if (rowStart < 0) {
      rowStart = at;
    }
    allHead &= cellHeads;
  }

  public void endCell(CharSequence text) {
    if (text.isEmpty()) {
      return;
    }
    cells++;
    boolean digit = text.chars().anyMatch(Character::isDigit);
    firstHasDigit |= rows == 0 && digit;
    laterHasDigit |= rows > 0 && digit;
  }

  public void endRow() {
    if (rowStart >= 0) {
      add(rowStart, allHead && cells > 0);
      rowStart = -1;
    }
  }

  /** Adds a row that is written as a whole at index {@code at}. */
  public void row(int at, String line, boolean heads) {
    firstHasDigit |= rows == 0 && !heads;
    add(at, heads);
  }

  private void add(int at, boolean heads) {
    if (rows == 0) {
      start = at;
      firstCells = cells;
    } else if (rows == 1) {
      secondRow = at;
    }
    if (!heads && bodyStart < 0) {
      bodyStart = at;
    }
    rows++;
  }

  /** Adjusts the positions of the rows after the text of the table was changed. */
  public void move(TableSpans.Rewritten changed) {
    start = changed.moved(start);
    secondRow = changed.moved(secondRow);
    bodyStart = bodyStart < 0 ? bodyStart : changed.moved(bodyStart);
  }

  /** The table, which ends at {@code end}; empty if it has fewer than two rows. */
  public Optional<ParsedDocument.Table> table(int end) {
    if (rows < 2) {
      return Optional.empty();
    }
    int body = bodyStart < 0 ? start : bodyStart;
    if (body == start
        && firstCells > 1
        && !firstHasDigit
        && (laterHasDigit || firstCells >= SURE_CELLS)) {
      body = secondRow;
    }
    return Optional.of(new ParsedDocument.Table(start, body, end));
  }
}

package dev.trawl.retrieval.sheet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Divides the rows of a sheet into tables and finds the rows above their bodies. Empty rows
 * separate tables, unless the rows after them have no column names of their own. Used once.
 */
final class SheetTables {
  /** Number of rows at the start of a block that are kept until its header is known. */
  private static final int MAX_HEAD_ROWS = 6;

  private final BitSet hiddenColumns;
  private final SheetOutput out;
  private final List<Kept> kept = new ArrayList<>();
  private boolean inBlock;
  private boolean inTable;
  private int lastRow = -1;

  /** A row with the comments after it. */
  private record Kept(SheetRow row, List<String> notes) {}

  SheetTables(BitSet hiddenColumns, SheetOutput out) {
    this.hiddenColumns = hiddenColumns;
    this.out = out;
  }

  /**
   * @param continued whether merged cells of an earlier row cover this one
   */
  void add(SheetRow row, boolean continued) {
    if (lastRow >= 0 && row.row() > lastRow + 1 && !continued) {
      endBlock();
    }
    lastRow = row.row();
    if (inBlock) {
      out.row(row.line(), false);
      return;
    }
    kept.add(new Kept(row, new ArrayList<>()));
    if (kept.size() == MAX_HEAD_ROWS) {
      startBlock();
    }
  }

  void note(String line) {
    if (!inBlock && !kept.isEmpty()) {
      kept.getLast().notes().add(line);
    } else if (inTable) {
      out.line(line);
    } else {
      out.paragraph(line);
    }
  }

  void finish() {
    endBlock();
    if (inTable) {
      out.endTable();
      inTable = false;
    }
  }

  private void endBlock() {
    startBlock();
    inBlock = false;
  }

  private void startBlock() {
    if (kept.isEmpty()) {
      return;
    }
    int heads = heads();
    boolean starts = !inTable || heads > 0;
    if (inTable && starts) {
      out.endTable();
    }
    if (starts) {
      out.startTable();
    }
    for (int i = 0; i < kept.size(); i++) {
      var row = kept.get(i).row();
      boolean first = starts && i == Math.max(0, heads - 1);
      out.row(first ? row.line(hiddenColumns) : row.line(), i < heads);
      kept.get(i).notes().forEach(out::line);
    }
    kept.clear();
    inBlock = true;
    inTable = true;
  }

  /** The number of rows above the body: titles, then the names of columns. */
  private int heads() {
    int at = 0;
    while (at < kept.size() && kept.get(at).row().size() == 1) {
      at++;
    }
    if (at + 1 >= kept.size() || !kept.get(at).row().mayHead()) {
      return 0;
    }
    while (kept.get(at).row().hasSpan()
        && at + 2 < kept.size()
        && kept.get(at + 1).row().mayHead()) {
      at++;
    }
    boolean numbersFollow =
        kept.subList(at + 1, kept.size()).stream().anyMatch(next -> next.row().hasNumber());
    return inTable && !numbersFollow ? 0 : at + 1;
  }
}

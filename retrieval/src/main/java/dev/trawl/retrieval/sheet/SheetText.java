package dev.trawl.retrieval.sheet;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a sheet as tables, one line per row. Used once.
 *
 * <ul>
 *   <li>The value of merged cells is repeated in each row they cover, so that each row can be read
 *       by itself, and in each column they cover, unless nothing else is in the row. A long value
 *       is written once.
 *   <li>Empty columns before the first used one are left out; adjacent empty columns become one.
 *   <li>A hidden row ends with "(hidden row)", the first row of a table marks hidden columns with
 *       "(hidden column)", and the heading of a hidden sheet ends with "(hidden sheet)". Nothing
 *       hidden is left out, because formulas and answers may depend on it.
 *   <li>Comments follow their row, each on its own line.
 * </ul>
 */
final class SheetText implements Sheet.Cells {
  /** A longer value of merged cells is written only once. */
  private static final int MAX_REPEATED_CHARS = 200;

  /** Maximum number of characters that repeated values may add to a sheet. */
  private static final int MAX_ADDED_CHARS = 1_000_000;

  /** Maximum number of merged ranges that cover a row; more are treated as single cells. */
  private static final int MAX_MERGED_IN_ROW = 2000;

  private final Sheet sheet;
  private final SheetOutput out;
  private final SheetTables tables;
  private final int[] places;
  private final BitSet used;
  private final Deque<CellRange> mergedLater = new ArrayDeque<>();
  private final Deque<Note> notesLater = new ArrayDeque<>();
  private final List<Merged> active = new ArrayList<>();
  private SheetRow current;
  private int added;
  private int covered;

  /** Merged cells and their value. */
  private static final class Merged {
    private final CellRange range;
    private String value = "";
    private boolean isNumber;

    private Merged(CellRange range) {
      this.range = range;
    }
  }

  private SheetText(Sheet sheet, SheetOutput out, BitSet used) throws IOException {
    this.sheet = sheet;
    this.out = out;
    this.used = used;
    this.places = places(used);
    this.tables = new SheetTables(sheet.hiddenColumns(), out);
    this.current = new SheetRow(-1, false);
    sheet.merged().stream()
        .filter(range -> used.nextSetBit(range.firstColumn()) >= 0)
        .sorted(Comparator.comparingInt(CellRange::firstRow))
        .forEach(mergedLater::addLast);
    sheet.notes().stream()
        .sorted(Comparator.comparingInt(Note::row).thenComparingInt(Note::column))
        .forEach(notesLater::addLast);
  }

  /** Writes the rows and comments of {@code sheet}. */
  static void write(Sheet sheet, SheetOutput out) throws IOException {
    write(sheet, usedColumns(sheet, out), out);
  }

  /** Reads the sheet once and returns the columns that contain something. */
  static BitSet usedColumns(Sheet sheet, SheetOutput out) throws IOException {
    var used = new BitSet();
    sheet.read(new Survey(used, out));
    return used;
  }

  /** Reads and writes a sheet that was read once before. */
  static void write(Sheet sheet, BitSet used, SheetOutput out) throws IOException {
    var text = new SheetText(sheet, out, used);
    sheet.read(text);
    text.finish();
  }

  /** Collects the columns that contain something. */
  private record Survey(BitSet used, SheetOutput out) implements Sheet.Cells {
    @Override
    public void row(int row, boolean hidden) {
      out.check();
    }

    @Override
    public void cell(int column, boolean isNumber, Sheet.Shown shown) {
      used.set(column);
    }
  }

  /** The place of each column in a line. */
  private static int[] places(BitSet used) {
    var places = new int[used.length()];
    int place = 0;
    int last = -1;
    for (int column = used.nextSetBit(0); column >= 0; column = used.nextSetBit(column + 1)) {
      boolean gap = last >= 0 && column > last + 1;
      place += gap ? 1 : 0;
      places[column] = place++;
      last = column;
    }
    return places;
  }

  @Override
  public void row(int row, boolean hidden) {
    out.check();
    endRow();
    notesBefore(row);
    current = new SheetRow(row, hidden);
    active.removeIf(merged -> merged.range.lastRow() < row);
    while (!mergedLater.isEmpty() && mergedLater.getFirst().firstRow() <= row) {
      var range = mergedLater.removeFirst();
      if (range.hasRow(row) && active.size() < MAX_MERGED_IN_ROW) {
        active.add(new Merged(range));
      }
    }
  }

  @Override
  public void cell(int column, boolean isNumber, Sheet.Shown shown) throws IOException {
    if (column >= places.length) {
      return;
    }
    var merged = covering(column);
    if (merged != null
        && (merged.range.firstRow() != current.row() || merged.range.firstColumn() != column)) {
      // A value under merged cells cannot be seen.
      covered++;
      return;
    }
    var text = shown.text();
    if (text.isEmpty()) {
      return;
    }
    current.put(places[column], column, text, isNumber);
    if (merged != null) {
      merged.value = text;
      merged.isNumber = isNumber;
    }
  }

  private @Nullable Merged covering(int column) {
    for (var merged : active) {
      if (merged.range.firstColumn() <= column && column <= merged.range.lastColumn()) {
        return merged;
      }
    }
    return null;
  }

  private void endRow() {
    if (current.isEmpty()) {
      return;
    }
    boolean continued = false;
    for (var merged : active) {
      continued |= merged.range.firstRow() < current.row() && !merged.value.isEmpty();
      if (merged.range.firstRow() < current.row() && isShort(merged)) {
        put(merged, merged.range.firstColumn());
      }
    }
    if (current.size() > 1) {
      active.forEach(this::repeatAcross);
    }
    tables.add(current, continued);
    int row = current.row();
    current = new SheetRow(row, false);
    notesBefore(row + 1);
  }

  private void repeatAcross(Merged merged) {
    int first = merged.range.firstColumn();
    if (!isShort(merged) || merged.range.lastColumn() == first) {
      return;
    }
    for (int column = used.nextSetBit(first + 1);
        column >= 0 && column <= merged.range.lastColumn() && added < MAX_ADDED_CHARS;
        column = used.nextSetBit(column + 1)) {
      put(merged, column);
      current.setSpan();
    }
  }

  private void put(Merged merged, int column) {
    if (column < places.length && used.get(column) && mayAdd(merged.value)) {
      current.put(places[column], column, merged.value, merged.isNumber);
    }
  }

  private boolean mayAdd(String value) {
    boolean fits = added < MAX_ADDED_CHARS;
    added += fits ? value.length() + 1 : 0;
    return fits;
  }

  private static boolean isShort(Merged merged) {
    return !merged.value.isEmpty() && merged.value.length() <= MAX_REPEATED_CHARS;
  }

  private void notesBefore(int row) {
    while (!notesLater.isEmpty() && notesLater.getFirst().row() < row) {
      tables.note(notesLater.removeFirst().line());
    }
  }

  private void finish() {
    endRow();
    notesBefore(Integer.MAX_VALUE);
    tables.finish();
    if (added >= MAX_ADDED_CHARS) {
      out.warn(
          "sheet %s has very large merged cells; their values are not repeated in all rows and columns"
              .formatted(sheet.title()));
    }
    if (covered > 0) {
      out.warn(
          "sheet %s has %,d %s under merged cells, where nobody can see them; they were left out"
              .formatted(sheet.title(), covered, covered == 1 ? "value" : "values"));
    }
  }
}

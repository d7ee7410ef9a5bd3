package dev.trawl.retrieval.sheet;

import dev.trawl.retrieval.ooxml.Xml;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/**
 * A spreadsheet in OpenDocument format (OpenDocument 1.3, part 3, chapter 9). A cell contains both
 * its value and what it shows. Used once.
 */
public final class OdsBook {
  private static final String CONTENT = "content.xml";

  private static final int MAX_COLUMNS = 16_384;
  private static final int MAX_ROWS = 1 << 20;

  /**
   * Maximum number of characters that repeated rows and cells may add to a sheet. A file may fill a
   * sheet to its last row and column with one element.
   */
  private static final int MAX_COPIED_CHARS = 1_000_000;

  /** A date whose day and month may be confused, or without a full year. */
  private static final Pattern UNCLEAR =
      Pattern.compile(
          "(?:.*\\D)?\\d{1,2}[/.-]\\d{1,2}(?:[/.-]\\d{2,4})?(?:\\D.*)?|(?!.*\\d{4}).*\\d.*");

  private static final Pattern CELL = Pattern.compile("\\[(?:\\$?([^\\].]*))?\\.([^\\]]*)\\]");

  private final ZipFile zip;
  private final SheetOutput out;
  private final Formulas formulas = new Formulas();
  private final Set<String> hiddenStyles = new HashSet<>();

  public OdsBook(ZipFile zip, SheetOutput out) {
    this.zip = zip;
    this.out = out;
  }

  private InputStream content() throws IOException {
    return zip.getInputStream(zip.getEntry(CONTENT));
  }

  /**
   * Writes all sheets in order. All sheets are in one part, so the whole part is read twice: first
   * to learn which columns each sheet uses, then to write the cells.
   */
  public void write() throws IOException {
    var sheets = new ArrayList<OdsSheet>();
    var used = new ArrayList<BitSet>();
    try (var xml = Xml.open(content())) {
      var style = "";
      while (xml.next()) {
        if (xml.starts("style")) {
          style = xml.attribute("name", "");
        } else if (xml.starts("table-properties") && "false".equals(xml.attribute("display"))) {
          hiddenStyles.add(style);
        } else if (xml.starts("table")) {
          var sheet = new OdsSheet(xml, sheets.size() + 1);
          used.add(SheetText.usedColumns(sheet, out));
          sheets.add(sheet);
        }
      }
    }
    try (var xml = Xml.open(content())) {
      int next = 0;
      while (xml.next()) {
        if (xml.starts("table")) {
          var sheet = sheets.get(next);
          out.startSheet(sheet.title());
          sheet.readAgain(xml);
          SheetText.write(sheet, used.get(next++), out);
        }
      }
    }
    formulas.warn(out);
  }

  private final class OdsSheet extends Sheet {
    private final List<Note> notes = new ArrayList<>();
    private Xml xml;

    /** The sheet that starts at the current position of {@code xml}. */
    private OdsSheet(Xml xml, int number) {
      super(
          title(
              xml.attribute("name", "Sheet " + number),
              hiddenStyles.contains(xml.attribute("style-name", ""))));
      this.xml = xml;
    }

    private void readAgain(Xml again) {
      this.xml = again;
    }

    @Override
    List<Note> notes() {
      return notes;
    }

    @Override
    void readCells(Cells cells) throws IOException {
      new OdsRows(this, xml, cells).read();
    }
  }

  /** Reads the rows of one sheet once. */
  private final class OdsRows {
    private final OdsSheet sheet;
    private final Xml xml;
    private final Sheet.Cells cells;
    private int row;
    private int column;
    private int columns;
    private int charsLeft = MAX_COPIED_CHARS;

    private OdsRows(OdsSheet sheet, Xml xml, Sheet.Cells cells) {
      this.sheet = sheet;
      this.xml = xml;
      this.cells = cells;
    }

    private void read() throws IOException {
      int outer = xml.depth();
      while (xml.depth() >= outer && xml.next()) {
        if (xml.starts("table-column")) {
          int repeated = Math.min(MAX_COLUMNS, xml.number("number-columns-repeated", 1));
          if (xml.attribute("visibility", "visible").equals("collapse")) {
            sheet.hiddenColumns().set(columns, columns + repeated);
          }
          columns = Math.min(MAX_COLUMNS, columns + repeated);
        } else if (xml.starts("table-row")) {
          readRow();
        } else if (xml.starts("shapes")) {
          xml.skip();
        }
      }
    }

    private void readRow() throws IOException {
      int repeated = Math.clamp(xml.number("number-rows-repeated", 1), 1, MAX_ROWS);
      boolean hidden = !xml.attribute("visibility", "visible").equals("visible");
      var found = new ArrayList<OdsCell>();
      column = 0;
      int outer = xml.depth();
      while (xml.depth() >= outer && xml.next()) {
        if (xml.starts("table-cell") || xml.starts("covered-table-cell")) {
          readCell(found);
        }
      }
      int copies = found.isEmpty() ? 0 : copies(width(found), repeated);
      for (int copy = 0; copy < copies; copy++) {
        cells.row(row + copy, hidden);
        for (var cell : found) {
          cells.cell(cell.column(), cell.isNumber(), () -> shown(cell));
        }
      }
      row = Math.min(MAX_ROWS, row + repeated);
    }

    private static int width(List<OdsCell> cells) {
      return cells.stream().mapToInt(cell -> cell.text().length() + 1).sum();
    }

    /** The number of times that cells with {@code width} characters are written. */
    private int copies(int width, int repeated) {
      int copies = Math.min(1 + charsLeft / width, repeated);
      charsLeft -= (copies - 1) * width;
      if (copies < repeated) {
        out.warn(
            "sheet %s repeats the same cells very often; copies after the first %,d characters were left out"
                .formatted(sheet.title(), MAX_COPIED_CHARS));
      }
      return copies;
    }

    private String shown(OdsCell cell) {
      return cell.formula().isEmpty() ? cell.text() : formulas.shown(plain(cell.formula()));
    }

    private void readCell(List<OdsCell> found) throws IOException {
      int repeated = Math.clamp(xml.number("number-columns-repeated", 1), 1, MAX_COLUMNS);
      var type = xml.attribute("value-type", "");
      var formula = xml.attribute("formula", "");
      var value = value(xml);
      int columnsSpanned = xml.number("number-columns-spanned", 1);
      int rowsSpanned = xml.number("number-rows-spanned", 1);
      if (!sheet.wasRead() && (columnsSpanned > 1 || rowsSpanned > 1)) {
        sheet
            .merged()
            .add(
                new CellRange(
                    row,
                    row + Math.max(1, rowsSpanned) - 1,
                    column,
                    column + Math.max(1, columnsSpanned) - 1));
      }
      var text = readText();
      boolean number = !type.isEmpty() && !type.equals("string");
      if (text.isEmpty() && !value.isEmpty()) {
        text = value;
      }
      if (type.equals("date")) {
        text = clear(text, value);
      }
      boolean missing = text.isEmpty() && !formula.isEmpty() && value.isEmpty();
      if (!text.isEmpty() || missing) {
        int copies = copies(text.length() + 1, Math.min(repeated, MAX_COLUMNS - column));
        for (int i = 0; i < copies; i++) {
          found.add(new OdsCell(column + i, text, number || missing, missing ? formula : ""));
        }
      }
      column = Math.min(MAX_COLUMNS, column + repeated);
    }

    /** The text of the cell; its comments are collected separately. */
    private String readText() throws IOException {
      var text = new StringBuilder();
      int outer = xml.depth();
      while (xml.depth() >= outer && xml.next()) {
        if (xml.isText()) {
          text.append(xml.text());
        } else if (xml.starts("annotation")) {
          readNote();
        } else if (xml.starts("p")
            || xml.starts("s")
            || xml.starts("tab")
            || xml.starts("line-break")) {
          text.append(' ');
        } else if (xml.starts("ruby-text")
            || xml.starts("table")
            || xml.starts("frame")
            || xml.starts("custom-shape")) {
          xml.skip();
        }
      }
      return Words.oneLine(text.toString());
    }

    private void readNote() throws IOException {
      var author = "";
      var text = new StringBuilder();
      int outer = xml.depth();
      while (xml.depth() >= outer && xml.next()) {
        if (xml.starts("creator")) {
          author = xml.textWithin();
        } else if (xml.starts("date") || xml.starts("creator-initials")) {
          xml.skip();
        } else if (xml.isText()) {
          text.append(xml.text());
        } else if (xml.starts("p")) {
          text.append(' ');
        }
      }
      if (!sheet.wasRead() && !text.toString().isBlank()) {
        sheet.notes.add(new Note(row, column, author, text.toString(), false));
      }
    }
  }

  /**
   * A cell with text or a formula.
   *
   * @param formula empty if the cell has a result
   */
  private record OdsCell(int column, String text, boolean isNumber, String formula) {}

  private static String value(Xml xml) {
    for (var name : new String[] {"date-value", "time-value", "boolean-value", "value"}) {
      var value = xml.attribute(name);
      if (value != null) {
        return value;
      }
    }
    return "";
  }

  /** The date as shown, with the full date in parentheses if it may be misread. */
  private static String clear(String shown, String value) {
    if (value.length() < 10 || !UNCLEAR.matcher(shown).matches()) {
      return shown;
    }
    var date = value.substring(0, 10);
    return shown.contains(date) ? shown : shown + " (" + date + ")";
  }

  /** A formula as spreadsheet programs show it: {@code =SUM(B2:B3)}. */
  private static String plain(String formula) {
    int colon = formula.indexOf(':');
    int equals = formula.indexOf('=');
    var own = colon >= 0 && equals == colon + 1 ? formula.substring(colon + 1) : formula;
    return CELL.matcher(own)
        .replaceAll(
            match -> {
              var table = match.group(1);
              var cells = match.group(2).replaceAll(":(?:\\$?[^:.]*)?\\.", ":");
              return Matcher.quoteReplacement(
                  table == null || table.isEmpty() ? cells : table + "!" + cells);
            });
  }
}

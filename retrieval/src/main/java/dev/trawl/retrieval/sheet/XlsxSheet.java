package dev.trawl.retrieval.sheet;

import dev.trawl.retrieval.ooxml.Xml;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;

/** A worksheet of a workbook in Office Open XML. */
final class XlsxSheet extends Sheet {
  private static final int MAX_COLUMNS = 16_384;

  /** Maximum number of merged ranges; the cells of others are treated as single cells. */
  private static final int MAX_MERGED = 200_000;

  /** Codes for fonts, sizes and fields in the header and footer of printed pages. */
  private static final Pattern PAGE_CODES =
      Pattern.compile("&(?:\"[^\"]*\"|K[0-9A-Fa-f+-]{6}|\\d+|[A-Za-z])");

  private final XlsxBook book;
  private final String part;
  private final List<String> pageTexts = new ArrayList<>();

  XlsxSheet(String title, XlsxBook book, String part) {
    super(title);
    this.book = book;
    this.part = part;
  }

  @Override
  List<Note> notes() throws IOException {
    return XlsxNotes.read(book, part);
  }

  /** The header and footer of printed pages. */
  List<String> pageTexts() {
    return pageTexts;
  }

  @Override
  void readCells(Cells cells) throws IOException {
    book.formulas().startSheet();
    try (var xml = book.parts().read(part)) {
      var rows = new Rows(xml, cells);
      while (xml.next()) {
        if (xml.isStart()) {
          switch (xml.name()) {
            case "row" -> rows.startRow();
            case "c" -> rows.readCell();
            case "col" -> readColumns(xml);
            case "mergeCell" -> readMerged(xml);
            case "oddHeader", "oddFooter" -> readPageText(xml);
            default -> {}
          }
        }
      }
    }
  }

  private void readColumns(Xml xml) {
    if (xml.isTrue("hidden")) {
      int first = Math.max(1, xml.number("min", 1));
      int last = Math.min(MAX_COLUMNS, xml.number("max", first));
      hiddenColumns().set(first - 1, Math.max(first, last));
    }
  }

  private void readMerged(Xml xml) {
    if (!wasRead() && merged().size() < MAX_MERGED) {
      CellRange.of(xml.attribute("ref", "")).ifPresent(merged()::add);
    }
  }

  private void readPageText(Xml xml) throws IOException {
    var text = xml.textWithin();
    if (!wasRead()) {
      var words = Words.oneLine(PAGE_CODES.matcher(text.replace("&&", "\ue000")).replaceAll(" "));
      var plain = words.replace('\ue000', '&').strip();
      if (plain.chars().anyMatch(Character::isLetter)) {
        pageTexts.add(plain);
      }
    }
  }

  /** Reads rows and cells. A file may leave out their numbers. */
  private final class Rows {
    private final Xml xml;
    private final Cells cells;
    private int row = -1;
    private int column = -1;

    private Rows(Xml xml, Cells cells) {
      this.xml = xml;
      this.cells = cells;
    }

    private void startRow() {
      row = xml.number("r", row + 2) - 1;
      column = -1;
      cells.row(row, xml.isTrue("hidden"));
    }

    private void readCell() throws IOException {
      var reference = xml.attribute("r");
      column = reference == null ? column + 1 : CellRange.column(reference);
      var type = xml.attribute("t", "n");
      int style = xml.number("s", 0);
      var value = "";
      var inline = "";
      Optional<Supplier<String>> formula = Optional.empty();
      boolean hasFormula = false;
      int outer = xml.depth();
      while (xml.depth() >= outer && xml.next()) {
        if (xml.starts("v")) {
          value = xml.textWithin();
        } else if (xml.starts("is")) {
          inline = Words.oneLine(RichText.read(xml));
        } else if (xml.starts("f")) {
          hasFormula = true;
          formula = readFormula();
        }
      }
      if (column < 0 || column >= MAX_COLUMNS) {
        return;
      }
      if (hasFormula && !hasResult(type, value)) {
        var written = formula;
        if (written.isPresent()) {
          cells.cell(column, true, () -> book.formulas().shown(written.get().get()));
        }
      } else if (!inline.isEmpty()) {
        if (!wasRead()) {
          book.guess().text(inline);
        }
        cell(type, style, inline);
      } else if (!value.isEmpty()) {
        cell(type, style, value);
      }
    }

    private boolean hasResult(String type, String value) {
      return type.equals("str")
          || !value.isBlank() && !(book.isComputedLater() && value.strip().equals("0"));
    }

    /**
     * The formula. A shared formula is only written out if it is needed, because that takes time.
     */
    private Optional<Supplier<String>> readFormula() throws IOException {
      var shared = xml.attribute("t", "").equals("shared") ? xml.attribute("si", "") : "";
      var text = xml.textWithin();
      if (!shared.isEmpty() && text.isEmpty()) {
        int atRow = row;
        int atColumn = column;
        return book.formulas().isShared(shared)
            ? Optional.of(() -> book.formulas().shared(shared, atRow, atColumn))
            : Optional.empty();
      }
      if (!shared.isEmpty()) {
        book.formulas().share(shared, new Formulas.Shared(row, column, text));
      }
      return text.isEmpty() ? Optional.empty() : Optional.of(() -> text);
    }

    private void cell(String type, int style, String value) throws IOException {
      switch (type) {
        case "s" -> {
          text(style, book.string(Xml.wholeNumber(value.strip(), -1)));
        }
        case "inlineStr", "str" -> text(style, Words.oneLine(RichText.unescaped(value)));
        case "b" -> text(0, value.strip().equals("1") ? "TRUE" : "FALSE");
        case "e" -> text(0, value.strip());
        case "d" -> cells.cell(column, true, () -> isoDate(style, value.strip()));
        default -> number(style, value.strip());
      }
    }

    private void text(int style, String text) throws IOException {
      if (!text.isEmpty()) {
        cells.cell(column, false, () -> Words.oneLine(book.styles().format(style).show(text)));
      }
    }

    private void number(int style, String value) throws IOException {
      double number;
      try {
        number = Double.parseDouble(value);
      } catch (NumberFormatException e) {
        text(0, Words.oneLine(value));
        return;
      }
      cells.cell(
          column,
          true,
          () -> Words.oneLine(book.styles().format(style).show(number, book.from1904())));
    }

    /** A date written as 2026-03-15T10:00:00, as in some Strict files. */
    private String isoDate(int style, String value) {
      var format = book.styles().format(style);
      try {
        var plain = value.endsWith("Z") ? value.substring(0, value.length() - 1) : value;
        if (!plain.contains("-")) {
          double time = LocalTime.parse(plain).toNanoOfDay() / 86_400e9;
          return format.isDate() ? Words.oneLine(format.show(time, false)) : plain;
        }
        var date =
            plain.contains("T")
                ? LocalDateTime.parse(plain)
                : LocalDate.parse(plain).atStartOfDay();
        return format.isDate()
            ? Words.oneLine(format.show(DateUtil.getExcelDate(date), false))
            : plain;
      } catch (DateTimeException e) {
        return Words.oneLine(value);
      }
    }
  }
}

package dev.trawl.retrieval.sheet;

import dev.trawl.retrieval.number.BuiltInFormats;
import dev.trawl.retrieval.number.CellFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;

/** An Excel workbook in the binary format of 1997 to 2003. Used once. */
public final class XlsBook implements AutoCloseable {
  private final HSSFWorkbook workbook;
  private final SheetOutput out;
  private final Formulas formulas = new Formulas();
  private final EditionGuess guess = new EditionGuess();
  private final Map<Integer, String> codes = new HashMap<>();
  private final Map<Integer, CellFormat> formats = new HashMap<>();
  private final boolean from1904;

  private final Set<XlsUncomputed.Place> uncomputed;

  private XlsBook(HSSFWorkbook workbook, Set<XlsUncomputed.Place> uncomputed, SheetOutput out) {
    this.workbook = workbook;
    this.uncomputed = uncomputed;
    this.out = out;
    this.from1904 = workbook.getInternalWorkbook().isUsing1904DateWindowing();
  }

  /**
   * Reads the whole workbook into memory.
   *
   * @throws RuntimeException of many kinds if the file is damaged, encrypted, or of an older
   *     version
   */
  public static XlsBook open(Path file, SheetOutput out) throws IOException {
    try (var ole = new POIFSFileSystem(file.toFile(), true)) {
      var root = ole.getRoot();
      return new XlsBook(new HSSFWorkbook(root, false), XlsUncomputed.in(root), out);
    }
  }

  /** Writes all sheets in order. */
  public void write() throws IOException {
    for (var format : workbook.getInternalWorkbook().getFormats()) {
      codes.put(format.getIndexCode(), format.getFormatString());
    }
    for (int i = 0; i < workbook.getNumberOfFonts(); i++) {
      guess.font(workbook.getFontAt(i).getCharSet());
    }
    for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
      var name = workbook.getSheetName(i);
      guess.text(name);
      var sheet = new XlsSheet(Sheet.title(name, hidden(i)), i, workbook.getSheetAt(i));
      out.startSheet(sheet.title());
      SheetText.write(sheet, out);
    }
    formulas.warn(out);
  }

  private boolean hidden(int sheet) {
    return workbook.isSheetHidden(sheet) || workbook.isSheetVeryHidden(sheet);
  }

  private CellFormat format(int number) {
    return formats.computeIfAbsent(
        number,
        key -> {
          var own = codes.get(key);
          return CellFormat.of(own != null ? own : BuiltInFormats.code(key, guess.edition()));
        });
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }

  private final class XlsSheet extends Sheet {
    private final int index;
    private final HSSFSheet sheet;

    private XlsSheet(String title, int index, HSSFSheet sheet) {
      super(title);
      this.index = index;
      this.sheet = sheet;
      for (var each : sheet.getMergedRegions()) {
        merged()
            .add(
                new CellRange(
                    each.getFirstRow(),
                    each.getLastRow(),
                    each.getFirstColumn(),
                    each.getLastColumn()));
      }
    }

    @Override
    List<Note> notes() {
      var notes = new ArrayList<Note>();
      sheet
          .getCellComments()
          .forEach(
              (at, comment) -> {
                var text = comment.getString();
                if (text != null && !text.getString().isBlank()) {
                  var author = comment.getAuthor();
                  notes.add(
                      new Note(
                          at.getRow(),
                          at.getColumn(),
                          author == null ? "" : author,
                          text.getString(),
                          false));
                }
              });
      return notes;
    }

    @Override
    void readCells(Cells cells) throws IOException {
      for (int at = sheet.getFirstRowNum(); at >= 0 && at <= sheet.getLastRowNum(); at++) {
        var row = sheet.getRow(at);
        if (row != null) {
          cells.row(at, row.getZeroHeight());
          read(row, cells);
        }
      }
    }

    private void read(Row row, Cells cells) throws IOException {
      for (var cell : row) {
        int column = cell.getColumnIndex();
        hiddenColumns().set(column, sheet.isColumnHidden(column));
        read((HSSFCell) cell, cells);
      }
    }

    private void read(HSSFCell cell, Cells cells) throws IOException {
      int column = cell.getColumnIndex();
      int format = cell.getCellStyle().getDataFormat();
      var type = cell.getCellType();
      if (type == CellType.FORMULA) {
        if (isWithoutResult(cell)) {
          cells.cell(column, true, () -> formulas.shown(formula(cell)));
          return;
        }
        type = cell.getCachedFormulaResultType();
      }
      switch (type) {
        case NUMERIC -> {
          double value = cell.getNumericCellValue();
          cells.cell(column, true, () -> Words.oneLine(format(format).show(value, from1904)));
        }
        case STRING -> {
          var text = Words.oneLine(cell.getRichStringCellValue().getString());
          if (!text.isEmpty()) {
            guess.text(text);
            cells.cell(column, false, () -> Words.oneLine(format(format).show(text)));
          }
        }
        case BOOLEAN -> {
          var text = cell.getBooleanCellValue() ? "TRUE" : "FALSE";
          cells.cell(column, false, () -> text);
        }
        case ERROR -> {
          var text = FormulaError.forInt(cell.getErrorCellValue()).getString();
          cells.cell(column, false, () -> text);
        }
        default -> {}
      }
    }

    private boolean isWithoutResult(HSSFCell cell) {
      return uncomputed.contains(
          new XlsUncomputed.Place(index, cell.getRowIndex(), cell.getColumnIndex()));
    }

    private String formula(HSSFCell cell) {
      try {
        return cell.getCellFormula();
      } catch (RuntimeException e) {
        return "(formula that could not be read)";
      }
    }
  }
}

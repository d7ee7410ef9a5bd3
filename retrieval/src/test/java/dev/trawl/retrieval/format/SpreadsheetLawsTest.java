package dev.trawl.retrieval.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** What was written into the cells of a spreadsheet is what is read. */
class SpreadsheetLawsTest {
  /** The value of a cell. */
  sealed interface Value {
    String shown();
  }

  record Text(String shown) implements Value {}

  record Number(BigDecimal value) implements Value {
    @Override
    public String shown() {
      return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
  }

  record Day(LocalDate date) implements Value {
    @Override
    public String shown() {
      return date.toString();
    }
  }

  record Truth(boolean value) implements Value {
    @Override
    public String shown() {
      return value ? "TRUE" : "FALSE";
    }
  }

  @Property(tries = 60)
  void readsWhatWasWrittenIntoAnXlsx(
      @ForAll("rows") List<List<Value>> rows, @ForAll boolean from1904) throws Exception {
    var workbook = new XSSFWorkbook();
    if (from1904) {
      workbook.getCTWorkbook().getWorkbookPr().setDate1904(true);
    }
    assertThat(Samples.parse("a.xlsx", bytes(workbook, rows)).text()).isEqualTo(shown(rows));
  }

  @Property(tries = 60)
  void readsWhatWasWrittenIntoAnXls(@ForAll("rows") List<List<Value>> rows) throws Exception {
    assertThat(Samples.parse("a.xls", bytes(new HSSFWorkbook(), rows)).text())
        .isEqualTo(shown(rows));
  }

  @Property(tries = 60)
  void readsWhatWasWrittenIntoAnOds(@ForAll("rows") List<List<Value>> rows) throws Exception {
    var table = new StringBuilder("<table:table table:name=\"S\">");
    for (var row : rows) {
      table.append("<table:table-row>");
      for (var value : row) {
        table
            .append("<table:table-cell><text:p>")
            .append(value.shown().replace("&", "&amp;").replace("<", "&lt;"))
            .append("</text:p></table:table-cell>");
      }
      table.append("</table:table-row>");
    }
    var ods =
        Zips.openDocument(
            "spreadsheet", "<office:spreadsheet>" + table + "</table:table></office:spreadsheet>");
    assertThat(Samples.parse("a.ods", ods).text()).isEqualTo(shown(rows));
  }

  @Property(tries = 60)
  void everyRowUnderMergedCellsHasTheirValue(
      @ForAll @IntRange(min = 0, max = 5) int first, @ForAll @IntRange(min = 1, max = 5) int rows)
      throws Exception {
    for (Workbook workbook : List.of(new XSSFWorkbook(), new HSSFWorkbook())) {
      var sheet = workbook.createSheet("S");
      for (int i = 0; i < 12; i++) {
        var row = sheet.createRow(i);
        row.createCell(0).setCellValue("group" + i);
        row.createCell(1).setCellValue("member" + i);
      }
      sheet.addMergedRegion(new CellRangeAddress(first, first + rows, 0, 0));
      var lines = lines(workbook);
      for (int i = 0; i < 12; i++) {
        int group = i >= first && i <= first + rows ? first : i;
        assertThat(lines.get(i)).isEqualTo("group" + group + "\tmember" + i);
      }
    }
  }

  private static List<String> lines(Workbook workbook) throws Exception {
    var name = workbook instanceof HSSFWorkbook ? "a.xls" : "a.xlsx";
    return Samples.parse(name, bytes(workbook)).text().lines().skip(2).toList();
  }

  @Provide
  Arbitrary<List<List<Value>>> rows() {
    Arbitrary<Value> texts =
        Arbitraries.of("Ada", "a < b & c", "年月日", "=A1", "1st", "🚢").map(Text::new);
    Arbitrary<Value> numbers =
        Arbitraries.bigDecimals()
            .between(BigDecimal.valueOf(-9_999_999_999L), BigDecimal.valueOf(9_999_999_999L))
            .ofScale(4)
            .map(Number::new);
    Arbitrary<Value> days =
        Arbitraries.integers()
            .between(0, 70_000)
            .map(day -> new Day(LocalDate.of(1904, 1, 2).plusDays(day)));
    Arbitrary<Value> truths = Arbitraries.of(true, false).map(Truth::new);
    return Arbitraries.oneOf(texts, numbers, days, truths)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  private static String shown(List<List<Value>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(Value::shown).collect(Collectors.joining("\t")))
        .collect(Collectors.joining("\n", "S\n\n", ""));
  }

  private static byte[] bytes(Workbook workbook, List<List<Value>> rows) throws Exception {
    var sheet = workbook.createSheet("S");
    var date = workbook.createCellStyle();
    date.setDataFormat(workbook.createDataFormat().getFormat("yyyy\\-mm\\-dd"));
    var all = new ArrayList<>(rows);
    for (int i = 0; i < all.size(); i++) {
      var row = sheet.createRow(i);
      for (int column = 0; column < all.get(i).size(); column++) {
        write(row, column, all.get(i).get(column), date);
      }
    }
    return bytes(workbook);
  }

  private static void write(Row row, int column, Value value, CellStyle date) {
    var cell = row.createCell(column);
    switch (value) {
      case Text(var words) -> cell.setCellValue(words);
      case Number(var number) -> cell.setCellValue(number.doubleValue());
      case Truth(var truth) -> cell.setCellValue(truth);
      case Day(var day) -> {
        cell.setCellValue(day);
        cell.setCellStyle(date);
      }
    }
  }

  private static byte[] bytes(Workbook workbook) throws Exception {
    var out = new ByteArrayOutputStream();
    workbook.write(out);
    return out.toByteArray();
  }
}

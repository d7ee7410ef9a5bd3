package dev.trawl.retrieval.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.document.ParsedDocument.Heading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetPagesTest {
  @ParameterizedTest
  @ValueSource(strings = {"a.xlsx", "a.xls"})
  void showsDatesAsCellsDo(String name) throws Exception {
    var text =
        text(
            name,
            sheet -> {
              fill(sheet, "Event", "Day", "Short", "Share");
              fill(sheet, "Launch", 46096, 46096, 0.075);
              format(sheet, 1, 1, "yyyy\"年\"m\"月\"d\"日\"");
              format(sheet, 1, 2, "d/m/yy");
              format(sheet, 1, 3, "0.0%");
            });
    assertThat(text)
        .isEqualTo(
            "S\n\nEvent\tDay\tShort\tShare\n" + "Launch\t2026年3月15日\t15/3/26 (2026-03-15)\t7.5%");
  }

  @ParameterizedTest
  @CsvSource({
    "31, 134, 开工, 2026年3月15日",
    "27, 134, 开工, 2026年3月",
    "31, 129, 착공, 2026년 03월 15일",
    "57, 129, 착공, 2026年 03月 15日",
    "28, 128, 着工, 令和8年3月15日 (2026-03-15)",
    "28, 136, 開工, 115年3月15日 (2026-03-15)",
  })
  void knowsTheBuiltInFormatsOfTheEditionThatWroteTheFile(
      short format, int characterSet, String word, String shown) throws Exception {
    for (var name : List.of("a.xlsx", "a.xls")) {
      var text =
          text(
              name,
              sheet -> {
                fill(sheet, word, 46096);
                var style = sheet.getWorkbook().createCellStyle();
                style.setDataFormat(format);
                var font = sheet.getWorkbook().createFont();
                font.setCharSet(characterSet);
                style.setFont(font);
                sheet.getRow(0).getCell(1).setCellStyle(style);
              });
      assertThat(text).as(name).isEqualTo("S\n\n" + word + "\t" + shown);
    }
  }

  @Test
  void guessesTheEditionFromTheWordsIfNoFontTells() throws Exception {
    assertThat(text("a.xlsx", sheet -> builtIn(sheet, "착공일", 31))).contains("2026년 03월 15일");
    assertThat(text("a.xlsx", sheet -> builtIn(sheet, "スタート", 28))).contains("令和8年3月15日");
    assertThat(text("a.xlsx", sheet -> builtIn(sheet, "開發計劃", 28))).contains("115年3月15日");
  }

  private static void builtIn(Sheet sheet, String word, int format) {
    fill(sheet, word, 46096);
    var style = sheet.getWorkbook().createCellStyle();
    style.setDataFormat((short) format);
    sheet.getRow(0).getCell(1).setCellStyle(style);
  }

  @Test
  void countsDatesFrom1904IfTheWorkbookSaysSo() throws Exception {
    var workbook = new XSSFWorkbook();
    workbook.getCTWorkbook().getWorkbookPr().setDate1904(true);
    var sheet = workbook.createSheet("S");
    fill(sheet, "Launch", 44634, 44634.75);
    format(sheet, 0, 1, "yyyy-mm-dd");
    format(sheet, 0, 2, "d mmm yyyy h:mm");
    assertThat(Samples.parse("a.xlsx", bytes(workbook)).text())
        .isEqualTo("S\n\nLaunch\t2026-03-15\t15 Mar 2026 18:00");
  }

  @Test
  void countsDatesFrom1904InAnXls() throws Exception {
    var workbook = new HSSFWorkbook();
    var sheet = workbook.createSheet("S");
    fill(sheet, "Launch", 44634);
    format(sheet, 0, 1, "yyyy-mm-dd");
    workbook.getInternalWorkbook().getRecords().stream()
        .filter(org.apache.poi.hssf.record.DateWindow1904Record.class::isInstance)
        .map(org.apache.poi.hssf.record.DateWindow1904Record.class::cast)
        .forEach(record -> record.setWindowing((short) 1));
    assertThat(Samples.parse("a.xls", bytes(workbook)).text()).contains("2026-03-15");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.xlsx", "a.xls"})
  void repeatsMergedCellsInEveryRowTheyCover(String name) throws Exception {
    var text =
        text(
            name,
            sheet -> {
              fill(sheet, "Ship", "Sailor", "Port");
              fill(sheet, "Heron", "Ada", "Vik");
              fill(sheet, null, "Bo", "hidden below");
              fill(sheet, null, "Cyd");
              fill(sheet, "Petrel", "Dan", "Oslo");
              sheet.addMergedRegion(new CellRangeAddress(1, 3, 0, 0));
              sheet.addMergedRegion(new CellRangeAddress(1, 2, 2, 2));
            });
    assertThat(text)
        .isEqualTo(
            "S\n\n"
                + "Ship\tSailor\tPort\n"
                + "Heron\tAda\tVik\n"
                + "Heron\tBo\tVik\n"
                + "Heron\tCyd\n"
                + "Petrel\tDan\tOslo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.xlsx", "a.xls"})
  void repeatsMergedCellsInEveryColumnButATitleOnlyOnce(String name) throws Exception {
    var parsed =
        parse(
            name,
            sheet -> {
              fill(sheet, "Opening hours of the harbour");
              fill(sheet, "Place", "Summer", null, "Winter");
              fill(sheet, null, "Mon", "Tue", "Mon");
              fill(sheet, "Pool", "closed", null, "8");
              fill(sheet, "Quay", "9", "10", "11");
              sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 3));
              sheet.addMergedRegion(new CellRangeAddress(1, 1, 1, 2));
              sheet.addMergedRegion(new CellRangeAddress(1, 2, 0, 0));
              sheet.addMergedRegion(new CellRangeAddress(3, 3, 1, 2));
            });
    assertThat(parsed.text())
        .isEqualTo(
            "S\n\nOpening hours of the harbour\nPlace\tSummer\tSummer\tWinter\n"
                + "Place\tMon\tTue\tMon\nPool\tclosed\tclosed\t8\nQuay\t9\t10\t11");
    assertThat(heads(parsed))
        .containsExactly(
            "Opening hours of the harbour\nPlace\tSummer\tSummer\tWinter\nPlace\tMon\tTue\tMon\n");
  }

  @Test
  void repeatsMergedCellsOfAnOds() throws Exception {
    var text =
        ods("""
        <table:table table:name="S">
        <table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>Heron</text:p>
        </table:table-cell><table:table-cell><text:p>Ada</text:p></table:table-cell>
        </table:table-row>
        <table:table-row><table:covered-table-cell/><table:table-cell><text:p>Bo</text:p>
        </table:table-cell></table:table-row>
        <table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>end</text:p>
        </table:table-cell><table:covered-table-cell/></table:table-row></table:table>\
        """)
            .text();
    assertThat(text).isEqualTo("S\n\nHeron\tAda\nHeron\tBo\nend");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.xlsx", "a.xls"})
  void writesCommentsAfterTheirRow(String name) throws Exception {
    var text =
        text(
            name,
            sheet -> {
              fill(sheet, "Item", "Value");
              fill(sheet, "Growth", "7.5 %");
              fill(sheet, "Loss", "2.1 %");
              comment(sheet, 1, 0, "Ilse", "Ilse:\nmeasured twice");
              comment(sheet, 5, 3, "", "on an empty cell");
            });
    assertThat(text)
        .isEqualTo(
            "S\n\nItem\tValue\nGrowth\t7.5 %\nComment by Ilse on A2: measured twice\nLoss\t2.1 %\n"
                + "Comment on D6: on an empty cell");
  }

  @Test
  void writesCommentsOfAnOdsAfterTheirRow() throws Exception {
    assertThat(
            ods("""
            <table:table table:name="S"><table:table-row><table:table-cell>
            <office:annotation><dc:creator>Ilse</dc:creator><dc:date>2026-01-01</dc:date>
            <text:p>twice</text:p></office:annotation><text:p>Growth</text:p></table:table-cell>
            <table:table-cell><text:p>7.5</text:p></table:table-cell></table:table-row>
            </table:table>\
            """)
                .text())
        .isEqualTo("S\n\nGrowth\t7.5\nComment by Ilse on A1: twice");
  }

  @Test
  void writesThreadsOfCommentsOnceWithTheirReplies() throws Exception {
    var parsed =
        Samples.parse(
            "a.xlsx",
            Xlsx.sheet("<row r='1'><c r='A1' t='str'><v>Growth</v></c></row>")
                .sheetRelation("threadedComment", "../threads.xml")
                .sheetRelation("comments", "../comments.xml")
                .bookRelation("person", "persons.xml")
                .part(
                    "xl/persons.xml",
                    "<personList><person displayName='Ilse' id='{1}'/></personList>")
                .part(
                    "xl/threads.xml",
                    "<ThreadedComments><threadedComment ref='A1' personId='{1}'"
                        + " id='{a}'><text>Why?</text></threadedComment><threadedComment ref='A1'"
                        + " personId='{2}' id='{b}'"
                        + " parentId='{a}'><text>Because.</text></threadedComment>"
                        + "</ThreadedComments>")
                .part(
                    "xl/comments.xml",
                    "<comments><authors><author>tc={a}</author></authors><commentList>"
                        + "<comment ref='A1' authorId='0'><text><t>[Threaded comment] Your version"
                        + "</t></text></comment></commentList></comments>")
                .bytes());
    assertThat(parsed.text())
        .isEqualTo("S\n\nGrowth\nComment by Ilse on A1: Why?\nReply on A1: Because.");
  }

  @Test
  void showsFormulasWithoutAResultAndWarnsOnce() throws Exception {
    var parsed =
        parse(
            "a.xlsx",
            sheet -> {
              fill(sheet, "Oak", 120);
              fill(sheet, "Total");
              sheet.getRow(1).createCell(1).setCellFormula("SUM(B1:B1)");
              sheet.getRow(1).createCell(2).setCellFormula("C2+1");
            });
    assertThat(parsed.text()).isEqualTo("S\n\nOak\t120\nTotal\t=SUM(B1:B1)\t=C2+1");
    assertThat(parsed.warnings())
        .containsExactly(
            "2 formulas have no stored result and are shown as written; open and save the file in a"
                + " spreadsheet program to store results");
  }

  @Test
  void showsFormulasThatAnXlsOrOdsDidNotCompute() throws Exception {
    var xls =
        parse(
            "a.xls",
            sheet -> {
              fill(sheet, "Oak", 120);
              sheet.getRow(0).createCell(2).setCellFormula("B1*2");
            });
    assertThat(xls.text()).isEqualTo("S\n\nOak\t120\t=B1*2");
    assertThat(xls.warnings()).hasSize(1);
    var ods =
        ods(
            """
            <table:table table:name="S"><table:table-row><table:table-cell
             table:formula="of:=SUM([.A1:.B2];[$Other.C3])"/></table:table-row></table:table>\
            """);
    assertThat(ods.text()).isEqualTo("S\n\n=SUM(A1:B2;Other!C3)");
    assertThat(ods.warnings()).hasSize(1);
  }

  @Test
  void showsResultsThatAreStored() throws Exception {
    var text =
        text(
            "a.xlsx",
            sheet -> {
              fill(sheet, "Oak", 120);
              sheet.getRow(0).createCell(2).setCellFormula("B1*2");
              sheet.getWorkbook().getCreationHelper().createFormulaEvaluator().evaluateAll();
            });
    assertThat(text).isEqualTo("S\n\nOak\t120\t240");
  }

  @Test
  void showsASharedFormulaAsItReadsInEachCell() throws Exception {
    var parsed =
        Samples.parse(
            "a.xlsx",
            Xlsx.sheet(
                    "<row r='1'><c r='A1'><f t='shared' ref='A1:A2'"
                        + " si='0'>B1*$C$1&amp;\"A1\"</f></c></row><row r='2'><c r='A2'><f"
                        + " t='shared' si='0'/></c></row>")
                .bytes());
    assertThat(parsed.text()).isEqualTo("S\n\n=B1*$C$1&\"A1\"\n=B2*$C$1&\"A1\"");
  }

  @Test
  void doesNotTrustAZeroIfTheFileAsksToComputeEverything() throws Exception {
    var parsed =
        Samples.parse(
            "a.xlsx",
            Xlsx.sheet(
                    "<row r='1'><c r='A1'><f>1+1</f><v>0</v></c><c"
                        + " r='B1'><f>2+1</f><v>3</v></c></row>")
                .workbook("<calcPr fullCalcOnLoad='1'/>")
                .bytes());
    assertThat(parsed.text()).isEqualTo("S\n\n=1+1\t3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.xlsx", "a.xls"})
  void marksHiddenSheetsRowsAndColumns(String name) throws Exception {
    var parsed =
        parse(
            name,
            sheet -> {
              fill(sheet, "Item", "Cost", "Margin");
              fill(sheet, "Oak", 120, 0.5);
              fill(sheet, "Ash", 80, 0.25);
              sheet.getRow(2).setZeroHeight(true);
              sheet.setColumnHidden(2, true);
              fill(sheet.getWorkbook().createSheet("Old"), "x", "y");
              sheet.getWorkbook().setSheetHidden(1, true);
            });
    assertThat(parsed.text())
        .isEqualTo(
            "S\n\n"
                + "Item\tCost\tMargin (hidden column)\n"
                + "Oak\t120\t0.5\n"
                + "Ash\t80\t0.25\t(hidden row)\n\n"
                + "Old (hidden sheet)\n\n"
                + "x\ty");
    assertThat(parsed.headings())
        .extracting(Heading::title)
        .containsExactly("S", "Old (hidden sheet)");
  }

  @Test
  void marksHiddenSheetsRowsAndColumnsOfAnOds() throws Exception {
    assertThat(
            ods("""
            <table:table table:name="S" table:style-name="gone"><table:table-column/>
            <table:table-column table:visibility="collapse"/><table:table-row>
            <table:table-cell><text:p>a</text:p></table:table-cell>
            <table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>
            <table:table-row table:visibility="filter"><table:table-cell><text:p>c</text:p>
            </table:table-cell></table:table-row></table:table>\
            """)
                .text())
        .isEqualTo("S (hidden sheet)\n\na\tb (hidden column)\nc\t(hidden row)");
  }

  @Test
  void makesShortDatesOfAnOdsClear() throws Exception {
    assertThat(
            ods("""
            <table:table table:name="S"><table:table-row>
            <table:table-cell office:value-type="date" office:date-value="2026-03-04">
            <text:p>03/04/26</text:p></table:table-cell>
            <table:table-cell office:value-type="date" office:date-value="2026-03-04">
            <text:p>4. März 2026</text:p></table:table-cell>
            <table:table-cell office:value-type="date" office:date-value="2026-03-04">
            <text:p>2026-03-04</text:p></table:table-cell></table:table-row></table:table>\
            """)
                .text())
        .isEqualTo("S\n\n03/04/26 (2026-03-04)\t4. März 2026\t2026-03-04");
  }

  @Test
  void readsStrictOpenXml() throws Exception {
    var strict =
        Xlsx.sheet(
                "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' s='1'"
                    + " t='d'><v>2026-03-15T00:00:00</v></c></row>")
            .bookRelation("sharedStrings", "sharedStrings.xml")
            .bookRelation("styles", "styles.xml")
            .part("xl/sharedStrings.xml", "<sst><si><t>Torp</t></si></sst>")
            .part(
                "xl/styles.xml",
                "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='15'/></cellXfs></styleSheet>")
            .strict()
            .bytes();
    assertThat(Samples.parse("a.xlsx", strict).text())
        .isEqualTo("S\n\nTorp\t15-Mar-26 (2026-03-15)");
  }

  @Test
  void leavesOutPhoneticReadings() throws Exception {
    var text =
        Samples.parse(
                "a.xlsx",
                Xlsx.sheet(
                        "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>")
                    .bookRelation("sharedStrings", "sharedStrings.xml")
                    .part(
                        "xl/sharedStrings.xml",
                        "<sst><si><t>灯台</t><rPh sb='0' eb='2'><t>トウダイ</t></rPh></si>"
                            + "<si><r><t>10</t></r><r><rPr><vertAlign val='superscript'/></rPr>"
                            + "<t>6</t></r></si></sst>")
                    .bytes())
            .text();
    assertThat(text).isEqualTo("S\n\n灯台\t10^6");
  }

  @Test
  void dividesTablesAtEmptyRows() throws Exception {
    var parsed =
        parse(
            "a.xlsx",
            sheet -> {
              fill(sheet, "Ship", "Tons");
              fill(sheet, "Heron", 12);
              sheet.createRow(2);
              fill(sheet, "Petrel", 9);
              sheet.createRow(4);
              fill(sheet, "Port", "Depth");
              fill(sheet, "Vik", 7);
            });
    assertThat(parsed.text())
        .isEqualTo("S\n\nShip\tTons\nHeron\t12\nPetrel\t9\n\nPort\tDepth\nVik\t7");
    assertThat(heads(parsed)).containsExactly("Ship\tTons\n", "Port\tDepth\n");
  }

  @Test
  void takesYearsForNamesOfColumnsButNotOtherNumbers() throws Exception {
    assertThat(
            heads(
                parse(
                    "a.xlsx",
                    sheet -> {
                      fill(sheet, null, 2024, 2025);
                      fill(sheet, "Tons", 288, 405);
                    })))
        .containsExactly("\t2024\t2025\n");
    assertThat(
            heads(
                parse(
                    "a.xlsx",
                    sheet -> {
                      fill(sheet, "Heron", 12);
                      fill(sheet, "Petrel", 9);
                    })))
        .containsExactly("");
  }

  @Test
  void readsASheetThatDeclaresEveryCell() throws Exception {
    var sheet =
        "<dimension ref='A1:XFD1048576'/><cols><col min='1' max='16384'"
            + " hidden='1'/></cols><sheetData><row r='1'><c r='A1' t='str'><v>a</v></c><c r='XFD1'"
            + " s='1'/></row><row r='1048576'><c r='XFD1048576'"
            + " t='str'><v>z</v></c></row></sheetData><mergeCells><mergeCell"
            + " ref='A1:XFD1048576'/><mergeCell ref='B2:XFC1048575'/></mergeCells>";
    assertThat(Samples.parse("a.xlsx", Xlsx.content(sheet).bytes()).text())
        .isEqualTo("S\n\na (hidden column)");
  }

  @Test
  void readsAMillionRepeatedRowsOfAnOds() throws Exception {
    assertThat(
            ods("""
            <table:table table:name="S"><table:table-row><table:table-cell
             table:number-columns-repeated="3"><text:p>a</text:p></table:table-cell>
            <table:table-cell table:number-columns-repeated="16381"/></table:table-row>
            <table:table-row table:number-rows-repeated="1048574"><table:table-cell
             table:number-columns-repeated="16384"/></table:table-row><table:table-row>
            <table:table-cell><text:p>z</text:p></table:table-cell></table:table-row>
            </table:table>\
            """)
                .text())
        .isEqualTo("S\n\na\ta\ta\nz");
  }

  @Test
  void obeysTheLimitOfCharacters() {
    var row = "<row><c t='str'><v>abcdefghij</v></c></row>";
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(
            () ->
                Samples.parse(
                    "a.xlsx",
                    Xlsx.sheet(row.repeat(1000)).bytes(),
                    Samples.settings("max-characters = 5000")))
        .withMessageContaining("max-characters");
  }

  @Test
  void reportsAMissingSheetAndReadsTheOthers() throws Exception {
    var parsed =
        Samples.parse(
            "a.xlsx",
            Xlsx.sheet("<row r='1'><c r='A1' t='str'><v>a</v></c></row>")
                .workbook("<sheets><sheet name='Gone' sheetId='9' id='rId99'/></sheets>")
                .bytes());
    assertThat(parsed.text()).isEqualTo("S\n\na");
    assertThat(parsed.warnings()).containsExactly("the sheet Gone is missing from the file");
  }

  private static String text(String name, Consumer<Sheet> writer) throws Exception {
    return parse(name, writer).text();
  }

  /** A workbook with the sheet S, in the format of {@code name}. */
  private static ParsedDocument parse(String name, Consumer<Sheet> writer) throws Exception {
    var workbook = name.endsWith(".xls") ? new HSSFWorkbook() : new XSSFWorkbook();
    writer.accept(workbook.createSheet("S"));
    return Samples.parse(name, bytes(workbook));
  }

  private static byte[] bytes(Workbook workbook) throws IOException {
    var out = new ByteArrayOutputStream();
    workbook.write(out);
    return out.toByteArray();
  }

  private static ParsedDocument ods(String tables) throws Exception {
    var content =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
         xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
         xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
         xmlns:dc="http://purl.org/dc/elements/1.1/"
         xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:automatic-styles>
        <style:style style:name="gone"><style:table-properties table:display="false"/></style:style>
        </office:automatic-styles><office:body><office:spreadsheet>%s</office:spreadsheet></office:body>
        </office:document-content>\
        """
            .formatted(tables);
    return Samples.parse(
        "a.ods", Zips.typed(Format.ODS.mediaType()).with("content.xml", content).bytes());
  }

  /** Adds a row; null leaves a cell out. */
  private static void fill(Sheet sheet, Object... values) {
    var row = sheet.createRow(sheet.getPhysicalNumberOfRows());
    for (int column = 0; column < values.length; column++) {
      switch (values[column]) {
        case null -> {}
        case Number number -> row.createCell(column).setCellValue(number.doubleValue());
        case Object text -> row.createCell(column).setCellValue(text.toString());
      }
    }
  }

  private static void format(Sheet sheet, int row, int column, String code) {
    var style = sheet.getWorkbook().createCellStyle();
    style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(code));
    Cell cell = sheet.getRow(row).getCell(column);
    cell.setCellStyle(style);
  }

  private static void comment(Sheet sheet, int row, int column, String author, String text) {
    var helper = sheet.getWorkbook().getCreationHelper();
    var anchor = helper.createClientAnchor();
    anchor.setRow1(row);
    anchor.setCol1(column);
    var drawing =
        sheet.getDrawingPatriarch() == null
            ? sheet.createDrawingPatriarch()
            : sheet.getDrawingPatriarch();
    var comment = drawing.createCellComment(anchor);
    comment.setAddress(row, column);
    comment.setAuthor(author);
    comment.setString(helper.createRichTextString(text));
  }

  private static List<String> heads(ParsedDocument parsed) {
    return parsed.tables().stream()
        .map(table -> parsed.text().substring(table.startChar(), table.bodyStart()))
        .toList();
  }
}

package dev.trawl.retrieval.format;

import static dev.trawl.retrieval.format.Docx.p;
import static dev.trawl.retrieval.format.Docx.r;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.retrieval.document.ParsedDocument;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Very large tables and very large merged cells are read in bounded time, and so is the rest. */
class BadTablesTest {
  private static final String WARNING_REPEATED =
      "sheet S repeats the same cells very often; copies after the first 1,000,000 characters were left out";

  @ParameterizedTest
  @ValueSource(strings = {"a.xlsx", "a.ods", "a.html", "a.csv", "a.docx", "a.rtf"})
  void readsATableOfAMillionCells(String name) throws Exception {
    var parsed = parse(name, million(name));
    assertThat(parsed.text()).contains("c0").contains("c999999");
    assertThat(parsed.text().chars().filter(c -> c == 'c').count()).isEqualTo(1_000_000);
    assertThat(parsed.warnings()).isEmpty();
  }

  private static byte[] million(String name) throws Exception {
    return switch (Format.named(name).orElseThrow()) {
      case XLSX ->
          Xlsx.sheet(rows("<row>%s</row>", i -> "<c t='str'><v>c" + i + "</v></c>")).bytes();
      case ODS ->
          ods(table(rows("<table:table-row>%s</table:table-row>", i -> odfCell("", "c" + i))));
      case HTML -> ("<html><body>" + html(rows("<tr>%s</tr>", i -> "<td>c" + i))).getBytes();
      case RTF ->
          ("{\\rtf1 " + rows("\\intbl %s\\row ", i -> "c" + i + "\\cell ") + "}").getBytes();
      case CSV -> rows("%s\n", i -> (i % 100 == 0 ? "" : ",") + "c" + i).getBytes();
      default -> Docx.body(docxTable(rows("<w:tr>%s</w:tr>", i -> docxCell("", "c" + i)))).bytes();
    };
  }

  /** 10,000 rows of 100 cells. */
  private static String rows(String row, IntFunction<String> cell) {
    return IntStream.range(0, 10_000)
        .mapToObj(
            i ->
                row.formatted(
                    IntStream.range(100 * i, 100 * i + 100)
                        .mapToObj(cell)
                        .collect(Collectors.joining())))
        .collect(Collectors.joining());
  }

  @Test
  void readsOneMergedCellThatCoversAWholeSheet() throws Exception {
    var xlsx =
        Xlsx.content(
            "<sheetData><row><c t='str'><v>title</v></c><c><v>1</v></c></row><row><c/><c><v>2</v></c></row>"
                + "</sheetData><mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>");
    var parsed = parse("a.xlsx", xlsx.bytes());
    assertThat(parsed.text()).isEqualTo("S\n\ntitle");
    assertThat(parsed.warnings())
        .containsExactly(
            "sheet S has 2 values under merged cells, where nobody can see them; they were left out");
  }

  @Test
  void repeatsLargeMergedCellsOnlySoOften() throws Exception {
    var heads = "<row>" + "<c><v>1</v></c>".repeat(16_384) + "</row>";
    var row = "<row><c t='str'><v>a</v></c><c t='str'><v>" + "x".repeat(190) + "</v></c></row>";
    var merged =
        IntStream.rangeClosed(2, 10_000)
            .mapToObj("<mergeCell ref='B%1$d:XFD%1$d'/>"::formatted)
            .collect(Collectors.joining());
    var last = "<row><c t='str'><v>last</v></c></row>";
    var parsed =
        parse(
            "a.xlsx",
            Xlsx.content(
                    "<sheetData>%s%s%s</sheetData><mergeCells>%s</mergeCells>"
                        .formatted(heads, row.repeat(9_999), last, merged))
                .bytes());
    assertThat(parsed.text()).endsWith("last").hasSizeLessThan(5_000_000);
    assertThat(parsed.warnings())
        .containsExactly(
            "sheet S has very large merged cells; their values are not repeated in all rows and columns");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rowspan='100000'", "colspan='100000'", "rowspan=0 colspan=100000"})
  void readsHtmlCellsThatCoverAMillionPlaces(String span) throws Exception {
    var page =
        "<html><body>" + html("<tr><td " + span + ">big<td>x" + "<tr><td>a<td>b".repeat(1000));
    var parsed = parse("a.html", page.getBytes());
    assertThat(parsed.text()).startsWith("Before.\n\nbig\t").endsWith("a\tb\n\nAfter.");
    assertThat(parsed.text()).hasSizeLessThan(20_000);
  }

  @Test
  void repeatsOnlySoManyHtmlCellsThatCoverAllRowsBelow() throws Exception {
    var rows =
        IntStream.range(0, 5_000)
            .mapToObj("<tr><td rowspan=100000>r%d<td>b"::formatted)
            .collect(Collectors.joining());
    var parsed = parse("a.html", ("<html><body>" + html("<tr><th>h<th>i" + rows)).getBytes());
    assertThat(parsed.text()).contains("r4999").endsWith("After.").hasSizeLessThan(2_000_000);
  }

  @Test
  void readsOdsRowsThatAreRepeatedToTheEndOfTheSheet() throws Exception {
    var content =
        row("", odfCell("", "first"))
            + row(
                "table:number-rows-repeated='1048576'",
                odfCell("table:number-columns-repeated='16384'", "x"));
    var parsed =
        parse(
            "a.ods",
            ods(
                table(content)
                    + "<table:table>"
                    + row("", odfCell("", "The rest."))
                    + "</table:table>"));
    assertThat(parsed.text()).startsWith("S\n\nfirst\nx\tx").endsWith("The rest.");
    assertThat(parsed.text()).hasSizeLessThan(1_100_000);
    assertThat(parsed.warnings()).containsExactly(WARNING_REPEATED);
  }

  @Test
  void doesNotCallASheetDamagedThatRepeatsMoreCellsThanASheetHas() throws Exception {
    var empty = "<table:table-cell table:number-columns-repeated='999999999'/>".repeat(4);
    var parsed =
        parse(
            "a.ods",
            ods(
                table(
                    row("", empty + odfCell("", "lost"))
                        + row("table:number-rows-repeated='999999999'", odfCell("", "word"))
                            .repeat(4)
                        + row("", odfCell("", "last")))));
    assertThat(parsed.text()).startsWith("S\n\nword\nword").endsWith("word\nlast");
    assertThat(parsed.warnings()).containsExactly(WARNING_REPEATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.ods", "a.odt"})
  void readsAnOpenDocumentCellThatCoversAWholeSheet(String name) throws Exception {
    var content =
        row(
                "",
                odfCell(
                    "table:number-columns-spanned='16384' table:number-rows-spanned='1048576'",
                    "big"))
            + row("", odfCell("", "a") + odfCell("", "b")).repeat(100);
    var isSheet = name.endsWith("ods");
    var parsed = parse(name, isSheet ? ods(table(content)) : odt(table(content)));
    assertThat(parsed.text()).contains("big").hasSizeLessThan(2_000);
    assertThat(parsed.warnings()).hasSize(isSheet ? 1 : 0);
  }

  @Test
  void readsWordCellsThatCoverAMillionColumns() throws Exception {
    var rows =
        "<w:tr>"
            + docxCell("<w:gridSpan w:val='999999999'/><w:vMerge w:val='restart'/>", "big")
            + docxCell("", "x")
            + "</w:tr>"
            + ("<w:tr>"
                    + docxCell("<w:gridSpan w:val='999999999'/><w:vMerge/>", "")
                    + docxCell("", "y")
                    + "</w:tr>")
                .repeat(1000);
    var parsed = parse("a.docx", Docx.body(docxTable(rows)).bytes());
    assertThat(parsed.text())
        .startsWith("Before.\n\nbig\tx\nbig\ty\n")
        .endsWith("big\ty\n\nAfter.");
  }

  @Test
  void writesALongWordCellThatCoversManyRowsOnce() throws Exception {
    var rows =
        "<w:tr>"
            + docxCell("<w:vMerge w:val='restart'/>", "long ".repeat(2000))
            + docxCell("", "x")
            + "</w:tr>"
            + ("<w:tr>" + docxCell("<w:vMerge/>", "") + docxCell("", "y") + "</w:tr>")
                .repeat(10_000);
    var parsed = parse("a.docx", Docx.body(docxTable(rows)).bytes());
    assertThat(parsed.text()).endsWith("y\n\nAfter.").hasSizeLessThan(60_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.xlsx", "a.ods"})
  void showsFormulasThatReferToThemselves(String name) throws Exception {
    var xlsx =
        Xlsx.sheet(
            "<row><c r='A1'><f>B1</f></c><c r='B1'><f>A1+B1</f></c></row>"
                + "<row><c t='str'><v>rest</v></c></row>");
    var ods =
        row(
                "",
                "<table:table-cell table:formula='of:=[.B1]'/>"
                    + "<table:table-cell table:formula='of:=[.A1]+[.B1]'/>")
            + row("", odfCell("", "rest"));
    var parsed = parse(name, name.endsWith("ods") ? ods(table(ods)) : xlsx.bytes());
    assertThat(parsed.text()).isEqualTo("S\n\n=B1\t=A1+B1\nrest");
    assertThat(parsed.warnings())
        .singleElement()
        .asString()
        .startsWith("2 formulas have no stored");
  }

  @Test
  void readsAShortResultOfALongSharedFormulaAtOnce() throws Exception {
    var first = "<row><c><f t='shared' si='0'>A1" + "+A1".repeat(5_000) + "</f><v>7</v></c></row>";
    var parsed =
        parse(
            "a.xlsx",
            Xlsx.sheet(first + "<row><c><f t='shared' si='0'/><v>7</v></c></row>".repeat(30_000))
                .bytes());
    assertThat(parsed.text()).startsWith("S\n\n7\n7\n").hasSizeLessThan(100_000);
    assertThat(parsed.warnings()).isEmpty();
  }

  @Test
  void showsOnlyTheStartOfALongSharedFormula() throws Exception {
    var first = "<row><c><f t='shared' si='0'>A1" + "+A1".repeat(5_000) + "</f></c></row>";
    var parsed =
        parse(
            "a.xlsx",
            Xlsx.sheet(
                    first
                        + "<row><c><f t='shared' si='0'/></c></row>".repeat(2_000)
                        + "<row><c t='str'><v>rest</v></c></row>")
                .bytes());
    assertThat(parsed.text()).contains("=A2001+A2001").endsWith("rest");
    assertThat(parsed.text()).hasSizeLessThan(2_500_000);
  }

  private static ParsedDocument parse(String name, byte[] content) throws Exception {
    return Samples.parse(name, content);
  }

  private static String html(String rows) {
    return "<p>Before.<table>" + rows + "</table><p>After.";
  }

  private static String docxTable(String rows) {
    return p(r("Before.")) + "<w:tbl>" + rows + "</w:tbl>" + p(r("After."));
  }

  private static String docxCell(String properties, String text) {
    return "<w:tc><w:tcPr>%s</w:tcPr>%s</w:tc>".formatted(properties, p(r(text)));
  }

  private static byte[] ods(String tables) throws Exception {
    return Zips.openDocument(
        "spreadsheet", "<office:spreadsheet>" + tables + "</office:spreadsheet>");
  }

  private static byte[] odt(String table) throws Exception {
    return Zips.openDocument("text", "<office:text>" + table + "</office:text>");
  }

  private static String table(String rows) {
    return "<table:table table:name='S'>" + rows + "</table:table>";
  }

  private static String row(String attributes, String cells) {
    return "<table:table-row %s>%s</table:table-row>".formatted(attributes, cells);
  }

  private static String odfCell(String attributes, String text) {
    return "<table:table-cell office:value-type='string' %s><text:p>%s</text:p></table:table-cell>"
        .formatted(attributes, text);
  }
}

package dev.trawl.retrieval.format;

import static dev.trawl.retrieval.format.Docx.p;
import static dev.trawl.retrieval.format.Docx.r;
import static dev.trawl.retrieval.format.Docx.raised;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipInputStream;
import org.apache.poi.sl.usermodel.TextShape.TextDirection;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one format has is read in the same way in the other formats that have it. */
class SameInEveryFormatTest {
  /** Strict and Transitional Open XML have different names for the same elements. */
  @Test
  void readsStrictOpenXmlOfEveryProgram() throws Exception {
    var docx =
        Docx.body(
                p(r("10") + raised("6") + r(" germs"))
                    + "<w:tbl><w:tr><w:tc>"
                    + p(r("a"))
                    + "</w:tc><w:tc>"
                    + p(r("b"))
                    + "</w:tc></w:tr></w:tbl>")
            .bytes();
    assertThat(Samples.parse("a.docx", strict(docx)).text()).isEqualTo("10^6 germs\n\na\tb");
    var pptx = new ByteArrayOutputStream();
    try (var show = new XMLSlideShow()) {
      var slide = show.createSlide();
      slide.createTextBox().setText("Tolls");
      var table = slide.createTable(2, 2);
      table.getCell(0, 0).setText("Torp");
      table.getCell(0, 1).setText("15 cents");
      show.createSlide().createTextBox().setText("The end");
      show.write(pptx);
    }
    assertThat(Samples.parse("a.pptx", strict(pptx.toByteArray())).text())
        .isEqualTo("Tolls\n\nTorp\t15 cents\n\nThe end");
    var dated = new ByteArrayOutputStream();
    try (var book = new XSSFWorkbook()) {
      book.getCTWorkbook().getWorkbookPr().setDate1904(true);
      fill(book);
      book.write(dated);
    }
    assertThat(Samples.parse("a.xlsx", strict(dated.toByteArray())).text())
        .isEqualTo("S\n\nlaunch\t2026-03-15");
  }

  private static void fill(Workbook book) {
    var style = book.createCellStyle();
    style.setDataFormat(book.createDataFormat().getFormat("yyyy\\-mm\\-dd"));
    var row = book.createSheet("S").createRow(0);
    row.createCell(0).setCellValue("launch");
    var date = row.createCell(1);
    date.setCellValue(java.time.LocalDate.of(2026, 3, 15));
    date.setCellStyle(style);
  }

  /** The same file with the names of Strict Open XML. */
  private static byte[] strict(byte[] zip) throws Exception {
    var changed = Zips.zip();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        var xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        changed.with(
            entry.getName(),
            xml.replaceAll(
                    "http://schemas.openxmlformats.org/(\\w+ml)/2006/main",
                    "http://purl.oclc.org/ooxml/$1/main")
                .replace(
                    "http://schemas.openxmlformats.org/officeDocument/2006/",
                    "http://purl.oclc.org/ooxml/officeDocument/"));
      }
    }
    return changed.bytes();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.odt|<text:p>3\u20115 bar, a<text:tab/>b<text:s text:c='3'/>c<text:line-break/>d</text:p>",
        "a.html|<html><body><p>3&#8209;5 bar, a&Tab;b&nbsp;c<br>d",
        "a.rtf|{\\rtf1\\ansi\\pard 3\\_5 bar, a\\tab b\\~c d\\par}"
      })
  void readsCharactersThatAreWrittenAsElements(String file) throws Exception {
    var name = file.substring(0, file.indexOf('|'));
    var content = file.substring(name.length() + 1);
    var bytes =
        name.equals("a.odt")
            ? Zips.openDocument("text", "<office:text>" + content + "</office:text>")
            : content.getBytes(StandardCharsets.UTF_8);
    assertThat(Samples.parse(name, bytes).text().replace('\u00a0', ' ').replace('\n', ' '))
        .isEqualTo("3\u20115 bar, a b c d");
  }

  /** The direction of writing changes nothing in formats that store text as text. */
  @Test
  void readsVerticalWritingAsText() throws Exception {
    var words = "灯台の管理人は田中花子です。";
    var cell = "<w:tc><w:tcPr><w:textDirection w:val='tbRl'/></w:tcPr>" + p(r(words)) + "</w:tc>";
    var docx = Docx.body("<w:tbl><w:tr>" + cell + cell + "</w:tr></w:tbl>");
    assertThat(docx.text()).isEqualTo(words + "\t" + words);
    assertThat(
            Samples.parse("a.html", "<html><body style='writing-mode: vertical-rl'><p>" + words)
                .text())
        .isEqualTo(words);
    var pptx = new ByteArrayOutputStream();
    try (var show = new XMLSlideShow()) {
      var box = show.createSlide().createTextBox();
      box.setText(words);
      box.setTextDirection(TextDirection.STACKED);
      show.write(pptx);
    }
    assertThat(Samples.parse("a.pptx", pptx.toByteArray()).text()).isEqualTo(words);
    var xlsx = new ByteArrayOutputStream();
    try (var book = new XSSFWorkbook()) {
      var style = book.createCellStyle();
      style.setRotation((short) 255);
      var written = book.createSheet("S").createRow(0).createCell(0);
      written.setCellValue(words);
      written.setCellStyle(style);
      book.write(xlsx);
    }
    assertThat(Samples.parse("a.xlsx", xlsx.toByteArray()).text()).isEqualTo("S\n\n" + words);
  }

  @Test
  void repeatsCellsThatCoverSeveralColumnsInTexts() throws Exception {
    var heads =
        "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>"
            + p(r("Port"))
            + "</w:tc><w:tc>"
            + p(r("Tons"))
            + "</w:tc></w:tr>";
    var row = "<w:tr><w:tc>%s</w:tc><w:tc>%s</w:tc><w:tc>%s</w:tc></w:tr>";
    var rows =
        row.formatted(p(r("Vik")), p(r("north")), p(r("288")))
            + row.formatted(p(r("Vik")), p(r("south")), p(r("12")));
    var text = "Port\tPort\tTons\nVik\tnorth\t288\nVik\tsouth\t12";
    assertThat(Docx.body("<w:tbl>" + heads + rows + "</w:tbl>").text()).isEqualTo(text);
    var rtf =
        "{\\rtf1\\trowd\\cellx2000\\cellx3000\\pard\\intbl Port\\cell Tons\\cell\\row"
            + "\\trowd\\clvmgf\\cellx1000\\cellx2000\\cellx3000 Vik\\cell north\\cell 288\\cell\\row"
            + "\\trowd\\clvmrg\\cellx1000\\cellx2000\\cellx3000\\cell south\\cell 12\\cell\\row}";
    assertThat(Samples.parse("a.rtf", rtf).text()).isEqualTo(text);
    var out = new ByteArrayOutputStream();
    try (var show = new XMLSlideShow()) {
      var table = show.createSlide().createTable(3, 3);
      var cells =
          new String[][] {{"Port", "", "Tons"}, {"Vik", "north", "288"}, {"", "south", "12"}};
      for (int i = 0; i < 9; i++) {
        table.getCell(i / 3, i % 3).setText(cells[i / 3][i % 3]);
      }
      table.mergeCells(0, 0, 0, 1);
      table.mergeCells(1, 2, 0, 0);
      show.write(out);
    }
    assertThat(Samples.parse("a.pptx", out.toByteArray()).text()).isEqualTo(text);
  }
}

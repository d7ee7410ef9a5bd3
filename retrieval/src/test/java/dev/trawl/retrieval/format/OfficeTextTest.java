package dev.trawl.retrieval.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.DocumentException.Reason;
import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.document.ParsedDocument.Heading;
import dev.trawl.retrieval.document.ParsedDocument.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

class OfficeTextTest {
  @Test
  void keepsTheTablesOfADocxAtTheirPosition() throws Exception {
    assertThat(Samples.parse("a.docx", docx()).text())
        .isEqualTo("Report\n\nBefore the table.\n\nName\tYear\nAda\t1815\n\nAfter it.");
  }

  @Test
  void readsTheHeadingStylesOfADocx() throws Exception {
    assertThat(Samples.parse("a.docx", docx()).headings())
        .containsExactly(new Heading(1, 0, "Report"));
  }

  @Test
  void readsEachSheetOfAnXlsxAsAPage() throws Exception {
    assertSheets(Samples.parse("a.xlsx", workbook(new XSSFWorkbook())));
  }

  @Test
  void readsEachSheetOfAnXlsAsAPage() throws Exception {
    assertSheets(Samples.parse("a.xls", workbook(new HSSFWorkbook())));
  }

  private static void assertSheets(ParsedDocument parsed) {
    assertThat(parsed.text())
        .isEqualTo("Ducks\n\nName\tWeight\nMallard\t1.25\n\nGeese\n\nGreylag\t\t3.5");
    assertThat(parsed.pages())
        .containsExactly(new Page(1, 0), new Page(2, parsed.text().indexOf("Geese")));
    assertThat(parsed.headings()).extracting(Heading::title).containsExactly("Ducks", "Geese");
  }

  @Test
  void readsEachSlideOfAPptxAsAPageUnderItsTitle() throws Exception {
    var show = new XMLSlideShow();
    for (var title : new String[] {"Ducks", "Geese"}) {
      var slide = show.createSlide();
      slide.createTextBox().setText(title);
      slide.createTextBox().setText(title + " swim.");
    }
    var parsed = Samples.parse("a.pptx", bytes(show::write));
    assertThat(parsed.text()).isEqualTo("Ducks\n\nDucks swim.\n\nGeese\n\nGeese swim.");
    assertThat(parsed.pages()).extracting(Page::startChar).containsExactly(0, 20);
    assertThat(parsed.headings()).extracting(Heading::title).containsExactly("Ducks", "Geese");
  }

  @Test
  void readsEachSlideOfAPptAsAPage() throws Exception {
    var show = new HSLFSlideShow();
    for (var title : new String[] {"Ducks", "Geese"}) {
      show.createSlide().createTextBox().setText(title);
    }
    var parsed = Samples.parse("a.ppt", bytes(show::write));
    assertThat(parsed.text()).isEqualTo("Ducks\n\nGeese");
    assertThat(parsed.pages()).hasSize(2);
  }

  @Test
  void keepsTheColumnsOfATableWithMergedCellsInAPpt() throws Exception {
    var show = new HSLFSlideShow();
    var table = show.createSlide().createTable(3, 3);
    var cells = new String[] {"Port", "", "Tons", "Vik", "north", "288", "Oslo", "south", "12"};
    for (int i = 0; i < cells.length; i++) {
      table.getCell(i / 3, i % 3).setText(cells[i]);
    }
    var port = table.getCell(0, 0);
    var covered = table.getCell(0, 1);
    port.setAnchor(port.getAnchor().createUnion(covered.getAnchor()));
    table.getSpContainer().removeChildRecord(covered.getSpContainer());
    show.getSlides().getFirst().createTextBox().setText("The end");
    var parsed = Samples.parse("a.ppt", bytes(show::write));
    assertThat(parsed.text())
        .contains("Port\tPort\tTons\nVik\tnorth\t288\nOslo\tsouth\t12")
        .contains("The end");
  }

  @Test
  void readsAnOdt() throws Exception {
    var parsed =
        Samples.parse(
            "a.odt",
            Zips.openDocument(
                "text",
                """
                <office:text><text:h text:outline-level="2">Part</text:h><text:p>One.</text:p>
                <table:table><table:table-row><table:table-cell><text:p>a</text:p>
                </table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell>
                </table:table-row></table:table><text:p>Two.</text:p></office:text>\
                """));
    assertThat(parsed.text()).isEqualTo("Part\n\nOne.\n\na\tb\n\nTwo.");
    assertThat(parsed.headings()).containsExactly(new Heading(2, 0, "Part"));
  }

  @Test
  void readsEachSheetOfAnOdsAsAPage() throws Exception {
    var sheets =
        Zips.openDocument(
            "spreadsheet",
            """
            <office:spreadsheet><table:table table:name="Ducks"><table:table-row>
            <table:table-cell><text:p>Name</text:p></table:table-cell>
            <table:table-cell><text:p>Weight</text:p></table:table-cell></table:table-row>
            <table:table-row><table:table-cell><text:p>Mallard</text:p></table:table-cell>
            <table:table-cell><text:p>1.25</text:p></table:table-cell>
            <table:table-cell table:number-columns-repeated="16000"/></table:table-row></table:table>
            <table:table table:name="Geese"><table:table-row>
            <table:table-cell><text:p>Greylag</text:p></table:table-cell><table:table-cell/>
            <table:table-cell><text:p>3.5</text:p></table:table-cell></table:table-row>
            </table:table></office:spreadsheet>\
            """);
    assertSheets(Samples.parse("a.ods", sheets));
  }

  @Test
  void readsEachSlideOfAnOdpAsAPageUnderItsTitle() throws Exception {
    var show =
        Zips.openDocument(
            "presentation",
            """
            <office:presentation><draw:page draw:name="page1">
            <draw:frame presentation:class="title"><draw:text-box><text:p>Ducks</text:p>
            </draw:text-box></draw:frame><draw:frame><draw:text-box><text:p>swim</text:p>
            </draw:text-box></draw:frame></draw:page><draw:page draw:name="page2"><draw:frame>
            <draw:text-box><text:list><text:list-item><text:p>fly<text:s text:c="2"/>high</text:p>
            </text:list-item></text:list></draw:text-box></draw:frame></draw:page>
            </office:presentation>\
            """);
    var parsed = Samples.parse("a.odp", show);
    assertThat(parsed.text()).isEqualTo("Ducks\n\nswim\n\n• fly high");
    assertThat(parsed.pages()).containsExactly(new Page(1, 0), new Page(2, 13));
    assertThat(parsed.headings()).containsExactly(new Heading(1, 0, "Ducks"));
  }

  @Test
  void reportsAnEncryptedOpenDocument() throws Exception {
    var locked =
        Zips.typed("application/vnd.oasis.opendocument.text")
            .with("META-INF/manifest.xml", "<manifest:encryption-data/>")
            .with("content.xml", new byte[] {1, 2, 3})
            .bytes();
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(() -> Samples.parse("a.odt", locked))
        .extracting(DocumentException::reason)
        .isEqualTo(Reason.ENCRYPTED);
  }

  @Test
  void readsAnRtf() throws Exception {
    var rtf = "{\\rtf1\\ansi\\ansicpg1252 First.\\par Caf\\'e9 \\b bold\\b0 .\\par}";
    assertThat(Samples.parse("a.rtf", rtf).text()).isEqualTo("First.\n\nCafé bold.");
  }

  @Test
  void readsTheChaptersOfAnEpubInTheOrderOfItsSpine() throws Exception {
    var parsed =
        Samples.parse("a.epub", Zips.epub("<h1>One</h1><p>First.</p>", "<h1>Two</h1><p>Next.</p>"));
    assertThat(parsed.text()).isEqualTo("One\n\nFirst.\n\nTwo\n\nNext.");
    assertThat(parsed.headings())
        .extracting(Heading::startChar, Heading::title)
        .containsExactly(tuple(0, "One"), tuple(13, "Two"));
  }

  @Test
  void readsAMailAndTheDocumentAttachedToIt() throws Exception {
    var mail =
        """
        From: ada@example.org
        Subject: Ducks
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="b"

        --b
        Content-Type: text/plain; charset=utf-8

        See the attachment.
        --b
        Content-Type: text/csv; name="ducks.csv"
        Content-Disposition: attachment; filename="ducks.csv"

        mallard,1.25
        --b--
        """
            .replace("\n", "\r\n");
    assertThat(Samples.parse("a.eml", mail).text())
        .startsWith("Subject: Ducks\nFrom: ada@example.org\n")
        .contains("See the attachment.")
        .contains("mallard,1.25");
  }

  @Test
  void reportsAnEncryptedOfficeFile() throws Exception {
    var locked = locked(docx());
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(() -> Samples.parse("a.docx", locked))
        .withMessage("a.docx: is encrypted; save it without a password and try again")
        .extracting(DocumentException::reason)
        .isEqualTo(Reason.ENCRYPTED);
  }

  @Test
  void reportsATruncatedFile() throws Exception {
    var whole = docx();
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(() -> Samples.parse("a.docx", Arrays.copyOf(whole, whole.length / 2)))
        .withMessageStartingWith("a.docx: is damaged or incomplete")
        .extracting(DocumentException::reason)
        .isEqualTo(Reason.BROKEN);
  }

  @Test
  void reportsADocxWithoutText() throws Exception {
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(() -> Samples.parse("a.docx", bytes(new XWPFDocument()::write)))
        .extracting(DocumentException::reason)
        .isEqualTo(Reason.NO_TEXT);
  }

  @Test
  void readsTextOfAWorkbookEmbeddedInADocument() throws Exception {
    var outer = new XWPFDocument();
    outer.createParagraph().createRun().setText("The sheet:");
    try (var out =
        outer
            .getPackage()
            .createPart(
                org.apache.poi.openxml4j.opc.PackagingURIHelper.createPartName(
                    "/word/embeddings/sheet.xlsx"),
                Format.XLSX.mediaType())
            .getOutputStream()) {
      out.write(workbook(new XSSFWorkbook()));
    }
    outer
        .getPackagePart()
        .addRelationship(
            org.apache.poi.openxml4j.opc.PackagingURIHelper.createPartName(
                "/word/embeddings/sheet.xlsx"),
            org.apache.poi.openxml4j.opc.TargetMode.INTERNAL,
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package");
    var parsed = Samples.parse("a.docx", bytes(outer::write));
    assertThat(parsed.text()).contains("The sheet:").contains("Mallard\t1.25");
    assertThat(parsed.pages()).hasSize(1);
  }

  @Test
  void readsFilesThatAreWrappedInObjectsOfASheet() throws Exception {
    var book = new XSSFWorkbook();
    var sheet = book.createSheet("S");
    sheet.createRow(0).createCell(0).setCellValue("Before it.");
    int picture = book.addPicture(new byte[] {1, 2, 3}, Workbook.PICTURE_TYPE_PNG);
    var drawing = sheet.createDrawingPatriarch();
    for (var content : new byte[][] {"The words.".getBytes(), docx(), {0, 1, 2, 3, 0, 0}}) {
      int object = book.addOlePackage(content, "a.txt", "a.txt", "a.txt");
      drawing.createObjectData(drawing.createAnchor(0, 0, 0, 0, 1, 1, 2, 2), object, picture);
    }
    var parsed = Samples.parse("a.xlsx", bytes(book::write));
    assertThat(parsed.text()).contains("Before it.", "The words.", "Name\tYear\nAda\t1815");
    assertThat(parsed.warnings()).isEmpty();
  }

  static byte[] docx() throws IOException {
    var document = new XWPFDocument();
    var styles = document.createStyles();
    var style =
        org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle.Factory.newInstance();
    style.setStyleId("Heading1");
    style.addNewName().setVal("heading 1");
    styles.addStyle(new org.apache.poi.xwpf.usermodel.XWPFStyle(style));
    var title = document.createParagraph();
    title.setStyle("Heading1");
    title.createRun().setText("Report");
    document.createParagraph().createRun().setText("Before the table.");
    var table = document.createTable(2, 2);
    var cells = new String[][] {{"Name", "Year"}, {"Ada", "1815"}};
    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < 2; column++) {
        table.getRow(row).getCell(column).setText(cells[row][column]);
      }
    }
    document.createParagraph().createRun().setText("After it.");
    return bytes(document::write);
  }

  private static byte[] workbook(Workbook workbook) throws IOException {
    var ducks = workbook.createSheet("Ducks");
    var head = ducks.createRow(0);
    head.createCell(0).setCellValue("Name");
    head.createCell(1).setCellValue("Weight");
    var row = ducks.createRow(1);
    row.createCell(0).setCellValue("Mallard");
    row.createCell(1).setCellValue(1.25);
    var geese = workbook.createSheet("Geese").createRow(0);
    geese.createCell(0).setCellValue("Greylag");
    geese.createCell(2).setCellValue(3.5);
    return bytes(workbook::write);
  }

  private static byte[] locked(byte[] content) throws Exception {
    try (var fileSystem = new POIFSFileSystem()) {
      var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("password");
      try (var out = encryptor.getDataStream(fileSystem)) {
        out.write(content);
      }
      return bytes(fileSystem::writeFilesystem);
    }
  }

  private interface Writer {
    void write(java.io.OutputStream out) throws IOException;
  }

  private static byte[] bytes(Writer writer) throws IOException {
    var out = new ByteArrayOutputStream();
    writer.write(out);
    return out.toByteArray();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

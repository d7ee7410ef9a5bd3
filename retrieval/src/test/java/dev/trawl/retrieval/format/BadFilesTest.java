package dev.trawl.retrieval.format;

import static dev.trawl.retrieval.format.Docx.p;
import static dev.trawl.retrieval.format.Docx.r;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.pdf.Pdfs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged and hostile files: bounded work, one line that says what is wrong, and the rest. */
class BadFilesTest {
  private static final String TOO_NESTED =
      "embedded documents that are nested deeper than trawl.documents.max-nesting = 4 were left out";

  private static final String OBJECT =
      "<d:frame xmlns:d='d'><d:object xmlns:x='x' x:href='./Object 1'/></d:frame>";

  @Test
  void leavesOutAttachmentsThatAreNestedTooDeeply() throws Exception {
    var attached = "innermost words".getBytes();
    var name = "a.txt";
    for (int i = 0; i < 10; i++) {
      attached = mail(name, attached);
      name = "a.eml";
    }
    var parsed = parse("a.eml", attached);
    assertThat(parsed.text()).startsWith("Subject: top").endsWith("Last words.");
    assertThat(parsed.text()).doesNotContain("innermost");
    assertThat(parsed.warnings()).containsExactly(TOO_NESTED);
  }

  @Test
  void leavesOutMailsThatAreNestedTooDeeply() throws Exception {
    var inner =
        IntStream.range(0, 200)
            .mapToObj("Subject: mail %d\nContent-Type: message/rfc822\n\n"::formatted)
            .collect(Collectors.joining());
    var parsed =
        parse(
            "a.eml",
            ("Subject: top\nContent-Type: multipart/mixed; boundary=B\n\n--B\n"
                    + "Content-Type: message/rfc822\n\n"
                    + inner
                    + "Subject: end\n\ninnermost\n\n--B\nContent-Type: text/plain\n\nLast words.\n--B--\n")
                .getBytes());
    assertThat(parsed.text()).contains("mail 0", "mail 10").endsWith("Last words.");
    assertThat(parsed.warnings())
        .containsExactly("parts of the mail that are nested deeper than 30 levels were left out");
  }

  @Test
  void namesAnAttachmentOfAKindThatIsNotRead() throws Exception {
    var zip = "innermost".getBytes();
    for (int i = 0; i < 10; i++) {
      zip = Zips.zip().with("a.zip", zip).bytes();
    }
    var parsed = parse("a.eml", mail("a.zip", zip));
    assertThat(parsed.text()).contains("Attachment: a.zip").endsWith("Last words.");
    assertThat(parsed.warnings()).containsExactly("the embedded document a.zip could not be read");
  }

  @Test
  void leavesOutPdfsThatAreNestedTooDeeply() throws Exception {
    var attached = Pdfs.of("innermost words");
    for (int i = 0; i < 8; i++) {
      attached = pdf("Level " + i, attached);
    }
    var parsed = parse("a.pdf", attached);
    assertThat(parsed.text()).startsWith("Level 7").contains("Level 3").doesNotContain("Level 2");
    assertThat(parsed.warnings()).containsExactly(TOO_NESTED);
  }

  @Test
  void leavesOutOfficeDocumentsThatAreNestedTooDeeply() throws Exception {
    var inner = Docx.body(p(r("Level 0"))).bytes();
    for (int i = 1; i < 8; i++) {
      inner = docxWith("Level " + i, inner);
    }
    var parsed = parse("a.docx", inner);
    assertThat(parsed.text()).startsWith("Level 7").contains("Level 3").doesNotContain("Level 2");
    assertThat(parsed.warnings()).containsExactly(TOO_NESTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<chart", "<a><table><table-row><table-cell><p>", "<a><text-box><span>"})
  void warnsOnceAboutABrokenObjectInAnOpenDocument(String broken) throws Exception {
    for (var kind : new String[] {"text", "presentation"}) {
      var parsed = parse(kind.equals("text") ? "a.odt" : "a.odp", openDocument(kind, broken));
      assertThat(parsed.text()).startsWith("Before it.").endsWith("After it.");
      assertThat(parsed.warnings())
          .containsExactly("an embedded formula or chart could not be read");
    }
  }

  @Test
  void readsAnObjectThatContainsItself() throws Exception {
    var object = "<a>" + OBJECT.repeat(3) + "<p>word</p></a>";
    assertThat(parse("a.odt", openDocument("text", object)).text())
        .startsWith("Before it.")
        .contains("word")
        .endsWith("After it.");
  }

  private static byte[] openDocument(String kind, String object) throws Exception {
    var body =
        "<office:%1$s><text:p>Before it.%2$s</text:p><text:p>After it.</text:p></office:%1$s>"
            .formatted(kind, OBJECT);
    return with(Zips.openDocument(kind, body), "Object 1/content.xml", object);
  }

  @Test
  void readsAChapterOnceThatABookListsManyTimes() throws Exception {
    var book =
        "<package xmlns='http://www.idpf.org/2007/opf'><manifest><item id='book' href='book.opf'/>"
            + "<item id='a' href='a.xhtml'/><item id='b' href='b.xhtml'/></manifest><spine>"
            + "<itemref idref='book'/><itemref idref='a'/>"
            + "<itemref idref='a'/><itemref idref='b'/>".repeat(20_000)
            + "</spine></package>";
    var epub =
        Zips.typed("application/epub+zip")
            .with(
                "META-INF/container.xml",
                "<container><rootfiles><rootfile full-path='book.opf'/></rootfiles></container>")
            .with("book.opf", book)
            .with("a.xhtml", "<html><body><p>First chapter.</p></body></html>")
            .with("b.xhtml", "<html><body><p>Last chapter.</p></body></html>");
    assertThat(parse("a.epub", epub.bytes()).text()).isEqualTo("First chapter.\n\nLast chapter.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\\", "\\pa", "{\\pict\\pngblip 0123456789abc", "\\'e"})
  void readsATruncatedRtfAndSaysThatItsEndIsMissing(String end) throws Exception {
    var parsed =
        parse("a.rtf", ("{\\rtf1\\ansi\\pard First words.\\par Last {\\b words " + end).getBytes());
    assertThat(parsed.text()).isEqualTo("First words.\n\nLast words");
    assertThat(parsed.warnings())
        .containsExactly("the end of the document is missing; get a complete copy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\r\n", "\0\0\0"})
  void doesNotCallACompleteRtfTruncated(String padding) throws Exception {
    var parsed = parse("a.rtf", ("{\\rtf1\\ansi\\pard Words.\\par}" + padding).getBytes());
    assertThat(parsed.text()).isEqualTo("Words.");
    assertThat(parsed.warnings()).isEmpty();
  }

  @Test
  void readsRtfWithManyOpenGroupsAndAnEndlessPicture() throws Exception {
    var deep = "{".repeat(100_000) + "x" + "}".repeat(100_000);
    var text =
        "{\\rtf1\\ansi\\pard First.\\par " + deep + "\\par{\\pict\\bin999999999 abc} Last.\\par}";
    assertThat(parse("a.rtf", text.getBytes()).text()).isEqualTo("First.\n\nx\n\nLast.");
  }

  @ParameterizedTest
  @ValueSource(ints = {600, 3_000, 6_000})
  void saysThatATruncatedOfficeFileIsDamaged(int length) throws Exception {
    byte[] word;
    try (var files = new POIFSFileSystem()) {
      files.createDocument(new ByteArrayInputStream(new byte[20_000]), "WordDocument");
      word = bytes(files);
    }
    byte[] sheet;
    try (var book = new HSSFWorkbook()) {
      for (int i = 0; i < 200; i++) {
        book.getSheetAt(i == 0 ? book.getSheetIndex(book.createSheet()) : 0)
            .createRow(i)
            .createCell(0)
            .setCellValue("row " + i);
      }
      var out = new ByteArrayOutputStream();
      book.write(out);
      sheet = out.toByteArray();
    }
    assertDamaged("a.doc", Arrays.copyOf(word, length));
    assertDamaged("a.xls", Arrays.copyOf(sheet, length));
  }

  @Test
  void saysThatATruncatedZipIsDamaged() throws Exception {
    var docx = Docx.body(p(r("words"))).bytes();
    assertDamaged("a.docx", Arrays.copyOf(docx, docx.length / 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.docx", "a.odt"})
  void saysThatOfficeXmlIsNestedTooDeeply(String name) throws Exception {
    var bytes =
        name.endsWith("docx")
            ? Docx.body(
                    "<w:tbl><w:tr><w:tc>".repeat(3_000) + "</w:tc></w:tr></w:tbl>".repeat(3_000))
                .bytes()
            : Zips.openDocument("text", "<text:list>".repeat(5_000) + "</text:list>".repeat(5_000));
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(() -> parse(name, bytes))
        .withMessage(name + ": is nested too deeply to be read");
  }

  @Test
  void doesNotExpandEntitiesOfOfficeXml() throws Exception {
    var zip =
        Zips.zip()
            .with("[Content_Types].xml", "<Types/>")
            .with(
                "word/document.xml",
                "<!DOCTYPE r [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><w:document xmlns:w='w'>&b;</w:document>");
    assertDamaged("a.docx", zip.bytes());
  }

  @Test
  void readsAPageWithALargePictureInIt() throws Exception {
    var picture = "<img src=\"data:image/png;base64,%s\">".formatted("iVBO".repeat(20_000_000));
    assertThat(parse("a.html", ("<html><body><p>First." + picture + "<p>Last.").getBytes()).text())
        .isEqualTo("First.\n\nLast.");
  }

  @Test
  void readsAPageThatIsNestedVeryDeeply() throws Exception {
    var page = "<html><body><p>First" + "<div>".repeat(50_000) + "1" + "</div>".repeat(50_000);
    assertThat(parse("a.html", (page + "<p>Last").getBytes()).text())
        .isEqualTo("First\n\n1\n\nLast");
  }

  private static void assertDamaged(String name, byte[] content) {
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(() -> parse(name, content))
        .withMessageStartingWith(name + ": is damaged or incomplete")
        .withMessageEndingWith("; get a complete copy")
        .withMessageNotContainingAny("\n", "Exception", "JAXP");
  }

  private static ParsedDocument parse(String name, byte[] content) throws Exception {
    return Samples.parse(name, content);
  }

  private static byte[] mail(String name, byte[] attached) {
    return """
    Subject: top
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary="B%1$d"

    --B%1$d
    Content-Type: application/octet-stream; name="%2$s"
    Content-Disposition: attachment; filename="%2$s"
    Content-Transfer-Encoding: base64

    %3$s
    --B%1$d
    Content-Type: text/plain

    Last words.
    --B%1$d--
    """
        .formatted(attached.length, name, Base64.getMimeEncoder().encodeToString(attached))
        .getBytes();
  }

  private static byte[] pdf(String text, byte[] attached) throws Exception {
    try (var document = Loader.loadPDF(Pdfs.of(text))) {
      var file = new PDComplexFileSpecification();
      file.setFile("inner.pdf");
      file.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(attached)));
      var files = new PDEmbeddedFilesNameTreeNode();
      files.setNames(java.util.Map.of("inner.pdf", file));
      var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
      names.setEmbeddedFiles(files);
      document.getDocumentCatalog().setNames(names);
      return Pdfs.bytes(document);
    }
  }

  private static byte[] docxWith(String text, byte[] attached) throws Exception {
    var relations =
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
            + "<Relationship Id='r1' Target='a.docx'"
            + " Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/package'/>"
            + "</Relationships>";
    var outer = Docx.body(p(r(text))).bytes();
    return with(with(outer, "word/_rels/document.xml.rels", relations), "word/a.docx", attached);
  }

  private static byte[] with(byte[] zip, String entry, String content) throws Exception {
    return with(zip, entry, content.getBytes());
  }

  /** Adds an entry to a zip file, or replaces it. */
  private static byte[] with(byte[] zip, String entry, byte[] content) throws Exception {
    var changed = Zips.zip();
    try (var in = new java.util.zip.ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var next = in.getNextEntry(); next != null; next = in.getNextEntry()) {
        if (!next.getName().equals(entry)) {
          changed.with(next.getName(), in.readAllBytes());
        }
      }
    }
    return changed.with(entry, content).bytes();
  }

  private static byte[] bytes(POIFSFileSystem files) throws Exception {
    var out = new ByteArrayOutputStream();
    files.writeFilesystem(out);
    return out.toByteArray();
  }
}

package dev.trawl.retrieval.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.DocumentException.Reason;
import dev.trawl.retrieval.pdf.Pdfs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatDetectorTest {
  @Test
  void readsAPdfWithATextExtensionAsPdfAndWarns() throws Exception {
    var parsed = Samples.parse("a.txt", Pdfs.of("Still a PDF."));
    assertThat(parsed.mediaType()).isEqualTo("application/pdf");
    assertThat(parsed.warnings())
        .containsExactly(
            "the extension suggests text/plain, but the content is application/pdf; it is read as"
                + " application/pdf");
  }

  @Test
  void readsATextWithAPdfExtensionAsTextAndWarns() throws Exception {
    var parsed = Samples.parse("a.pdf", "Just text.");
    assertThat(parsed.text()).isEqualTo("Just text.");
    assertThat(parsed.warnings()).hasSize(1).first().asString().contains("read as text/plain");
  }

  @Test
  void doesNotDetectAProgramThatContainsAPdfMarkerAsPdf() {
    byte[] program = {(byte) 0xca, (byte) 0xfe, 0, 5, '%', 'P', 'D', 'F', '-', 1, 0, 4, 0, 0};
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(() -> Samples.parse("Reader.class", program))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.UNSUPPORTED));
  }

  @Test
  void readsAWorkbookWithADocxExtensionAsAWorkbook() throws Exception {
    var parsed = Samples.parse("a.xlsx", OfficeTextTest.docx());
    assertThat(parsed.mediaType()).isEqualTo(Format.DOCX.mediaType());
    assertThat(parsed.warnings()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"page.html", "page", "page.txt", "page.md"})
  void detectsAnHtmlPageByItsStart(String name) throws Exception {
    var parsed = Samples.parse(name, "\n<!-- x -->\n<!DOCTYPE html><html><body><p>Hi</p></body>");
    assertThat(parsed.mediaType()).isEqualTo("text/html");
    assertThat(parsed.text()).isEqualTo("Hi");
  }

  @ParameterizedTest
  @ValueSource(strings = {"note.txt", "note.md", "note", "note.log"})
  void readsTextThatContainsTagsAsText(String name) throws Exception {
    var text = "<person> said: a < b > c, <b>really</b>.\nSee <https://example.org> &amp; more.";
    assertThat(Samples.parse(name, text).text()).isEqualTo(text);
  }

  @Test
  void readsCsvVerbatim() throws Exception {
    var text = "name,weight\n\"Mallard, wild\",1.25\n";
    var parsed = Samples.parse("a.csv", text);
    assertThat(parsed.mediaType()).isEqualTo("text/csv");
    assertThat(parsed.text()).isEqualTo(text);
  }

  @Test
  void rejectsAPicture() {
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(
            () ->
                Samples.parse("a.png", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR".getBytes("ISO-8859-1")))
        .withMessage("a.png: trawl cannot read a picture; convert it to text, HTML or PDF")
        .extracting(DocumentException::reason)
        .isEqualTo(Reason.UNSUPPORTED);
  }

  @Test
  void rejectsAZipFileThatIsNotADocument() throws Exception {
    var zip = Zips.zip().with("a.txt", "text").bytes();
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(() -> Samples.parse("a.zip", zip))
        .withMessageStartingWith("a.zip: trawl cannot read a zip archive")
        .extracting(DocumentException::reason)
        .isEqualTo(Reason.UNSUPPORTED);
  }

  @Test
  void rejectsUnknownBinaryContent() {
    var bytes = new byte[5000];
    new java.util.Random(1).nextBytes(bytes);
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(() -> Samples.parse("a.bin", bytes))
        .extracting(DocumentException::reason)
        .isEqualTo(Reason.UNSUPPORTED);
  }

  @Test
  void readsTextThatMentionsAPdfMarkerAsText() throws Exception {
    var text = "A file starts with %PDF-1.7 if it is a PDF.";
    assertThat(Samples.parse("a.txt", text).text()).isEqualTo(text);
  }
}

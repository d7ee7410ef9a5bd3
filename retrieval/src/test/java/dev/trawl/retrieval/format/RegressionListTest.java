package dev.trawl.retrieval.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trawl.protocol.Source;
import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.DocumentException.Reason;
import dev.trawl.retrieval.pdf.Pdfs;
import java.net.URI;
import java.nio.charset.Charset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Regression tests for defects of an earlier system. The numbers are those of docs/regressions.md.
 */
class RegressionListTest {
  @Test
  @DisplayName("6: keeps all sentence ends and runs of 21 or more hex digits")
  void keepsAllSentenceEndsAndHexDigits() throws Exception {
    var text =
        "It ended. Did it? Yes! sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b78"
            + "\n是的。对！1,234,567.89\n";
    assertThat(Samples.parse("a.txt", text).text()).isEqualTo(text);
    assertThat(Samples.parse("a.html", "<html><body><p>" + text.strip() + "</p></body>").text())
        .isEqualTo(text.strip().replace('\n', ' '));
  }

  @Test
  @DisplayName("6: keeps the tables of a .docx at their position")
  void keepsTablesAtTheirPosition() throws Exception {
    assertThat(Samples.parse("a.docx", OfficeTextTest.docx()).text())
        .contains("Before the table.\n\nName\tYear\nAda\t1815\n\nAfter it.");
  }

  @Test
  @DisplayName("11: does not mistake a text file with <person> for HTML")
  void doesNotMistakeTextWithAngleBracketsForHtml() throws Exception {
    var text = "Dear <person>,\n\nsign at <place> & return.\n";
    var parsed = Samples.parse("letter.txt", text);
    assertThat(parsed.mediaType()).isEqualTo("text/plain");
    assertThat(parsed.text()).isEqualTo(text);
  }

  @Test
  @DisplayName("11: reads a page in GBK with or without a declared charset")
  void readsAPageInGbk() throws Exception {
    for (var head : new String[] {"<meta charset=gbk>", ""}) {
      var page = "<html><head>%s</head><body><p>会议改在明天下午举行。</p></body></html>";
      var bytes = page.formatted(head).getBytes(Charset.forName("GBK"));
      assertThat(Samples.parse("a.html", bytes).text()).isEqualTo("会议改在明天下午举行。");
    }
  }

  @Test
  @DisplayName("12: rejects an empty document")
  void rejectsAnEmptyDocument() {
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(() -> Samples.parse("a.md", ""))
        .extracting(DocumentException::reason)
        .isEqualTo(Reason.EMPTY);
  }

  @Test
  @DisplayName("12: rejects a scanned document and explains what to do")
  void rejectsAScannedDocument() {
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(() -> Samples.parse("scan.pdf", Pdfs.of("", "", "")))
        .withMessage(
            "scan.pdf: has only scanned pages without text; install Tesseract so that trawl can read them, or recognise their text first")
        .extracting(DocumentException::reason)
        .isEqualTo(Reason.NO_TEXT);
  }

  @Test
  @DisplayName("18: does not download from a private network")
  void doesNotFetchFromPrivateNetworks() {
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(
            () -> Samples.parser().fetch(new Source.Url(URI.create("http://127.0.0.1:9/x"))))
        .extracting(DocumentException::reason)
        .isEqualTo(Reason.FORBIDDEN);
  }
}

package dev.trawl.retrieval.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trawl.protocol.Source;
import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.DocumentException.Reason;
import dev.trawl.retrieval.document.ParsedDocument.Heading;
import dev.trawl.retrieval.document.ParsedDocument.Page;
import dev.trawl.retrieval.format.Samples;
import dev.trawl.retrieval.source.DocumentParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.junit.jupiter.api.Test;

class PdfTextTest {
  @Test
  void keepsPagesAndParagraphs() throws Exception {
    var parsed =
        Samples.parse(
            "a.pdf",
            Pdfs.of(
                "The first line of a paragraph\nand the second of it.\n\nAnother paragraph.",
                "On page two."));
    assertThat(parsed.mediaType()).isEqualTo("application/pdf");
    assertThat(parsed.text())
        .isEqualTo(
            "The first line of a paragraph\nand the second of it.\n\nAnother paragraph.\n\n"
                + "On page two.");
    assertThat(parsed.pages())
        .containsExactly(new Page(1, 0), new Page(2, parsed.text().indexOf("On page")));
    assertThat(parsed.warnings()).isEmpty();
  }

  @Test
  void separatesTheCellsOfATableRowByTabs() throws Exception {
    assertThat(Samples.parse("a.pdf", Pdfs.of("Name\tWeight\nDuck\t1.2 kg")).text())
        .isEqualTo("Name\tWeight\nDuck\t1.2 kg");
  }

  @Test
  void keepsHashesAndNumbersVerbatim() throws Exception {
    var line = "sha 3f2a9c0d1e4b5a69788796a5b4c3d2e1f00112233 is 1,234.50 (12.5 %).";
    assertThat(Samples.parse("a.pdf", Pdfs.of(line)).text()).isEqualTo(line);
  }

  @Test
  void placesABookmarkAtItsTargetLineNotAtThePageHeader() throws Exception {
    try (var document =
        Pdfs.document("Ducks 12\n\nsome text\n\n\nDucks\n\nDucks swim.", "Geese\nGeese fly.")) {
      Pdfs.bookmark(document, "Ducks", 0, 5);
      Pdfs.bookmark(document, "2 Geese", 1, 0);
      var parsed = Samples.parse("a.pdf", Pdfs.bytes(document));
      assertThat(parsed.headings())
          .containsExactly(
              new Heading(1, parsed.text().indexOf("Ducks\n"), "Ducks"),
              new Heading(1, parsed.text().indexOf("Geese"), "2 Geese"));
    }
  }

  @Test
  void reportsEachPageWhileReading() throws Exception {
    var received = new ArrayList<String>();
    var parser =
        new DocumentParser(
            Samples.settings(),
            Samples.fetchSettings(),
            (document, page, pages) -> received.add(document + " " + page + "/" + pages));
    try (var raw = parser.fetch(new Source.InMemory("a.pdf", Pdfs.of("one", "", "three")))) {
      parser.parse(raw);
    }
    assertThat(received).containsExactly("a.pdf 1/3", "a.pdf 2/3", "a.pdf 3/3");
  }

  @Test
  void reportsAnEncryptedFile() {
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(() -> Samples.parse("secret.pdf", Pdfs.locked("password")))
        .withMessage("secret.pdf: is encrypted; save it without a password and try again")
        .extracting(DocumentException::reason)
        .isEqualTo(Reason.ENCRYPTED);
  }

  @Test
  void readsAFileThatOpensWithoutAPassword() throws Exception {
    assertThat(Samples.parse("a.pdf", Pdfs.locked("")).text()).isEqualTo("For the owner only.");
  }

  @Test
  void readsTheRestOfAnIncompleteFileAndWarns() throws Exception {
    var whole = fortyPages();
    var parsed = Samples.parse("cut.pdf", Arrays.copyOf(whole, whole.length - 200));
    assertThat(parsed.text()).contains("A page with a sentence on it.");
    assertThat(parsed.warnings())
        .containsExactly("the file is incomplete; 40 pages could be recovered");
  }

  @Test
  void reportsAFileWithoutAPageTreeAsBroken() throws Exception {
    var whole = fortyPages();
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(() -> Samples.parse("cut.pdf", Arrays.copyOf(whole, whole.length * 2 / 3)))
        .withMessageStartingWith("cut.pdf: is damaged or incomplete")
        .extracting(DocumentException::reason)
        .isEqualTo(Reason.BROKEN);
  }

  private static byte[] fortyPages() throws Exception {
    return Pdfs.of(Collections.nCopies(40, "A page with a sentence on it.").toArray(String[]::new));
  }

  @Test
  void reportsInvalidContentAfterThePdfMarkerAsBroken() {
    var noise = ("%PDF-1.7\n" + "x1y2z3 ".repeat(500)).getBytes();
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(() -> Samples.parse("noise.pdf", noise))
        .extracting(DocumentException::reason)
        .isEqualTo(Reason.BROKEN);
  }

  @Test
  void readsAFileWhosePageTreeHasALoop() throws Exception {
    try (var document = Pdfs.document("one", "two")) {
      var tree = document.getPages().getCOSObject();
      tree.getCOSArray(COSName.KIDS).add(tree);
      tree.setInt(COSName.COUNT, 3);
      assertThat(Samples.parse("a.pdf", Pdfs.bytes(document)).pages()).hasSizeLessThan(5);
    }
  }

  @Test
  void readsTheTextOfAPageWithDamagedAnnotations() throws Exception {
    try (var document = Pdfs.document("one")) {
      var note = Pdfs.annotate(document, 0, "Text", Pdfs.line(0, 72));
      note.setItem(COSName.RECT, COSName.getPDFName("none"));
      note.setInt(COSName.CONTENTS, 7);
      Pdfs.annotate(document, 0, "Widget", Pdfs.line(0, 72)).setName(COSName.PARENT, "none");
      assertThat(Samples.parse("a.pdf", Pdfs.bytes(document)).text()).isEqualTo("one");
    }
  }

  @Test
  void doesNotSearchForFontsOnTheMachine() throws Exception {
    Samples.parse("a.pdf", Pdfs.of("Helvetica is not embedded."));
    assertThat(FontMappers.instance()).isInstanceOf(PdfFonts.class);
  }
}

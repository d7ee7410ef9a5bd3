package dev.trawl.retrieval.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.format.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.junit.jupiter.api.Test;

class PdfNotesTest {
  @Test
  void writesFreeTextAndCommentsAfterThePage() throws Exception {
    try (var document = Pdfs.document("Plan of the quay.", "Second page.")) {
      note(document, "FreeText", "The crane at berth four\rlifts 32 tons.");
      note(document, "Text", "Ask the harbour master.").setString(COSName.T, "Ada");
      assertThat(parse(document).text())
          .isEqualTo(
              "Plan of the quay.\n\nNote: The crane at berth four lifts 32 tons.\n\n"
                  + "Note by Ada: Ask the harbour master.\n\nSecond page.");
    }
  }

  @Test
  void writesThePopupOfANoteOnce() throws Exception {
    try (var document = Pdfs.document("A page.")) {
      var note = note(document, "Text", "Check the depth.");
      note(document, "Popup", "Check the depth.").setItem(COSName.PARENT, note);
      assertThat(parse(document).text()).containsOnlyOnce("Check the depth.");
    }
  }

  @Test
  void writesACommentOnMarkedWordsButNotTheWordsAgain() throws Exception {
    try (var document = Pdfs.document("The basin is nine metres deep.")) {
      note(document, "Highlight", "nine metres");
      note(document, "Underline", "Measured in 1902.");
      assertThat(parse(document).text())
          .isEqualTo("The basin is nine metres deep.\n\nNote: Measured in 1902.");
    }
  }

  @Test
  void readsRichTextAndLeavesOutLinksAndHiddenNotes() throws Exception {
    try (var document = Pdfs.document("A page.")) {
      Pdfs.annotate(document, 0, "FreeText", Pdfs.line(3, 72))
          .setString(COSName.getPDFName("RC"), "<body><p>Room for <i>six</i> boats.</p></body>");
      note(document, "Link", "http://example.org");
      note(document, "FreeText", "hidden text").setInt(COSName.F, 2);
      assertThat(parse(document).text()).isEqualTo("A page.\n\nNote: Room for six boats.");
    }
  }

  @Test
  void readsANoteThatOnlyStoresHowItIsDrawn() throws Exception {
    try (var document = Pdfs.document("A page.")) {
      draw(document, "FreeText", "(Moor at the) Tj 0 -14 Td (northern quay.) Tj");
      draw(document, "Stamp", "(RECEIVED 1902) Tj");
      draw(document, "Square", "(a drawing) Tj");
      draw(document, "FreeText", "(hidden) Tj").setInt(COSName.F, 2);
      assertThat(parse(document).text())
          .isEqualTo("A page.\n\nNote: Moor at the northern quay.\n\nNote: RECEIVED 1902");
    }
  }

  @Test
  void readsTheStartOfADamagedDrawingOfANote() throws Exception {
    try (var document = Pdfs.document("A page.")) {
      draw(document, "FreeText", "(Moor here.) Tj /Missing 12 Tf [(a) (b] TJ (");
      draw(document, "FreeText", "");
      var parsed = parse(document);
      assertThat(parsed.text()).startsWith("A page.\n\nNote: Moor here.");
      assertThat(parsed.text()).containsOnlyOnce("Note");
    }
  }

  @Test
  void prefersTheContentsOfANoteToItsDrawing() throws Exception {
    try (var document = Pdfs.document("A page.")) {
      draw(document, "FreeText", "(Moor here.) Tj").setString(COSName.CONTENTS, "Moor there.");
      assertThat(parse(document).text()).isEqualTo("A page.\n\nNote: Moor there.");
    }
  }

  /** Adds an annotation that is drawn by {@code operators} and has no contents. */
  private static COSDictionary draw(PDDocument document, String type, String operators)
      throws IOException {
    var drawn = new PDAppearanceStream(document);
    drawn.setBBox(new PDRectangle(0, 0, 200, 50));
    var resources = new PDResources();
    resources.put(COSName.getPDFName("F"), new PDType1Font(Standard14Fonts.FontName.HELVETICA));
    drawn.setResources(resources);
    try (var out = drawn.getStream().createOutputStream()) {
      out.write(("BT /F 11 Tf 2 30 Td " + operators + " ET").getBytes(StandardCharsets.US_ASCII));
    }
    var annotation = Pdfs.annotate(document, 0, type, Pdfs.line(3, 72));
    var appearances = new COSDictionary();
    appearances.setItem(COSName.N, drawn);
    annotation.setItem(COSName.AP, appearances);
    return annotation;
  }

  @Test
  void doesNotPutANoteIntoASentenceThatGoesOn() throws Exception {
    try (var document =
        Pdfs.document(
            "It began\nin a quiet\nyear.\n\nThe largest cargo of the year was brought by the",
            "steamer Halcyon in June, late\nin the evening.\n\nThe end.")) {
      note(document, "FreeText", "Seen by the master.");
      assertThat(parse(document).text())
          .isEqualTo(
              "It began\n"
                  + "in a quiet\n"
                  + "year.\n\n"
                  + "The largest cargo of the year was brought by the\n"
                  + "steamer Halcyon in June, late\n"
                  + "in the evening.\n\n"
                  + "Note: Seen by the master.\n\n"
                  + "The end.");
    }
  }

  @Test
  void readsFilesThatAreAttachedToTheDocumentOrToAPage() throws Exception {
    try (var document = Pdfs.document("See the attachment.")) {
      attach(document, "tides.csv", "day,height\nMonday,3.1\n");
      note(document, "FileAttachment", "The log")
          .setItem(COSName.FS, file(document, "log.txt", "The lamp was lit at nine."));
      var parsed = parse(document);
      assertThat(parsed.text()).contains("Monday", "3.1", "The lamp was lit at nine.");
      assertThat(parsed.pages()).hasSize(1);
    }
  }

  @Test
  void readsAPdfAttachedToAPdf() throws Exception {
    try (var document = Pdfs.document("Outer page one.", "Outer page two.");
        var inner = Pdfs.document("Inner page one.", "Inner page two.")) {
      Pdfs.bookmark(inner, "Inner page two.", 1, 0);
      attach(document, "inner.pdf", new String(Pdfs.bytes(inner), StandardCharsets.ISO_8859_1));
      var parsed = parse(document);
      assertThat(parsed.text()).contains("Outer page two.\n\nInner page one.\n\nInner page two.");
      assertThat(parsed.pages()).hasSize(2);
      assertThat(parsed.headings())
          .containsExactly(
              new ParsedDocument.Heading(
                  1, parsed.text().indexOf("Inner page two."), "Inner page two."));
    }
  }

  @Test
  void warnsAboutAnAttachedFileThatIsDamaged() throws Exception {
    try (var document = Pdfs.document("See the attachment.")) {
      attach(document, "broken.pdf", "%PDF-1.7\nnothing of use");
      var parsed = parse(document);
      assertThat(parsed.text()).isEqualToIgnoringWhitespace("See the attachment.");
      assertThat(parsed.warnings())
          .containsExactly("the embedded document broken.pdf could not be read");
    }
  }

  @Test
  void warnsIfThereAreTooManyNotes() throws Exception {
    try (var document = Pdfs.document("A page.")) {
      for (int i = 0; i <= 10_000; i++) {
        note(document, "Text", "n" + i);
      }
      var parsed = parse(document);
      assertThat(parsed.text()).contains("n9999").doesNotContain("n10000");
      assertThat(parsed.warnings())
          .containsExactly("has more than 10,000 notes; the rest was left out");
    }
  }

  private static void attach(PDDocument document, String name, String content) throws Exception {
    var tree = new PDEmbeddedFilesNameTreeNode();
    tree.setNames(Map.of(name, file(document, name, content)));
    var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
    names.setEmbeddedFiles(tree);
    document.getDocumentCatalog().setNames(names);
  }

  private static PDComplexFileSpecification file(PDDocument document, String name, String content)
      throws Exception {
    var bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    var file = new PDComplexFileSpecification();
    file.setFile(name);
    file.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(bytes)));
    return file;
  }

  private static COSDictionary note(PDDocument document, String type, String contents) {
    var note = Pdfs.annotate(document, 0, type, Pdfs.line(5, 72));
    note.setString(COSName.CONTENTS, contents);
    return note;
  }

  private static ParsedDocument parse(PDDocument document) throws Exception {
    return Samples.parse("notes.pdf", Pdfs.bytes(document));
  }
}

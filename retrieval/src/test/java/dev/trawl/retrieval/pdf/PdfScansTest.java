package dev.trawl.retrieval.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.format.Samples;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("deprecation") // PDFBox has no other way to write the codes of a font
class PdfScansTest {
  @TempDir private Path folder;

  @Test
  void namesThePagesThatCouldNotBeRead() throws Exception {
    var parsed = parse("ocr.mode = off", "one", "", "three", "", "", "", "seven");
    assertThat(parsed.pages()).hasSize(7);
    assertThat(parsed.warnings())
        .containsExactly(
            "pages 2, 4–6: the text could not be read (images, or characters of unknown meaning)");
  }

  @Test
  void doesNotWarnAboutBlankPages() throws Exception {
    assertThat(Samples.parse("a.pdf", Pdfs.of("one", "", "three")).warnings()).isEmpty();
  }

  @Test
  void saysHowToInstallTesseract() throws Exception {
    assertThat(parse("ocr.program = no-such-program", "one", "").warnings())
        .containsExactly(
            "page 2: the text could not be read (images, or characters of unknown meaning); "
                + "install Tesseract to read them (for example: apt install tesseract-ocr)");
  }

  @Test
  void boundsTheWarning() {
    var pages = new PdfPageList();
    for (int i = 0; i < 2000; i += 2) {
      pages.add(i);
    }
    assertThat(pages.toString()).startsWith("pages 1, 3, 5, ").endsWith(", 39 and 980 more");
  }

  @Test
  void namesAPageWhoseCharactersHaveNoMeaning() throws Exception {
    try (var document = Pdfs.document("A page that can be read.", "")) {
      try (var content = new PDPageContentStream(document, document.getPage(1))) {
        var font = new COSDictionary();
        var encoding = new COSDictionary();
        var names = new COSArray();
        names.add(COSInteger.get(65));
        for (int i = 0; i < 26; i++) {
          names.add(COSName.getPDFName("g" + i + "x"));
        }
        encoding.setItem(COSName.DIFFERENCES, names);
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setName(COSName.SUBTYPE, "Type1");
        font.setName(COSName.BASE_FONT, "Custom");
        font.setItem(COSName.ENCODING, encoding);
        content.setFont(PDFontFactory.createFont(font), 12);
        content.beginText();
        content.newLineAtOffset(72, 700);
        content.appendRawCommands("(QWERTZUIOP) Tj\n");
        content.endText();
      }
      assertThat(
              Samples.parse("a.pdf", Pdfs.bytes(document), Samples.settings("ocr.mode = off"))
                  .warnings())
          .containsExactly(
              "page 2: the text could not be read (images, or characters of unknown meaning)");
    }
  }

  @Test
  void readsScannedPagesInTheirPlace() throws Exception {
    var parsed =
        parse(
            "ocr.program = \"%s\"".formatted(script("echo Recognised text.; echo; echo The end.")),
            "one",
            "",
            "three",
            "");
    assertThat(parsed.text())
        .startsWith("one\n\nRecognised text.\n\nThe end.\n\nthree\n\nRecognised text.");
    assertThat(parsed.warnings())
        .containsExactly("pages 2, 4: the text was recognised by OCR and may contain errors");
  }

  @Test
  void passesTheLanguagesAndAPicture() throws Exception {
    var program = script("head -c 2 \"$1\"; shift; echo \" $*\"");
    var parsed = parse("ocr { program = \"%s\", languages = \"eng+jpn\" }".formatted(program), "");
    assertThat(parsed.text()).isEqualTo("P5 stdout -l eng+jpn --dpi 300");
  }

  @Test
  void killsARecognitionThatHangs() throws Exception {
    var program = script("sleep 600");
    var parsed =
        parse("ocr { program = \"%s\", page-timeout = 50ms }".formatted(program), "one", "", "two");
    assertThat(parsed.text()).isEqualTo("one\n\ntwo");
    assertThat(parsed.warnings())
        .containsExactly(
            "page 2: the text could not be read (images, or characters of unknown meaning); "
                + "Tesseract took longer than trawl.documents.ocr.page-timeout allows");
  }

  @Test
  void stopsARecognitionThatWritesWithoutEnd() throws Exception {
    for (var output : new String[] {"yes", "yes >&2"}) {
      var parsed = parse("ocr.program = \"%s\"".formatted(script(output)), "one", "", "two");
      assertThat(parsed.text()).isEqualTo("one\n\ntwo");
      assertThat(parsed.warnings())
          .containsExactly(
              "page 2: the text could not be read (images, or characters of unknown meaning); "
                  + "Tesseract wrote more text than a page can have");
    }
  }

  @Test
  void repeatsWhyTesseractFailed() throws Exception {
    var program = script("echo Failed loading language xyz >&2; exit 1");
    assertThat(parse("ocr.program = \"%s\"".formatted(program), "one", "").warnings())
        .singleElement()
        .asString()
        .endsWith("; Tesseract says: Failed loading language xyz");
  }

  @Test
  void recognisesOnlySoManyPages() throws Exception {
    var program = script("echo Recognised.");
    var parsed =
        parse("ocr { program = \"%s\", max-pages = 1 }".formatted(program), "", "", "three");
    assertThat(parsed.warnings())
        .containsExactly(
            "page 1: the text was recognised by OCR and may contain errors",
            "page 2: the text could not be read (images, or characters of unknown meaning)");
  }

  private Path script(String commands) throws IOException {
    var file = folder.resolve("tesseract");
    Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  /** Parses a PDF in which an empty string stands for a page with only a picture. */
  private static ParsedDocument parse(String settings, String... pages) throws Exception {
    try (var document = Pdfs.document(pages)) {
      for (int i = 0; i < pages.length; i++) {
        if (pages[i].isEmpty()) {
          picture(document, i);
        }
      }
      return Samples.parse("a.pdf", Pdfs.bytes(document), Samples.settings(settings));
    }
  }

  private static void picture(PDDocument document, int page) throws IOException {
    var image =
        LosslessFactory.createFromImage(
            document, new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY));
    try (var content = new PDPageContentStream(document, document.getPage(page))) {
      content.drawImage(image, 100, 100, 300, 300);
    }
  }
}

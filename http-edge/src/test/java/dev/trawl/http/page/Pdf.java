package dev.trawl.http.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Writes plain pages as a PDF file. */
final class Pdf {
  private static final int SIZE = 11;
  private static final int LEADING = 16;

  private Pdf() {}

  /** Writes one page for each text; its line breaks are kept. */
  static Path write(Path file, List<String> pages) {
    try (var document = new PDDocument()) {
      for (var text : pages) {
        var page = new PDPage();
        document.addPage(page);
        try (var stream = new PDPageContentStream(document, page)) {
          stream.beginText();
          stream.setFont(new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN), SIZE);
          stream.setLeading(LEADING);
          stream.newLineAtOffset(72, page.getMediaBox().getHeight() - 72);
          for (var line : text.lines().toList()) {
            stream.showText(line);
            stream.newLine();
          }
          stream.endText();
        }
      }
      document.save(file.toFile());
      return file;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

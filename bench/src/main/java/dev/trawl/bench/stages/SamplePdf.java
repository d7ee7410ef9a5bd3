package dev.trawl.bench.stages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Writes a text as a PDF with an embedded font. */
final class SamplePdf {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final int FONT_SIZE = 10;
  private static final int LEADING = 13;
  private static final int MARGIN = 60;
  private static final int LINE_CHARS = 90;
  private static final int PAGE_LINES = 50;

  private SamplePdf() {}

  static void write(String text, Path file) throws IOException {
    try (var document = new PDDocument();
        var stream = PDDocument.class.getResourceAsStream(FONT)) {
      if (stream == null) {
        throw new IOException("PDFBox does not include " + FONT);
      }
      var glyphs = new TTFParser().parse(new RandomAccessReadBuffer(stream));
      var font = PDType0Font.load(document, glyphs, true);
      var lines = lines(text, glyphs.getUnicodeCmapLookup());
      for (var from = 0; from < lines.size(); from += PAGE_LINES) {
        addPage(document, font, lines.subList(from, Math.min(from + PAGE_LINES, lines.size())));
      }
      document.save(file.toFile());
    }
  }

  private static void addPage(PDDocument document, PDFont font, List<String> lines)
      throws IOException {
    var page = new PDPage();
    document.addPage(page);
    try (var content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setFont(font, FONT_SIZE);
      content.setLeading(LEADING);
      content.newLineAtOffset(MARGIN, page.getMediaBox().getHeight() - MARGIN);
      for (var line : lines) {
        content.showText(line);
        content.newLine();
      }
      content.endText();
    }
  }

  /** Breaks lines between words. Characters that the font lacks become question marks. */
  private static List<String> lines(String text, CmapLookup glyphs) throws IOException {
    var lines = new ArrayList<String>();
    for (var paragraph : text.lines().toList()) {
      var line = new StringBuilder();
      for (var word : paragraph.split("\\s+")) {
        if (!line.isEmpty() && line.length() + word.length() >= LINE_CHARS) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ");
        word.codePoints()
            .map(point -> glyphs.getGlyphId(point) == 0 ? '?' : point)
            .forEach(line::appendCodePoint);
      }
      lines.add(line.toString());
    }
    return lines;
  }
}

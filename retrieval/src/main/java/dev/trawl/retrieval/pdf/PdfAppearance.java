package dev.trawl.retrieval.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Reads the text that is drawn for an annotation. It is drawn like a small page. */
final class PdfAppearance extends PDFTextStripper {
  private static final int MAX_GLYPHS = 20_000;

  private final PdfSink sink;
  private final PdfTurns turns = new PdfTurns();
  private final List<PdfLine> lines = new ArrayList<>();
  private int glyphs;

  private PdfAppearance(PdfSink sink) {
    this.sink = sink;
    setStartPage(0);
  }

  /** The text of {@code annotation} as people see it; empty if nothing is drawn. */
  static String text(COSDictionary annotation, PdfSink sink) {
    var appearance = annotation.getCOSDictionary(COSName.AP);
    if (appearance == null
        || !(appearance.getDictionaryObject(COSName.N) instanceof COSStream drawn)) {
      return "";
    }
    var page = new COSDictionary();
    page.setItem(COSName.TYPE, COSName.PAGE);
    page.setItem(COSName.CONTENTS, drawn);
    page.setItem(COSName.MEDIA_BOX, drawn.getItem(COSName.BBOX));
    page.setItem(COSName.RESOURCES, drawn.getItem(COSName.RESOURCES));
    var reader = new PdfAppearance(sink);
    try {
      reader.processPage(new PDPage(page));
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      return reader.text();
    } catch (IndexOutOfBoundsException | NullPointerException | ClassCastException e) {
      // PDFBox throws these for invalid content.
      return reader.text();
    }
    return reader.text();
  }

  @Override
  protected void processTextPosition(TextPosition text) {
    sink.check();
    if (glyphs++ < MAX_GLYPHS) {
      turns.see(text);
      super.processTextPosition(text);
    }
  }

  @Override
  protected void writePage() {
    for (var all : charactersByArticle) {
      for (var group : turns.groups(all)) {
        PdfLines.add(sink, group, lines);
      }
    }
  }

  private String text() {
    return lines.stream().map(PdfLine::text).collect(Collectors.joining(" "));
  }
}

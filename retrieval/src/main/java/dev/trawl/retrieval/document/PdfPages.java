package dev.trawl.retrieval.document;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * The text of a PDF's pages, in the order in which it was written there. Lines of a paragraph
 * follow each other, a blank line parts paragraphs, and a wide gap in a line, as between the cells
 * of a table, is a tab.
 */
final class PdfPages extends PDFTextStripper {
  /** A gap of this many spaces' width does not come from justifying a line. */
  private static final float CELL_GAP = 4.5f;

  private final TextSink sink;
  private int withoutText;
  private int broken;
  private int pageStart;
  private boolean separated;
  private float lastEnd;

  PdfPages(TextSink sink) {
    this.sink = sink;
    setLineSeparator("\n");
    setArticleStart("");
    setArticleEnd("");
    setPageStart("");
    setPageEnd("");
  }

  void write(PDDocument document) throws IOException {
    writeText(document, Writer.nullWriter());
  }

  /** Pages on which no text was found. */
  int withoutText() {
    return withoutText;
  }

  /** Pages whose content could be read in part only. */
  int broken() {
    return broken;
  }

  @Override
  public void processPage(PDPage page) throws IOException {
    sink.startPage();
    pageStart = sink.length();
    separated = false;
    try {
      super.processPage(page);
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      broken++;
    } catch (IndexOutOfBoundsException | NullPointerException | ClassCastException e) {
      // What PDFBox throws on content that breaks its own grammar.
      broken++;
    }
    if (isBlankFrom(pageStart)) {
      withoutText++;
    }
  }

  private boolean isBlankFrom(int start) {
    for (int i = start; i < sink.length(); i++) {
      if (!TextSink.isBlank(sink.text().charAt(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  protected void writeString(String words, List<TextPosition> positions) {
    if (words.isEmpty()) {
      return;
    }
    if (separated && !positions.isEmpty()) {
      var first = positions.getFirst();
      float gap = first.getXDirAdj() - lastEnd;
      sink.append(gap > CELL_GAP * first.getWidthOfSpace() ? '\t' : ' ');
    }
    separated = false;
    sink.append(words);
    if (!positions.isEmpty()) {
      var last = positions.getLast();
      lastEnd = last.getXDirAdj() + last.getWidthDirAdj();
    }
  }

  @Override
  protected void writeString(String words) {
    sink.append(words);
  }

  @Override
  protected void writeCharacters(TextPosition text) {
    sink.append(text.getUnicode());
  }

  @Override
  protected void writeWordSeparator() {
    separated = true;
  }

  @Override
  protected void writeLineSeparator() {
    separated = false;
    if (sink.length() > pageStart) {
      sink.append('\n');
    }
  }

  @Override
  protected void writeParagraphStart() {
    if (sink.length() > pageStart) {
      sink.endLines(2);
    }
  }

  @Override
  protected void writeParagraphEnd() {}
}

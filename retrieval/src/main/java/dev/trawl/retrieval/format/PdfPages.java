package dev.trawl.retrieval.format;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageTree;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * Extracts the text of a PDF's pages in the order of the file. A blank line separates paragraphs,
 * and a wide gap in a line, as between the cells of a table, becomes a tab.
 */
final class PdfPages extends PDFTextStripper {
  /** The minimum width of a gap between cells, in spaces. Gaps in justified text are narrower. */
  private static final float CELL_GAP = 4.5f;

  private final TextSink sink;
  private final PdfLayout layout = new PdfLayout();
  private final List<PdfLine> lines = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private float left;
  private float right;
  private float baseline;
  private float size;
  private boolean separated;
  private boolean written;
  private int withoutText;
  private int broken;

  /** The start of a line in the text, and its distance from the top of the page. */
  record Place(int startChar, float baseline) {}

  PdfPages(TextSink sink) {
    this.sink = sink;
    setStartPage(0);
  }

  void write(PDDocument document) throws IOException {
    writeText(document, Writer.nullWriter());
  }

  /** Number of pages without text. */
  int withoutText() {
    return withoutText;
  }

  /** Number of pages that could only be partly read. */
  int broken() {
    return broken;
  }

  /** All lines of all pages, in order. */
  List<Place> places() {
    return places;
  }

  /** Visits all pages. PDFBox skips empty pages, which would shift the numbers of later pages. */
  @Override
  protected void processPages(PDPageTree pages) throws IOException {
    for (var page : pages) {
      processPage(page);
      sink.pagesRead(pages.getCount());
    }
  }

  @Override
  public void processPage(PDPage page) throws IOException {
    sink.startPage();
    lines.clear();
    written = false;
    try {
      super.processPage(page);
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      writeRest();
    } catch (IndexOutOfBoundsException | NullPointerException | ClassCastException e) {
      // PDFBox throws these for invalid content.
      writeRest();
    }
    endLine();
    writeLines();
  }

  /** Writes the part of a page that was read before an error. */
  private void writeRest() throws IOException {
    broken++;
    if (!written) {
      writePage();
    }
  }

  @Override
  protected void writePage() throws IOException {
    written = true;
    super.writePage();
  }

  private void writeLines() {
    if (lines.isEmpty()) {
      withoutText++;
    }
    layout.learn(lines);
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (i > 0) {
        sink.endLines(layout.startsParagraph(lines.get(i - 1), line) ? 2 : 1);
      }
      places.add(new Place(sink.length(), line.baseline()));
      sink.append(line.text());
    }
  }

  @Override
  protected void writeString(String string, List<TextPosition> positions) {
    sink.check();
    if (string.isEmpty() || positions.isEmpty()) {
      words.append(string);
      return;
    }
    var first = positions.getFirst();
    if (words.isEmpty()) {
      left = first.getXDirAdj();
      baseline = first.getYDirAdj();
      size = first.getFontSizeInPt();
    } else if (separated) {
      separate(first);
    }
    separated = false;
    words.append(string);
    var last = positions.getLast();
    right = last.getXDirAdj() + last.getWidthDirAdj();
  }

  private void separate(TextPosition first) {
    if (first.getXDirAdj() - right > CELL_GAP * first.getWidthOfSpace()) {
      words.setLength(words.toString().stripTrailing().length());
      words.append('\t');
    } else {
      words.append(' ');
    }
  }

  @Override
  protected void writeWordSeparator() {
    separated = true;
  }

  @Override
  protected void writeLineSeparator() {
    endLine();
  }

  private void endLine() {
    var text = words.toString().stripTrailing();
    if (!text.codePoints().allMatch(TextSink::isBlank)) {
      lines.add(new PdfLine(text, left, right, baseline, size));
    }
    words.setLength(0);
    separated = false;
  }

  /** Does nothing: {@link PdfLayout} finds paragraphs. */
  @Override
  protected void startArticle(boolean leftToRight) {
    endLine();
  }

  @Override
  protected void endArticle() {
    endLine();
  }

  @Override
  protected void writeParagraphStart() {}

  @Override
  protected void writeParagraphEnd() {}

  @Override
  protected void writePageStart() {}

  @Override
  protected void writePageEnd() {}
}

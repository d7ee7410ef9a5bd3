package dev.trawl.retrieval.pdf;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageTree;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * Reads the lines of a PDF's pages in the order of the file, and passes each page on. A wide gap in
 * a line, as between the cells of a table, becomes a tab.
 */
final class PdfPages extends PDFTextStripper {
  /** The minimum width of a gap between cells, in spaces. Gaps in justified text are narrower. */
  private static final float CELL_GAP = 4.5f;

  /** The minimum width of a gap that is remembered, in spaces. Columns may be this near. */
  private static final float PART_GAP = 2.2f;

  private final PdfSink sink;
  private final PdfPageWriter writer;
  private final PdfScans scans;
  private final PdfForms forms;
  private final PdfNotes notes;
  private final PdfLabels labels;
  private final PdfTurns turns = new PdfTurns();
  private final List<Integer> turnOfArticle = new ArrayList<>();
  private final List<PdfLine> lines = new ArrayList<>();
  private final List<PdfWord> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private float wordLeft;
  private float right;
  private float baseline;
  private float size;
  private String font = "";
  private boolean isCell;
  private boolean separated;
  private int article;
  private boolean written;
  private int broken;
  private int pageIndex;

  PdfPages(PDDocument document, PdfSink sink, PdfPageWriter writer) {
    this.labels = new PdfLabels(document);
    this.forms = new PdfForms(sink);
    this.notes = new PdfNotes(sink);
    this.sink = sink;
    this.writer = writer;
    this.scans = new PdfScans(document, sink, writer);
    setStartPage(0);
  }

  void write(PDDocument document) throws IOException {
    try (scans) {
      writeText(document, Writer.nullWriter());
    }
  }

  /** Number of pages that could only be partly read. */
  int broken() {
    return broken;
  }

  /** Visits all pages. PDFBox skips empty pages, which would shift the numbers of later pages. */
  @Override
  protected void processPages(PDPageTree pages) throws IOException {
    for (var page : pages) {
      processPage(page);
    }
    scans.finish();
    writer.finish(forms.rest(document));
    notes.writeFiles(document);
  }

  @Override
  public void processPage(PDPage page) throws IOException {
    sink.check();
    lines.clear();
    turns.startPage();
    scans.startPage();
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
    scans.add(finished(page), page);
  }

  /** The page with everything that is not in its content: form fields and notes. */
  private PdfPage finished(PDPage page) {
    var ordered = PdfColumns.inReadingOrder(lines);
    var label = labels.of(pageIndex++);
    try {
      var annotations = annotations(page);
      var widgets =
          annotations.stream()
              .filter(part -> COSName.WIDGET.equals(part.getCOSName(COSName.SUBTYPE)))
              .toList();
      var all = forms.add(widgets, page, ordered);
      return new PdfPage(all, notes.read(annotations, ordered), label);
    } catch (IllegalArgumentException | IllegalStateException e) {
      broken++;
    } catch (IndexOutOfBoundsException | NullPointerException | ClassCastException e) {
      // PDFBox throws these for invalid annotations.
      broken++;
    }
    return new PdfPage(ordered, List.of(), label);
  }

  private static List<COSDictionary> annotations(PDPage page) {
    var all = new ArrayList<COSDictionary>();
    if (page.getCOSObject().getDictionaryObject(COSName.ANNOTS) instanceof COSArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.getObject(i) instanceof COSDictionary annotation) {
          all.add(annotation);
        }
      }
    }
    return all;
  }

  /** Writes the part of a page that was read before an error. */
  private void writeRest() throws IOException {
    broken++;
    if (!written) {
      writePage();
    }
  }

  @Override
  protected void showGlyph(Matrix place, PDFont font, int code, Vector displacement)
      throws IOException {
    scans.show(font, code);
    super.showGlyph(place, font, code, displacement);
  }

  @Override
  protected void processTextPosition(TextPosition text) {
    scans.see(text.getUnicode());
    turns.see(text);
    super.processTextPosition(text);
  }

  @Override
  protected void writePage() throws IOException {
    written = true;
    article = -1;
    turnOfArticle.clear();
    var articles = List.copyOf(charactersByArticle);
    charactersByArticle.clear();
    try {
      for (var glyphs : articles) {
        for (var group : turns.groups(glyphs)) {
          turnOfArticle.add(group.turn());
          charactersByArticle.add(group.glyphs());
        }
      }
      super.writePage();
    } finally {
      charactersByArticle.clear();
      charactersByArticle.addAll(articles);
    }
  }

  @Override
  protected void writeString(String string, List<TextPosition> positions) {
    sink.check();
    if (string.isEmpty() || positions.isEmpty()) {
      word.append(string);
      return;
    }
    int from = 0;
    var first = positions.getFirst();
    if (string.indexOf(' ') > 0) {
      int start = 0;
      for (int i = 1; i < positions.size(); i++) {
        var before = positions.get(i - 1);
        start += before.getUnicode().length();
        if (start < string.length()
            && isSpaceBeforeGap(before, positions.get(i))
            && string.charAt(start - 1) == ' ') {
          add(string.substring(from, start), first, before);
          separated = true;
          first = positions.get(i);
          from = start;
        }
      }
    }
    add(string.substring(from), first, positions.getLast());
  }

  private static boolean isSpaceBeforeGap(TextPosition before, TextPosition next) {
    return before.getUnicode().equals(" ")
        && next.getX() - before.getX() - before.getWidth() > PART_GAP * before.getWidthOfSpace();
  }

  private void add(String text, TextPosition first, TextPosition last) {
    if (words.isEmpty() && word.isEmpty()) {
      wordLeft = first.getX();
      baseline = first.getY();
      size = PdfTurns.size(first);
      font = Objects.requireNonNullElse(first.getFont().getName(), "");
    } else if (separated) {
      separate(first);
    }
    separated = false;
    word.append(text);
    right = last.getX() + last.getWidth();
  }

  private void separate(TextPosition first) {
    float gap = first.getX() - right;
    if (gap > PART_GAP * first.getWidthOfSpace()) {
      endWord();
      isCell = gap > CELL_GAP * first.getWidthOfSpace();
      wordLeft = first.getX();
    } else {
      word.append(' ');
    }
  }

  private void endWord() {
    var text = withoutSoftHyphens(word.toString().stripTrailing());
    word.setLength(0);
    if (text.codePoints().anyMatch(PdfLine::isVisible)) {
      words.add(new PdfWord(text, wordLeft, right, isCell && !words.isEmpty()));
    }
  }

  /** Removes soft hyphens, except at the end: there the line end is removed as well later. */
  private static String withoutSoftHyphens(String text) {
    int first = text.indexOf('\u00ad');
    return first < 0 || first == text.length() - 1 ? text : text.replaceAll("\u00ad(?!$)", "");
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
    endWord();
    if (!words.isEmpty()) {
      lines.add(new PdfLine(words, baseline, size, font, turn()));
    }
    words.clear();
    separated = false;
    isCell = false;
  }

  private int turn() {
    return article >= 0 && article < turnOfArticle.size() ? turnOfArticle.get(article) : 0;
  }

  /** Does nothing else: {@link PdfLayout} finds paragraphs. */
  @Override
  protected void startArticle(boolean leftToRight) {
    endLine();
    article++;
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

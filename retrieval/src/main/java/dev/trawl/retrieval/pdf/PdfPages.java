package dev.trawl.retrieval.pdf;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
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
import org.jspecify.annotations.Nullable;

/** Reads the lines of a PDF's pages in the order of the file, and passes each page on. */
final class PdfPages extends PDFTextStripper {
  private final PdfSink sink;
  private final PdfPageWriter writer;
  private final PdfScans scans;
  private final PdfForms forms;
  private final PdfNotes notes;
  private final PdfLabels labels;
  private final PdfTurns turns = new PdfTurns();
  private final PdfOverprints overprints = new PdfOverprints();
  private final List<PdfLine> lines = new ArrayList<>();
  private boolean hasActualText;
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
    setSuppressDuplicateOverlappingText(false);
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
    overprints.startPage();
    hasActualText = false;
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
    scans.add(finished(page), page);
  }

  /** The lines of the page in reading order, with its form fields and notes. */
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
    if (hasActualText || !overprints.repeats(text)) {
      super.processTextPosition(text);
    }
  }

  /**
   * A replacement text ({@code ActualText}) may stand for all characters until the end of the
   * sequence.
   */
  @Override
  public void beginMarkedContentSequence(COSName tag, @Nullable COSDictionary properties) {
    hasActualText = properties != null && properties.getString(COSName.ACTUAL_TEXT) != null;
    super.beginMarkedContentSequence(tag, properties);
  }

  @Override
  public void endMarkedContentSequence() {
    hasActualText = false;
    super.endMarkedContentSequence();
  }

  @Override
  protected void writePage() {
    written = true;
    for (var glyphs : charactersByArticle) {
      for (var group : turns.groups(glyphs)) {
        PdfLines.add(sink, group, lines);
      }
    }
  }
}

package dev.trawl.retrieval.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

/**
 * Finds the pages whose text cannot be read, because they are images or their characters have no
 * Unicode values. Their text is recognised if possible; the pages after them wait until then. A
 * warning lists the pages.
 */
final class PdfScans implements AutoCloseable {
  private static final int MAX_WAITING = 64;
  private static final int MAX_DEPTH = 3;
  private static final byte MAPPED = 1;
  private static final byte UNMAPPED = 2;
  private static final int MAX_FONTS = 1000;

  /** Minimum content of a drawing, in bytes. Shorter content only draws lines, or nothing. */
  private static final int DRAWING = 4000;

  private final PdfSink sink;
  private final PdfPageWriter writer;
  private final PdfOcr ocr;
  private final PdfPageList unreadable = new PdfPageList();
  private final PdfPageList recognised = new PdfPageList();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Map<PDFont, byte[]> codes = new IdentityHashMap<>();
  private @Nullable PDFont lastFont;
  private byte[] lastCodes = new byte[256];
  private int glyphs;
  private int characters;
  private int withoutMeaning;
  private int index;

  private record Waiting(PdfPage page, int index, @Nullable Future<String> text) {}

  PdfScans(PDDocument document, PdfSink sink, PdfPageWriter writer) {
    this.sink = sink;
    this.writer = writer;
    this.ocr = new PdfOcr(document, sink.settings().ocr(), sink.settings().parseTimeout());
  }

  void startPage() {
    glyphs = 0;
    characters = 0;
    withoutMeaning = 0;
  }

  /** Counts a glyph before PDFBox maps it to a character; PDFBox skips or guesses unknown ones. */
  void show(PDFont font, int code) throws IOException {
    glyphs++;
    if (font instanceof PDSimpleFont && isUnmapped(font, code)) {
      withoutMeaning++;
    }
  }

  private boolean isUnmapped(PDFont font, int code) throws IOException {
    if (font != lastFont) {
      lastCodes = codes.computeIfAbsent(font, unused -> new byte[256]);
      lastFont = font;
    }
    int at = code & 0xff;
    if (lastCodes[at] == 0) {
      lastCodes[at] = font.toUnicode(code) == null ? UNMAPPED : MAPPED;
    }
    return lastCodes[at] == UNMAPPED;
  }

  /** Counts a character that was found for a glyph. Glyphs of composite fonts may have none. */
  void see(String text) {
    characters++;
    char first = text.isEmpty() ? 'x' : text.charAt(0);
    if (first == '\ufffd' || first >= '\ue000' && first <= '\uf8ff') {
      withoutMeaning++;
    }
  }

  /** Passes a page on to the writer, now or when its text has been recognised. */
  void add(PdfPage content, PDPage page) {
    boolean needed =
        content.lines().isEmpty()
            ? glyphs > characters || hasPicture(page)
            : withoutMeaning + Math.max(0, glyphs - characters) > 0.4 * glyphs;
    waiting.add(new Waiting(content, index, needed ? ocr.recognise(page, index) : null));
    index++;
    while (!waiting.isEmpty() && (isReady(waiting.getFirst()) || waiting.size() > MAX_WAITING)) {
      writeFirst();
    }
    if (codes.size() > MAX_FONTS) {
      codes.clear();
    }
  }

  private static boolean isReady(Waiting page) {
    return page.text() == null || page.text().isDone();
  }

  private void writeFirst() {
    var first = waiting.removeFirst();
    var page = first.page();
    if (first.text() != null) {
      var lines = lines(await(first.text()));
      (lines.isEmpty() ? unreadable : recognised).add(first.index());
      if (!lines.isEmpty()) {
        page = new PdfPage(lines, page.notes(), page.label());
      }
    }
    writer.add(page);
  }

  private String await(Future<String> text) {
    try {
      return text.get();
    } catch (ExecutionException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      sink.check();
      return "";
    }
  }

  /** Recognised lines get invented positions that keep paragraphs apart. */
  private static List<PdfLine> lines(String text) {
    var lines = new ArrayList<PdfLine>();
    float baseline = 0;
    for (var line : text.lines().toList()) {
      boolean isVisible = PdfLine.isVisible(line);
      baseline += isVisible ? 12 : 30;
      if (isVisible) {
        lines.add(new PdfLine(line.strip(), 0, 5f * line.length(), baseline, 10));
      }
    }
    return lines;
  }

  private static boolean hasPicture(PDPage page) {
    try {
      if (hasImage(page.getResources(), 0)) {
        return true;
      }
      try (var content = page.getContents()) {
        var bytes = content.readNBytes(DRAWING);
        return bytes.length == DRAWING
            || new String(bytes, StandardCharsets.ISO_8859_1).contains("BI ");
      }
    } catch (IOException | RuntimeException e) {
      // PDFBox throws many kinds of exceptions for damaged pages.
      return true;
    }
  }

  private static boolean hasImage(@Nullable PDResources resources, int depth) throws IOException {
    if (resources == null || depth > MAX_DEPTH) {
      return false;
    }
    for (COSName name : resources.getXObjectNames()) {
      var object = resources.getXObject(name);
      if (object instanceof PDImageXObject
          || object instanceof PDFormXObject form && hasImage(form.getResources(), depth + 1)) {
        return true;
      }
    }
    return false;
  }

  /** Writes the pages that are still waiting. */
  void finish() {
    while (!waiting.isEmpty()) {
      sink.check();
      writeFirst();
    }
    if (!recognised.isEmpty()) {
      sink.warn("%s: the text was recognised by OCR and may contain errors".formatted(recognised));
    }
    if (!unreadable.isEmpty()) {
      var why =
          ocr.isMissing()
              ? "; " + PdfOcr.HOW_TO_INSTALL
              : ocr.failure().map(failure -> "; " + failure).orElse("");
      sink.warn(
          "%s: the text could not be read (images, or characters of unknown meaning)%s"
              .formatted(unreadable, why));
    }
  }

  @Override
  public void close() {
    ocr.close();
  }
}

package dev.trawl.retrieval.document;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDNamedDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.jspecify.annotations.Nullable;

/** A PDF's bookmarks as headings: at the line of their page that bears their words, if any does. */
final class PdfOutline {
  private static final int MOST_ITEMS = 50_000;
  private static final int DEEPEST = 32;

  private final PDDocument document;
  private final TextSink sink;
  private final Map<COSDictionary, Integer> pageOf = new IdentityHashMap<>();
  private final Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private int searchFrom;

  PdfOutline(PDDocument document, TextSink sink) {
    this.document = document;
    this.sink = sink;
  }

  /** Writes the headings, after the text of all pages. */
  void write() {
    var outline = document.getDocumentCatalog().getDocumentOutline();
    if (outline == null || sink.pageCount() == 0) {
      return;
    }
    int index = 0;
    for (var page : document.getPages()) {
      pageOf.put(page.getCOSObject(), index++);
    }
    try {
      write(outline.getFirstChild(), 1);
    } catch (IOException | IllegalArgumentException | ClassCastException e) {
      sink.warn("its bookmarks are damaged; some headings are missing");
    }
  }

  private void write(@Nullable PDOutlineItem first, int level) throws IOException {
    for (var item = first; item != null; item = item.getNextSibling()) {
      sink.check();
      if (seen.size() >= MOST_ITEMS || level > DEEPEST || !seen.add(item.getCOSObject())) {
        return;
      }
      var title = item.getTitle();
      var page = page(item);
      if (title != null && page.isPresent() && page.get() < sink.pageCount()) {
        sink.heading(level, place(title, page.get()), title);
      }
      write(item.getFirstChild(), level + 1);
    }
  }

  private Optional<Integer> page(PDOutlineItem item) throws IOException {
    PDDestination destination = item.getDestination();
    if (destination == null && item.getAction() instanceof PDActionGoTo action) {
      destination = action.getDestination();
    }
    if (destination instanceof PDNamedDestination named) {
      destination = document.getDocumentCatalog().findNamedDestinationPage(named);
    }
    if (!(destination instanceof PDPageDestination target)) {
      return Optional.empty();
    }
    var page = target.getPage();
    return page == null
        ? Optional.of(target.getPageNumber()).filter(number -> number >= 0)
        : Optional.ofNullable(pageOf.get(page.getCOSObject()));
  }

  /** The line of the page that is the title, or starts or ends with it; else the page's start. */
  private int place(String title, int page) {
    int from = sink.pageStart(page);
    int to = page + 1 < sink.pageCount() ? sink.pageStart(page + 1) : sink.length();
    var wanted = letters(title);
    int start = searchFrom > from && searchFrom < to ? searchFrom : from;
    int best = -1;
    for (var line : new Lines(sink.text(), start, to)) {
      var words = letters(line.text());
      if (words.equals(wanted)) {
        searchFrom = line.start() + 1;
        return line.start();
      }
      if (best < 0 && !wanted.isEmpty() && isNearly(words, wanted)) {
        best = line.start();
      }
    }
    return best < 0 ? from : best;
  }

  private static boolean isNearly(String line, String title) {
    return line.length() >= 4
        && (line.length() <= 2 * title.length() && (line.endsWith(title) || line.startsWith(title))
            || title.startsWith(line) && line.length() * 2 > title.length());
  }

  private static String letters(String words) {
    var letters = new StringBuilder(words.length());
    words
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Character::toLowerCase)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }
}

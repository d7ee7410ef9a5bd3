package dev.trawl.retrieval.pdf;

import java.io.IOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDNamedDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.jspecify.annotations.Nullable;

/**
 * Converts the bookmarks of a PDF to headings. A heading is placed at the line that contains its
 * title.
 */
final class PdfOutline {
  private static final int MAX_ITEMS = 50_000;
  private static final int MAX_DEPTH = 32;
  private static final float UNKNOWN = -1;

  private final PDDocument document;
  private final PdfSink sink;
  private final Map<COSDictionary, Integer> pageOf = new IdentityHashMap<>();
  private final Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<PdfPlace> places;
  private final int[] pageStarts;

  /** A page index, from 0, and a distance from the top of the page in points. */
  private record Target(int page, float down) {}

  PdfOutline(PDDocument document, List<PdfPlace> places, int[] pageStarts, PdfSink sink) {
    this.document = document;
    this.places = places;
    this.pageStarts = pageStarts;
    this.sink = sink;
  }

  /** Writes the headings. Must be called after the text of all pages was written. */
  void write() {
    var outline = document.getDocumentCatalog().getDocumentOutline();
    if (outline == null || pageStarts.length == 0) {
      return;
    }
    int index = 0;
    for (var page : document.getPages()) {
      pageOf.put(page.getCOSObject(), index++);
    }
    try {
      write(outline.getFirstChild(), 1);
    } catch (IOException | IllegalArgumentException | ClassCastException e) {
      sink.warn("the bookmarks are damaged; some headings are missing");
    }
  }

  private void write(@Nullable PDOutlineItem first, int level) throws IOException {
    for (var item = first; item != null; item = item.getNextSibling()) {
      sink.check();
      if (seen.size() >= MAX_ITEMS || level > MAX_DEPTH || !seen.add(item.getCOSObject())) {
        return;
      }
      var title = item.getTitle();
      var target = target(item);
      if (title != null && target.isPresent()) {
        sink.heading(level, place(title, target.get()), title);
      }
      write(item.getFirstChild(), level + 1);
    }
  }

  /** The target of a bookmark: a page of this document and, if given, the position on it. */
  private Optional<Target> target(PDOutlineItem item) throws IOException {
    PDDestination destination = item.getDestination();
    if (destination == null && item.getAction() instanceof PDActionGoTo action) {
      destination = action.getDestination();
    }
    if (destination instanceof PDNamedDestination named) {
      destination = document.getDocumentCatalog().findNamedDestinationPage(named);
    }
    if (!(destination instanceof PDPageDestination place)) {
      return Optional.empty();
    }
    var page = place.getPage();
    var index =
        page == null ? Integer.valueOf(place.getPageNumber()) : pageOf.get(page.getCOSObject());
    if (index == null || index < 0 || index >= pageStarts.length) {
      return Optional.empty();
    }
    float down =
        place instanceof PDPageXYZDestination exact && page != null && exact.getTop() > 0
            ? page.getCropBox().getUpperRightY() - exact.getTop()
            : UNKNOWN;
    return Optional.of(new Target(index, down));
  }

  /**
   * The position of the line that contains the title, searched near the target or on the whole
   * page. If no line contains the title: the line at the target, else the start of the page.
   */
  private int place(String title, Target target) {
    int from = pageStarts[target.page()];
    int to = target.page() + 1 < pageStarts.length ? pageStarts[target.page() + 1] : sink.length();
    var lines = lines(from, to);
    var wanted = letters(title);
    int pointed = -1;
    if (target.down() != UNKNOWN) {
      for (int i = 0; i < lines.size() && pointed < 0; i++) {
        if (lines.get(i).baseline() > target.down() - 2) {
          pointed = i;
        }
      }
    }
    if (pointed >= 0) {
      var near = lines.subList(pointed, Math.min(lines.size(), pointed + 4));
      return matching(wanted, near, to).orElse(lines.get(pointed).startChar());
    }
    return matching(wanted, lines, to).orElse(from);
  }

  private Optional<Integer> matching(String wanted, List<PdfPlace> lines, int to) {
    int best = -1;
    for (var line : lines) {
      var words = letters(lineAt(line.startChar(), to));
      if (words.equals(wanted)) {
        return Optional.of(line.startChar());
      }
      if (best < 0 && !wanted.isEmpty() && isNearly(words, wanted)) {
        best = line.startChar();
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(best);
  }

  private String lineAt(int start, int to) {
    int end = start;
    while (end < to && sink.text().charAt(end) != '\n') {
      end++;
    }
    return sink.text().subSequence(start, end).toString();
  }

  private List<PdfPlace> lines(int from, int to) {
    return places.subList(firstFrom(from), firstFrom(to));
  }

  private int firstFrom(int startChar) {
    int found =
        Collections.binarySearch(
            places, new PdfPlace(startChar, 0), Comparator.comparingInt(PdfPlace::startChar));
    return found < 0 ? -found - 1 : found;
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

package dev.trawl.retrieval.pdf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes pages as paragraphs. A few pages wait until the pages after them are known, because only
 * then can running heads and feet be recognised. Each wording of a head or foot is written once.
 *
 * <p>A sentence that continues on the next page stays whole: its parts are separated by one line
 * end, and heads, feet, footnotes and notes are written after the end of the paragraph.
 */
final class PdfPageWriter {
  /** A head is compared with this many pages before and after its page. */
  private static final int NEAR = 3;

  private static final int MAX_WORDINGS = 20_000;

  private final PdfSink sink;
  private final int pageCount;
  private final PdfLayout layout = new PdfLayout();
  private final PdfHyphens hyphens;
  private final List<PdfPlace> places = new ArrayList<>();
  private final List<Integer> pageStarts = new ArrayList<>();
  private final List<Waiting> window = new ArrayList<>();
  private final List<List<String>> pending = new ArrayList<>();
  private final Set<String> wordings = new HashSet<>();
  private int next;
  private @Nullable SplitPage before;
  private @Nullable SplitPage following;

  private record Waiting(PdfPage page, PdfEdges edges) {}

  /** The lines of a page, separated into its text, its footnotes, and its headers and footers. */
  private record SplitPage(List<PdfLine> lines, List<List<String>> footnotes, List<PdfLine> edges) {
    static SplitPage of(List<PdfLine> lines, List<PdfLine> edges) {
      var separated = PdfFootnotes.of(lines);
      return new SplitPage(separated.text(), separated.notes(), edges);
    }

    /** True if a sentence goes on from this page to {@code next}. */
    boolean continuesOn(SplitPage next) {
      return !lines.isEmpty()
          && !next.lines.isEmpty()
          && PdfLayout.continues(lines, next.lines.getFirst());
    }
  }

  PdfPageWriter(PdfSink sink, int pageCount) {
    this.sink = sink;
    this.pageCount = pageCount;
    this.hyphens = new PdfHyphens(sink);
  }

  void add(PdfPage page) {
    window.add(new Waiting(page, PdfEdges.of(page)));
    // One page more, because the start of the next page must be known as well.
    if (window.size() - next > NEAR + 1) {
      writeNext();
    }
  }

  /**
   * Writes the pages that are still waiting, and {@code last}. Call this once, after the last page.
   */
  void finish(List<String> last) {
    while (next < window.size()) {
      writeNext();
    }
    last.forEach(paragraph -> pending.add(List.of(paragraph)));
    writePending();
    var removed = hyphens.removable();
    sink.removeChars(removed);
    places.replaceAll(
        place -> new PdfPlace(PdfHyphens.moved(place.startChar(), removed), place.baseline()));
    pageStarts.replaceAll(start -> PdfHyphens.moved(start, removed));
  }

  /** The positions of all lines of all pages, in order. */
  List<PdfPlace> places() {
    return places;
  }

  int[] pageStarts() {
    return pageStarts.stream().mapToInt(Integer::intValue).toArray();
  }

  private void writeNext() {
    var body = following != null ? following : body(next);
    following = next + 1 < window.size() ? body(next + 1) : null;
    boolean goesOn = following != null && body.continuesOn(following);
    write(window.get(next).page(), body, goesOn);
    before = body;
    next++;
    if (next > NEAR) {
      window.removeFirst();
      next--;
    }
    sink.pagesRead(pageCount);
  }

  private SplitPage body(int index) {
    var page = window.get(index);
    var near = new ArrayList<PdfEdges.Neighbour>();
    for (int i = Math.max(0, index - NEAR); i <= index + NEAR && i < window.size(); i++) {
      if (i != index) {
        near.add(new PdfEdges.Neighbour(window.get(i).edges(), i - index));
      }
    }
    var repeated = page.edges().repeatedBy(near);
    var all = page.page().lines();
    if (repeated.isEmpty() || repeated.size() == all.size()) {
      return SplitPage.of(all, List.of());
    }
    return SplitPage.of(
        all.stream().filter(line -> !repeated.contains(line)).toList(),
        all.stream().filter(repeated::contains).toList());
  }

  private void write(PdfPage page, SplitPage body, boolean goesOn) {
    boolean continued = before != null && before.continuesOn(body);
    if (!continued) {
      writePending();
    }
    sink.endLines(continued ? 1 : 2);
    pageStarts.add(sink.length());
    sink.markPage(page.label());
    for (var edge : body.edges()) {
      if (wordings.size() < MAX_WORDINGS && wordings.add(PdfEdges.wording(edge))) {
        pending.add(List.of(edge.text()));
      }
    }
    if (!continued) {
      writePending();
    }
    layout.learn(body.lines());
    writeLines(body.lines(), continued);
    pending.addAll(body.footnotes());
    page.notes().forEach(note -> pending.add(List.of(note)));
    if (!goesOn) {
      writePending();
    }
  }

  private void writeLines(List<PdfLine> lines, boolean continued) {
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      boolean starts = i == 0 ? !continued : layout.startsParagraph(lines.get(i - 1), line);
      if (starts) {
        writePending();
      }
      if (starts) {
        sink.endLines(2);
      } else if (i > 0) {
        sink.endLines(1);
      }
      if (!starts) {
        hyphens.lineFollows();
      }
      places.add(new PdfPlace(sink.length(), line.baseline()));
      sink.append(line.text());
    }
  }

  private void writePending() {
    for (var paragraph : pending) {
      sink.endLines(2);
      for (int i = 0; i < paragraph.size(); i++) {
        if (i > 0) {
          sink.endLines(1);
          hyphens.lineFollows();
        }
        sink.append(paragraph.get(i));
      }
    }
    pending.clear();
  }
}

package dev.trawl.retrieval.place;

import dev.trawl.protocol.Span;
import dev.trawl.retrieval.chunk.Sentences;
import dev.trawl.retrieval.outline.DocumentOutline;
import dev.trawl.retrieval.outline.Unit;
import dev.trawl.retrieval.place.PlaceReference.Position;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds sentences, paragraphs, lines and words by their position from the start or the end of a
 * part. Headings are not counted. Reads the text in windows, so that a part of any length takes
 * little memory.
 */
final class Pieces {
  private static final int WINDOW_CHARS = 1 << 15;

  /** The highest position that is searched for. */
  private static final int POSITION_MAX = 100_000;

  private final DocumentOutline outline;
  private final Places.TextSource text;

  Pieces(DocumentOutline outline, Places.TextSource text) {
    this.outline = outline;
    this.text = text;
  }

  /** The pieces at {@code position}; empty if {@code body} has fewer pieces. */
  List<Span> at(Unit unit, Position position, Span body) throws IOException {
    int from = position.from();
    int to = position.to();
    if (from > 0) {
      if (to > POSITION_MAX) {
        return List.of();
      }
      var first = first(unit, to, body);
      return first.size() < from ? List.of() : List.copyOf(first.subList(from - 1, first.size()));
    }
    if (-from > POSITION_MAX) {
      return List.of();
    }
    var last = last(unit, -from, body);
    boolean single = from == to;
    if (single && last.size() < -from) {
      return List.of();
    }
    return List.copyOf(last.subList(0, single ? Math.min(1, last.size()) : last.size()));
  }

  /** The first {@code count} pieces; all pieces if there are fewer. */
  List<Span> first(Unit unit, int count, Span body) throws IOException {
    var found = new ArrayList<Span>();
    for (var region : regions(body)) {
      int at = region.startChar();
      while (at < region.endChar() && found.size() < count) {
        at = addWindow(unit, at, region.endChar(), found);
      }
    }
    return found.subList(0, Math.min(count, found.size()));
  }

  /** Adds the pieces of the window at {@code start}. Returns the start of the next window. */
  private int addWindow(Unit unit, int start, int end, List<Span> found) throws IOException {
    int to = Math.min(end, start + WINDOW_CHARS);
    var slice = text.read(new Span(start, to));
    int length = slice.length();
    boolean complete = to == end;
    if (!complete) {
      int blank = slice.lastIndexOf("\n\n");
      int line = slice.lastIndexOf('\n');
      complete = blank > 0;
      length = blank > 0 ? blank + 1 : line > 0 ? line + 1 : length;
    }
    var pieces = TextPieces.of(unit, slice.substring(0, length));
    // The last piece may continue in the next window.
    int kept = complete || pieces.size() < 2 ? pieces.size() : pieces.size() - 1;
    for (var piece : pieces.subList(0, kept)) {
      found.add(shifted(piece, start));
    }
    return kept == pieces.size() ? start + length : start + pieces.get(kept).startChar();
  }

  /** The last {@code count} pieces in text order; all pieces if there are fewer. */
  List<Span> last(Unit unit, int count, Span body) throws IOException {
    var found = new ArrayList<Span>();
    for (var region : regions(body).reversed()) {
      int end = region.endChar();
      while (end > region.startChar() && found.size() < count) {
        int from = Math.max(region.startChar(), end - WINDOW_CHARS);
        var slice = text.read(new Span(from, end));
        int skipped = from == region.startChar() ? 0 : paragraphStart(slice);
        var pieces = TextPieces.of(unit, slice.substring(skipped));
        for (var piece : pieces.reversed()) {
          found.add(shifted(piece, from + skipped));
        }
        end = from + skipped;
      }
    }
    return new ArrayList<>(found.subList(0, Math.min(count, found.size()))).reversed();
  }

  /**
   * The index where the first paragraph starts in {@code slice}; if there is none, where the first
   * line starts; otherwise 0.
   */
  private static int paragraphStart(String slice) {
    int blank = slice.indexOf("\n\n");
    if (blank >= 0 && blank + 2 < slice.length()) {
      return blank + 2;
    }
    int line = slice.indexOf('\n');
    return line >= 0 && line + 1 < slice.length() ? line + 1 : 0;
  }

  /** {@code body} without the headings in it. */
  private List<Span> regions(Span body) {
    var regions = new ArrayList<Span>();
    int at = body.startChar();
    for (var skipped : skipped(body)) {
      if (skipped.startChar() > at) {
        regions.add(new Span(at, skipped.startChar()));
      }
      at = Math.max(at, Math.min(skipped.endChar(), body.endChar()));
    }
    if (at < body.endChar()) {
      regions.add(new Span(at, body.endChar()));
    }
    return regions;
  }

  /** The headings and repeated headings in {@code body}, in order. */
  private List<Span> skipped(Span body) {
    return Stream.concat(
            outline.parts().stream().map(part -> new Span(part.startChar(), part.bodyStart())),
            outline.repeats().stream())
        .filter(span -> span.startChar() >= body.startChar() && span.startChar() < body.endChar())
        .sorted(Comparator.comparingInt(Span::startChar))
        .toList();
  }

  String read(Span span) throws IOException {
    return text.read(span);
  }

  Span stripped(Span span) throws IOException {
    return Places.stripped(text.read(span), span);
  }

  private static Span shifted(Span piece, int by) {
    return new Span(piece.startChar() + by, piece.endChar() + by);
  }

  /** Whether a piece has letters or digits. A line of asterisks, for example, has none. */
  static boolean hasWords(String text, Span piece) {
    for (int i = piece.startChar(); i < piece.endChar(); i++) {
      if (Character.isLetterOrDigit(text.charAt(i)) || Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  static Span stripped(String text, int start, int end) {
    return Sentences.stripped(text, start, end);
  }
}

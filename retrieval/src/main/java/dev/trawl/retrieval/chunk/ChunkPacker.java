package dev.trawl.retrieval.chunk;

import dev.trawl.retrieval.document.ParsedDocument;
import java.util.BitSet;

/** Packs pieces into chunks, in order. */
final class ChunkPacker {
  private final ChunkSettings settings;
  private final String text;
  private final Pieces.Cover pieces;
  private final BitSet headings;
  private final BitSet pages;
  private int next;

  ChunkPacker(ChunkSettings settings, String text, Pieces.Cover pieces, ParsedDocument document) {
    this.settings = settings;
    this.text = text;
    this.pieces = pieces;
    this.headings =
        starts(document.headings().stream().mapToInt(ParsedDocument.Heading::startChar).toArray());
    this.pages =
        starts(document.pages().stream().mapToInt(ParsedDocument.Page::startChar).toArray());
  }

  /** The pieces {@code from} (inclusive) to {@code to} (exclusive). */
  record Range(int from, int to) {}

  boolean hasNext() {
    return next < pieces.size();
  }

  Range next() {
    int from = next;
    int tokens = 0;
    int to = from;
    while (to < pieces.size()
        && (to == from || tokens + pieces.tokens(to) <= settings.tokensMax())) {
      if (to > from && isGoodBoundary(to, tokens)) {
        next = to;
        return new Range(from, to);
      }
      tokens += pieces.tokens(to++);
    }
    next = to < pieces.size() ? afterParagraph(from, to, tokens) : to;
    return new Range(from, next);
  }

  private boolean isGoodBoundary(int piece, int tokens) {
    return headings.get(piece) && tokens >= settings.headingFill() * settings.tokensMax()
        || pages.get(piece) && tokens >= settings.pageFill() * settings.tokensMax();
  }

  /**
   * The last end of a paragraph up to {@code to} that leaves the chunk reasonably full; {@code to}
   * if there is none.
   */
  private int afterParagraph(int from, int to, int tokens) {
    int left = tokens;
    for (int i = to; i > from + 1; i--) {
      if (left < settings.paragraphFill() * settings.tokensMax()) {
        break;
      }
      if (startsParagraph(i)) {
        return i;
      }
      left -= pieces.tokens(i - 1);
    }
    return to;
  }

  /** Returns true if a paragraph, a heading or a page starts at the piece. */
  private boolean startsParagraph(int piece) {
    if (headings.get(piece) || pages.get(piece)) {
      return true;
    }
    int lines = 0;
    for (int i = pieces.start(piece) - 1; i >= 0 && Sentences.isSpace(text.charAt(i)); i--) {
      lines += text.charAt(i) == '\n' ? 1 : 0;
    }
    return lines > 1;
  }

  /** The pieces that start at one of {@code places}, which must be in text order. */
  private BitSet starts(int[] places) {
    var starting = new BitSet(pieces.size());
    int at = 0;
    for (int piece = 0; piece < pieces.size(); piece++) {
      int first = firstVisible(piece);
      while (at < places.length && places[at] < pieces.start(piece)) {
        at++;
      }
      if (at < places.length && places[at] <= first) {
        starting.set(piece);
      }
    }
    return starting;
  }

  private int firstVisible(int piece) {
    int i = pieces.start(piece);
    while (i < pieces.end(piece) - 1 && Sentences.isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }
}

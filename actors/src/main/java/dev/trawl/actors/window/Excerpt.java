package dev.trawl.actors.window;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Retrieval;
import dev.trawl.protocol.Span;
import dev.trawl.retrieval.chunk.Sentences;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A chunk with the information needed to cite it.
 *
 * @param documentPlace the document's position in the question's list of documents, from 0
 * @param pageStarts the pages that start inside the chunk, in order; empty on a single page
 * @param sectionStarts the sections that start inside the chunk, in order
 * @param placeStarts the places at the start of the chunk and inside it, in order; if empty, its
 *     pages are its places
 */
public record Excerpt(
    Chunk chunk,
    String documentName,
    int documentPlace,
    List<Retrieval.PageStart> pageStarts,
    List<Retrieval.SectionStart> sectionStarts,
    List<Retrieval.PlaceStart> placeStarts) {
  /** A longer first sentence of the next chunk is not added. */
  public static final int MAX_NEXT_TOKENS = 80;

  private static final Pattern PARAGRAPH_END = Pattern.compile("\\R\\h*\\R\\s*\\z");
  private static final Pattern PARAGRAPH_START = Pattern.compile("\\A\\s*?\\R\\h*\\R");

  public Excerpt {
    pageStarts = List.copyOf(pageStarts);
    sectionStarts = List.copyOf(sectionStarts);
    placeStarts = List.copyOf(placeStarts);
  }

  /** An excerpt on a single page and in a single section. */
  public Excerpt(Chunk chunk, String documentName, int documentPlace) {
    this(chunk, documentName, documentPlace, List.of(), List.of(), List.of());
  }

  /**
   * This chunk with the rest of its last statement: the first sentence of the chunk after it, if
   * both belong to the same paragraph and the sentence is short. A fact and the name to which it
   * belongs may be in neighbouring sentences.
   */
  public Excerpt withNextSentence(Excerpt next) {
    var sentences = Sentences.of(next.chunk.text());
    if (sentences.isEmpty() || endsParagraph(next.chunk.text())) {
      return this;
    }
    var end = sentences.getFirst().endChar();
    var share = (double) end / next.chunk.text().length();
    var added = (int) Math.ceil(next.chunk.tokens() * share);
    if (added > MAX_NEXT_TOKENS) {
      return this;
    }
    return with(
        chunk.startChar(),
        chunk.text() + next.chunk.text().substring(0, end),
        chunk.tokens() + added);
  }

  /**
   * The part of this chunk at {@code span}, with its own page and headings.
   *
   * @param span in the chunk
   * @param tokens the number of tokens of the part
   */
  Excerpt part(Span span, int tokens) {
    return with(
        chunk.startChar() + span.startChar(),
        chunk.text().substring(span.startChar(), span.endChar()),
        tokens);
  }

  /** The same chunk with another text, which starts at {@code startChar} of the document. */
  private Excerpt with(int startChar, String text, int tokens) {
    return new Excerpt(
        new Chunk(
            chunk.id(),
            startChar,
            startChar + text.length(),
            pageAt(startChar),
            headingAt(startChar),
            chunk.language(),
            tokens,
            text,
            chunk.tableHead()),
        documentName,
        documentPlace,
        pageStarts,
        sectionStarts,
        placeStarts);
  }

  /** Returns true if there is a blank line between this chunk and the {@code following} text. */
  private boolean endsParagraph(String following) {
    return PARAGRAPH_END.matcher(chunk.text()).find() || PARAGRAPH_START.matcher(following).find();
  }

  /** The page, from 1, of a UTF-16 unit of the document, which must lie in the chunk. */
  int pageAt(int charIndex) {
    var page = chunk.page();
    for (var start : pageStarts) {
      if (start.startChar() <= charIndex) {
        page = start.page();
      }
    }
    return page;
  }

  /** What people call the place of a UTF-16 unit of the document, which must lie in the chunk. */
  public Evidence.Place placeAt(int charIndex) {
    var place = Evidence.Place.page(pageAt(charIndex));
    for (var start : placeStarts) {
      if (start.startChar() <= charIndex) {
        place = start.place();
      }
    }
    return place;
  }

  /** Returns true if {@code span} of the document begins in this chunk. */
  boolean contains(Span span) {
    return chunk.startChar() <= span.startChar() && span.startChar() < chunk.endChar();
  }

  /**
   * The headings above a UTF-16 unit of the document, which must lie in the chunk, and the names of
   * the columns if the chunk starts within a table and no section starts before the unit.
   */
  String contextAt(int charIndex) {
    var isInFirst = sectionStarts.stream().noneMatch(start -> isBetween(start, charIndex));
    return isInFirst ? chunk.context() : headingAt(charIndex);
  }

  private boolean isBetween(Retrieval.SectionStart start, int charIndex) {
    return chunk.startChar() < start.startChar() && start.startChar() <= charIndex;
  }

  /** The headings above a UTF-16 unit of the document, which must lie in the chunk. */
  String headingAt(int charIndex) {
    var heading = chunk.heading();
    for (var start : sectionStarts) {
      if (start.startChar() <= charIndex) {
        heading = start.heading();
      }
    }
    return heading;
  }
}

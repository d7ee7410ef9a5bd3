package dev.trawl.protocol;

import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * The messages to a retriever, which owns the index of a document. A retriever replies exactly once
 * to every {@link Request}: either with the reply named in the description of the request, or with
 * {@link BadRequest}, {@link Closed} or {@link Failed}.
 */
public interface Retrieval {
  /** A message to a retriever. */
  sealed interface Command {}

  /** A request about one document. */
  sealed interface Request extends Command, Wire {
    /** The document to read. */
    DocumentId document();

    /** The receiver of the reply. */
    ActorRef<Outcome> replyTo();
  }

  /** Counts the query's terms in the document. The reply is {@link Counted}. */
  record Count(DocumentId document, Query query, ActorRef<Outcome> replyTo) implements Request {}

  /**
   * Finds the best {@code limit} chunks. The reply is {@link Found}.
   *
   * @param statistics the sum over all documents that are searched together
   * @param limit 0 or more
   */
  record Search(
      DocumentId document,
      Query query,
      TermStatistics statistics,
      int limit,
      ActorRef<Outcome> replyTo)
      implements Request {}

  /**
   * Fetches the chunks with these ordinals. The reply is {@link Text}.
   *
   * @param ordinals each from 0 to the document's number of chunks, exclusive
   */
  record Fetch(DocumentId document, List<Integer> ordinals, ActorRef<Outcome> replyTo)
      implements Request {
    public Fetch {
      ordinals = List.copyOf(ordinals);
    }
  }

  /** Reads a part of the document's text. The reply is {@link Sliced}. */
  record Slice(DocumentId document, Span span, ActorRef<Outcome> replyTo) implements Request {}

  /** Suggests questions about the document. The reply is {@link Suggested}. */
  record Suggest(DocumentId document, ActorRef<Outcome> replyTo) implements Request {}

  /**
   * Finds the text of a page. The reply is {@link Located}.
   *
   * @param page from 1 to the document's number of pages
   */
  record Locate(DocumentId document, int page, ActorRef<Outcome> replyTo) implements Request {}

  /**
   * Finds the places that a question refers to, such as "chapter two". The reply is {@link Placed}.
   */
  record Place(DocumentId document, String question, ActorRef<Outcome> replyTo)
      implements Request {}

  /** Implemented by internal messages. Only the retriever and its parent send them. */
  non-sealed interface ToSelf extends Command {}

  /** The reply to a {@link Request}. */
  sealed interface Outcome extends Wire {}

  /** How common the terms of the query are in the document. */
  record Counted(DocumentId document, TermStatistics statistics) implements Outcome {}

  /** The best hits, by descending score; empty if nothing matches. */
  record Found(DocumentId document, List<Hit> hits) implements Outcome {
    public Found {
      hits = List.copyOf(hits);
    }
  }

  /**
   * The requested chunks.
   *
   * @param chunks in the order of the request
   * @param pageStarts the pages that start inside one of the chunks, in the order of the chunks
   * @param sectionStarts the sections that start inside one of the chunks, in the same order
   * @param placeStarts the places at the start of each chunk and inside it, in the same order
   */
  record Text(
      DocumentId document,
      List<Chunk> chunks,
      List<PageStart> pageStarts,
      List<SectionStart> sectionStarts,
      List<PlaceStart> placeStarts)
      implements Outcome {
    public Text {
      chunks = List.copyOf(chunks);
      pageStarts = List.copyOf(pageStarts);
      sectionStarts = List.copyOf(sectionStarts);
      placeStarts = List.copyOf(placeStarts);
    }
  }

  /**
   * The document's text at {@code span}, unchanged.
   *
   * @param page page of the first UTF-16 unit, from 1
   * @param pageStarts the pages that start later in the span, in document order
   */
  record Sliced(DocumentId document, Span span, String text, int page, List<PageStart> pageStarts)
      implements Outcome {
    public Sliced {
      pageStarts = List.copyOf(pageStarts);
    }
  }

  /** Questions that the document can answer, the best first; may be empty. */
  record Suggested(DocumentId document, List<String> questions) implements Outcome {
    public Suggested {
      questions = List.copyOf(questions);
    }
  }

  /** The text of page {@code page}; the span is empty if the page has no text. */
  record Located(DocumentId document, int page, Span span) implements Outcome {}

  /**
   * The places that a question refers to.
   *
   * @param places in the order of the references; empty if none was found
   * @param absent why the document does not have the place, in one sentence; empty if the place may
   *     exist
   */
  record Placed(DocumentId document, List<FoundPlace> places, String absent) implements Outcome {
    public Placed {
      places = List.copyOf(places);
    }
  }

  /**
   * A place in a document.
   *
   * @param label the name of the place, for people
   * @param chunks the chunks with its text, in order
   * @param text the text itself, if the place is short or the question asks for a sentence, a line,
   *     a paragraph or a heading; otherwise empty
   */
  record FoundPlace(String label, List<ChunkId> chunks, List<Evidence> text) implements Wire {
    public FoundPlace {
      chunks = List.copyOf(chunks);
      text = List.copyOf(text);
    }
  }

  /** Page {@code page}, from 1, starts at UTF-16 unit {@code startChar} of the document's text. */
  record PageStart(int page, int startChar) implements Wire {}

  /**
   * A section starts at UTF-16 unit {@code startChar} of the document's text.
   *
   * @param heading the headings above its text, outermost first, joined by " › "
   */
  record SectionStart(String heading, int startChar) implements Wire {}

  /** A place that starts at UTF-16 unit {@code startChar} of the document's text. */
  record PlaceStart(Evidence.Place place, int startChar) implements Wire {}

  /** The request is invalid and must not be repeated. {@code why} is one sentence. */
  record BadRequest(DocumentId document, String why) implements Outcome {}

  /** The document was closed. It must be opened again before it can be read. */
  record Closed(DocumentId document) implements Outcome {}

  /** The index could not be read. A later request may succeed. {@code why} is one sentence. */
  record Failed(DocumentId document, String why) implements Outcome {}
}

package dev.trawl.protocol;

import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * The conversation with a retriever, which owns the indexes of documents. Every {@link Request} is
 * answered once: with its own kind of outcome, or with {@link BadRequest}, {@link Closed} or {@link
 * Failed}.
 */
public interface Retrieval {
  /** What a retriever can be asked to do. */
  sealed interface Command {}

  /** A request about one document. */
  sealed interface Request extends Command, Wire {
    /** The document that this is about. */
    DocumentId document();

    /** Who gets the answer. */
    ActorRef<Outcome> replyTo();
  }

  /** Counts the query's terms in the document. Answered with {@link Counted}. */
  record Count(DocumentId document, Query query, ActorRef<Outcome> replyTo) implements Request {}

  /**
   * Finds the best {@code limit} chunks. Answered with {@link Found}.
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
   * Fetches the chunks with these ordinals. Answered with {@link Text}.
   *
   * @param ordinals each from 0 to the document's number of chunks, exclusive
   */
  record Fetch(DocumentId document, List<Integer> ordinals, ActorRef<Outcome> replyTo)
      implements Request {
    public Fetch {
      ordinals = List.copyOf(ordinals);
    }
  }

  /** Reads a part of the document's text. Answered with {@link Sliced}. */
  record Slice(DocumentId document, Span span, ActorRef<Outcome> replyTo) implements Request {}

  /** Suggests questions about the document. Answered with {@link Suggested}. */
  record Suggest(DocumentId document, ActorRef<Outcome> replyTo) implements Request {}

  /**
   * Finds the text of a page. Answered with {@link Located}.
   *
   * @param page from 1 to the document's number of pages
   */
  record Locate(DocumentId document, int page, ActorRef<Outcome> replyTo) implements Request {}

  /** Open to what the retriever and its parent tell it. Nobody else sends these. */
  non-sealed interface ToSelf extends Command {}

  /** The answer to a {@link Request}. */
  sealed interface Outcome extends Wire {}

  /** How common the terms of the query are in the document. */
  record Counted(DocumentId document, TermStatistics statistics) implements Outcome {}

  /** Hits by descending score; empty if nothing matches. */
  record Found(DocumentId document, List<Hit> hits) implements Outcome {
    public Found {
      hits = List.copyOf(hits);
    }
  }

  /**
   * The chunks that were asked for.
   *
   * @param chunks in the order of the request
   * @param pageStarts the pages that start inside one of the chunks, in the order of the chunks
   */
  record Text(DocumentId document, List<Chunk> chunks, List<PageStart> pageStarts)
      implements Outcome {
    public Text {
      chunks = List.copyOf(chunks);
      pageStarts = List.copyOf(pageStarts);
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

  /** Page {@code page}, from 1, starts at UTF-16 unit {@code startChar} of the document's text. */
  record PageStart(int page, int startChar) implements Wire {}

  /** The request is invalid and must not be repeated. {@code why} is one sentence. */
  record BadRequest(DocumentId document, String why) implements Outcome {}

  /** The document was closed. It must be opened again before it can be read. */
  record Closed(DocumentId document) implements Outcome {}

  /** The index could not be read. A later request may succeed. {@code why} is one sentence. */
  record Failed(DocumentId document, String why) implements Outcome {}
}

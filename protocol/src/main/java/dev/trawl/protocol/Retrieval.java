package dev.trawl.protocol;

import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/** The conversation with a retriever, which owns the index of one document. */
public interface Retrieval {
  sealed interface Command {}

  /** How common are the query's terms here? Answered with {@link Counted} or {@link Failed}. */
  record Count(Query query, ActorRef<Outcome> replyTo) implements Command, Wire {}

  /**
   * The best {@code limit} chunks, scored with the statistics of all documents asked. Answered with
   * {@link Found} or {@link Failed}.
   */
  record Search(Query query, TermStatistics statistics, int limit, ActorRef<Outcome> replyTo)
      implements Command, Wire {}

  /**
   * The chunks with these ordinals, in this order. Answered with {@link Text} or {@link Failed}.
   */
  record Fetch(List<Integer> ordinals, ActorRef<Outcome> replyTo) implements Command, Wire {
    public Fetch {
      ordinals = List.copyOf(ordinals);
    }
  }

  /** The document's text from {@code span}. Answered with {@link Sliced} or {@link Failed}. */
  record Slice(Span span, ActorRef<Outcome> replyTo) implements Command, Wire {}

  /** What can be asked of the document. Answered with {@link Suggested} or {@link Failed}. */
  record Suggest(ActorRef<Outcome> replyTo) implements Command, Wire {}

  /** Where does page {@code page} stand? Answered with {@link Located} or {@link Failed}. */
  record Locate(int page, ActorRef<Outcome> replyTo) implements Command, Wire {}

  /** Open to the retriever's own messages. Nobody else sends these. */
  non-sealed interface ToSelf extends Command {}

  sealed interface Outcome extends Wire {}

  record Counted(DocumentId document, TermStatistics statistics) implements Outcome {}

  /** Hits by falling score; empty when nothing matches. */
  record Found(DocumentId document, List<Hit> hits) implements Outcome {
    public Found {
      hits = List.copyOf(hits);
    }
  }

  /**
   * @param chunks in the order asked
   * @param pageStarts the pages that start inside one of the chunks, in document order
   */
  record Text(DocumentId document, List<Chunk> chunks, List<PageStart> pageStarts)
      implements Outcome {
    public Text {
      chunks = List.copyOf(chunks);
      pageStarts = List.copyOf(pageStarts);
    }
  }

  /**
   * The document's text from {@code span}, exactly.
   *
   * @param page of the first UTF-16 unit
   * @param pageStarts the pages that start after it, in document order
   */
  record Sliced(DocumentId document, Span span, String text, int page, List<PageStart> pageStarts)
      implements Outcome {
    public Sliced {
      pageStarts = List.copyOf(pageStarts);
    }
  }

  /** Questions that the document can answer, the best first; empty when nothing stands out. */
  record Suggested(DocumentId document, List<String> questions) implements Outcome {
    public Suggested {
      questions = List.copyOf(questions);
    }
  }

  /** The text of page {@code page}; empty where there is no such page, or no text on it. */
  record Located(DocumentId document, int page, Span span) implements Outcome {}

  /** Page {@code page}, from 1, starts at this UTF-16 unit of the document's text. */
  record PageStart(int page, int startChar) implements Wire {}

  record Failed(DocumentId document, String why) implements Outcome {}
}

package dev.trawl.protocol;

import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/** The conversation with trawl as a whole: open documents, ask, cancel. */
public interface Asking {
  sealed interface Command {}

  /**
   * Opens all sources, each on its own; answered exactly once. A document is open until it has been
   * closed as often as it was opened.
   */
  record Open(List<Source> sources, ActorRef<Opened> replyTo) implements Command {
    public Open {
      sources = List.copyOf(sources);
    }
  }

  /**
   * Starts a run over documents that are open. Every event goes to {@code events}, in order; the
   * last one ends the run.
   *
   * @param history the turns of the conversation until now, the oldest first; empty for none
   * @param names what the asker calls documents; others have the name they were opened by first
   */
  record Ask(
      RunId run,
      String question,
      List<Turn> history,
      Level level,
      List<DocumentId> documents,
      List<Name> names,
      Budget budget,
      ActorRef<RunEvent> events)
      implements Command, Wire {
    public Ask {
      history = List.copyOf(history);
      documents = List.copyOf(documents);
      names = List.copyOf(names);
    }

    /** Outside a conversation. */
    public Ask(
        RunId run,
        String question,
        Level level,
        List<DocumentId> documents,
        Budget budget,
        ActorRef<RunEvent> events) {
      this(run, question, List.of(), level, documents, List.of(), budget, events);
    }
  }

  /** What an asker calls a document: the same content may have been opened by several names. */
  record Name(DocumentId document, String name) implements Wire {}

  /** Stops a run and the model calls it has under way; an ended run is left as it is. */
  record Cancel(RunId run) implements Command, Wire {}

  /** Open to the guardian's own messages. Nobody else sends these. */
  non-sealed interface ToSelf extends Command {}

  /**
   * @param documents what can be asked, in the order given; the same content twice is here once
   * @param rejected what cannot, and why
   */
  record Opened(List<Document> documents, List<Rejected> rejected, Timing timing) {
    public Opened {
      documents = List.copyOf(documents);
      rejected = List.copyOf(rejected);
    }
  }

  /** A source that could not be opened; {@code why} is one line: what, where, what to do. */
  record Rejected(String name, String why) {}
}

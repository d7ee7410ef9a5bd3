package dev.trawl.protocol;

import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/** The messages with which a caller opens documents, asks questions and cancels runs. */
public interface Asking {
  /** A request to trawl. */
  sealed interface Command {}

  /**
   * Opens all sources, independently of each other. Trawl replies once, with {@link Opened}. A
   * document that was opened several times must be closed the same number of times.
   */
  record Open(List<Source> sources, ActorRef<Opened> replyTo) implements Command {
    public Open {
      sources = List.copyOf(sources);
    }
  }

  /**
   * Starts a run over open documents. Every event of the run is sent to {@code events}, in order;
   * the last event ends the run.
   *
   * @param history earlier turns of the conversation, the oldest first; may be empty
   * @param names the names that the caller uses for documents; a document that is not listed keeps
   *     the name with which it was first opened
   * @param budget the limits on what the run may spend
   * @param requirements further requirements of the caller
   */
  record Ask(
      RunId run,
      String question,
      List<Turn> history,
      Level level,
      List<DocumentId> documents,
      List<Name> names,
      Budget budget,
      Requirements requirements,
      ActorRef<RunEvent> events)
      implements Command, Wire {
    public Ask {
      history = List.copyOf(history);
      documents = List.copyOf(documents);
      names = List.copyOf(names);
    }

    /** A question without requirements. */
    public Ask(
        RunId run,
        String question,
        List<Turn> history,
        Level level,
        List<DocumentId> documents,
        List<Name> names,
        Budget budget,
        ActorRef<RunEvent> events) {
      this(run, question, history, level, documents, names, budget, Requirements.NONE, events);
    }

    /** A question without earlier turns. */
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

  /**
   * The name that the caller uses for a document. The same content may be open under several names.
   */
  record Name(DocumentId document, String name) implements Wire {}

  /**
   * Requirements of the caller in addition to the question.
   *
   * @param instruction how to answer; may be empty
   * @param jsonSchema the JSON Schema that the answer must match; empty for an answer in plain text
   * @param isChat true if the message needs no document and is passed to the model unchanged
   */
  record Requirements(String instruction, String jsonSchema, boolean isChat) implements Wire {
    public static final Requirements NONE = new Requirements("", "", false);
  }

  /** Stops a run and its model calls in flight. Does nothing if the run has ended. */
  record Cancel(RunId run) implements Command, Wire {}

  /** Implemented by the guardian's internal messages, which are not part of this protocol. */
  non-sealed interface ToSelf extends Command {}

  /**
   * The reply to {@link Open}.
   *
   * @param documents the opened documents, in the order of their sources; content that was opened
   *     twice appears once
   * @param rejected the sources that could not be opened
   */
  record Opened(List<Document> documents, List<Rejected> rejected, Timing timing) {
    public Opened {
      documents = List.copyOf(documents);
      rejected = List.copyOf(rejected);
    }
  }

  /**
   * A source that could not be opened.
   *
   * @param why one line that says which source was rejected, what is wrong and what the user can do
   */
  record Rejected(String name, String why) {}
}

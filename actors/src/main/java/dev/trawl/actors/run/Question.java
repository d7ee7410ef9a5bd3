package dev.trawl.actors.run;

import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Turn;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * A question with its documents, level, history and budget. Immutable.
 *
 * @param text at most {@code trawl.runs.max-question-characters} UTF-16 units
 * @param history the turns of the conversation so far, the oldest first; may be empty. Trawl uses
 *     them once, to rewrite the text so that it can be understood alone; readers do not see them
 * @param documents the open documents to ask; at least one, unless the message needs none
 * @param names the caller's names for documents; a document without one has the name under which it
 *     was first opened
 * @param budget the limits on what the run may spend
 * @param requirements further requirements of the caller
 */
public record Question(
    String text,
    List<Turn> history,
    Level level,
    List<DocumentId> documents,
    List<Asking.Name> names,
    Budget budget,
    Asking.Requirements requirements) {
  public Question {
    history = List.copyOf(history);
    documents = List.copyOf(documents);
    names = List.copyOf(names);
  }

  /** A question without requirements. */
  public Question(
      String text,
      List<Turn> history,
      Level level,
      List<DocumentId> documents,
      List<Asking.Name> names,
      Budget budget) {
    this(text, history, level, documents, names, budget, Asking.Requirements.NONE);
  }

  /** A question without a history and without a budget. */
  public static Question of(String text, Level level, List<DocumentId> documents) {
    return new Question(text, List.of(), level, documents, List.of(), Budget.UNLIMITED);
  }

  /** The same question with a budget. */
  public Question withBudget(Budget limit) {
    return new Question(text, history, level, documents, names, limit, requirements);
  }

  /** The message that starts the run {@code run}, whose events go to {@code events}. */
  public Asking.Ask ask(RunId run, ActorRef<RunEvent> events) {
    return new Asking.Ask(
        run, text, history, level, documents, names, budget, requirements, events);
  }

  /** The same question as the next one in a conversation. */
  public Question withHistory(List<Turn> turns) {
    return new Question(text, turns, level, documents, names, budget, requirements);
  }

  /** The same question with the caller's own names for documents. */
  public Question withNames(List<Asking.Name> own) {
    return new Question(text, history, level, documents, own, budget, requirements);
  }
}

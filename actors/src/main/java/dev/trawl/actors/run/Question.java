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
 * A question, and on which terms it is asked.
 *
 * @param history the turns of the conversation until now, the oldest first; empty for none. The
 *     text is rewritten with them once, so that it stands alone, and no chunk is read with them
 * @param documents open ones
 * @param names what the asker calls documents; others have the name they were opened by first
 */
public record Question(
    String text,
    List<Turn> history,
    Level level,
    List<DocumentId> documents,
    List<Asking.Name> names,
    Budget budget) {
  public Question {
    history = List.copyOf(history);
    documents = List.copyOf(documents);
    names = List.copyOf(names);
  }

  /** Outside a conversation, and without a limit to what may be spent. */
  public static Question of(String text, Level level, List<DocumentId> documents) {
    return new Question(text, List.of(), level, documents, List.of(), Budget.UNLIMITED);
  }

  public Question within(Budget limit) {
    return new Question(text, history, level, documents, names, limit);
  }

  /** The message that starts {@code run}. */
  public Asking.Ask ask(RunId run, ActorRef<RunEvent> events) {
    return new Asking.Ask(run, text, history, level, documents, names, budget, events);
  }

  public Question after(List<Turn> turns) {
    return new Question(text, turns, level, documents, names, budget);
  }

  /** Calls documents what the asker calls them. */
  public Question naming(List<Asking.Name> own) {
    return new Question(text, history, level, documents, own, budget);
  }
}

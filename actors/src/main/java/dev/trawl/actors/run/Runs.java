package dev.trawl.actors.run;

import dev.trawl.actors.call.ModelAccess;
import dev.trawl.actors.documents.Librarian;
import dev.trawl.actors.read.Readers;
import dev.trawl.protocol.Asking;
import java.time.InstantSource;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;

/**
 * The services and settings that all runs share.
 *
 * @param librarian lends the documents
 */
public record Runs(
    Readers readers,
    ActorRef<Librarian.Command> librarian,
    Settings settings,
    InstantSource clock) {
  /** A run that answers {@code ask}. */
  public Behavior<Run.Command> run(Asking.Ask ask) {
    return Run.create(this, ask);
  }

  ModelAccess access() {
    return readers.access();
  }
}

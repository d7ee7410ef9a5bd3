package dev.trawl.actors.run;

import dev.trawl.actors.call.Observer;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What.AnswerDelta;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Usage;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Numbers and sends a run's events, and keeps the state that results from them. A run sends events
 * only through its journal, so its state includes every event. Not thread-safe.
 */
final class RunJournal {
  private final RunId run;
  private final ActorRef<RunEvent> events;
  private final Observer observer;
  private final InstantSource clock;
  private RunState state = RunState.NONE;
  private Usage usage = Usage.NONE;
  private int newestDraft;

  RunJournal(RunId run, ActorRef<RunEvent> events, Observer observer, InstantSource clock) {
    this.run = run;
    this.events = events;
    this.observer = observer;
    this.clock = clock;
  }

  /** Sends an event, unless it belongs to a draft that a newer one has replaced. */
  void append(RunEvent.What what) {
    if (what instanceof AnswerDelta delta) {
      if (delta.draft() < newestDraft) {
        return;
      }
      newestDraft = delta.draft();
    }
    var event = new RunEvent(run, state.progress().seq() + 1, clock.instant(), usage, what);
    state = state.updated(event);
    var started = state.progress().startedAt();
    observer.onEvent(event, state.level(), Duration.between(started, event.at()));
    events.tell(event);
  }

  /** Adds the usage of a call; the next event contains the new total. */
  void spend(Usage spent) {
    usage = usage.plus(spent);
  }

  Usage usage() {
    return usage;
  }

  RunState state() {
    return state;
  }
}

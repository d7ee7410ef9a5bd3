package dev.trawl.actors.run;

import dev.trawl.actors.call.Observer;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Usage;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Writes a run's events, numbers them, and knows the state they add up to. The one mutable thing of
 * a run, and its only way to say anything: no event can be sent that the state does not know.
 */
final class RunJournal {
  private final RunId run;
  private final ActorRef<RunEvent> events;
  private final Observer observer;
  private final InstantSource clock;
  private RunState state = RunState.NONE;
  private Usage usage = Usage.NONE;

  RunJournal(RunId run, ActorRef<RunEvent> events, Observer observer, InstantSource clock) {
    this.run = run;
    this.events = events;
    this.observer = observer;
    this.clock = clock;
  }

  void append(RunEvent.What what) {
    var event = new RunEvent(run, state.progress().seq() + 1, clock.instant(), usage, what);
    state = state.updated(event);
    var started = state.progress().startedAt();
    observer.happened(event, state.level(), Duration.between(started, event.at()));
    events.tell(event);
  }

  /** Counts what a call took; the next event says so. */
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

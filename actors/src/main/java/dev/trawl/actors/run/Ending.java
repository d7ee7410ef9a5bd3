package dev.trawl.actors.run;

import dev.trawl.protocol.RunEvent.What;
import java.util.function.Supplier;

/**
 * The run has come to its end: stops what it has under way, and when that has stopped and its usage
 * is counted, the last event.
 *
 * @param last makes the last event, which counts that usage too
 */
record Ending(RunScope run, Supplier<What> last) implements Phase {
  static Phase with(RunScope run, Supplier<What> last) {
    run.timers().cancelAll();
    for (var child : run.context().getChildren()) {
      run.context().watch(child);
      run.context().stop(child);
    }
    return new Ending(run, last).ended();
  }

  @Override
  public Phase onMessage(Run.Command message) {
    return message instanceof Run.ChildEnded ? ended() : this;
  }

  private Phase ended() {
    if (run.context().getChildren().isEmpty() && !isOver()) {
      run.journal().append(last.get());
      return new Ending(run, last);
    }
    return this;
  }

  boolean isOver() {
    return run.state().progress().ended();
  }
}

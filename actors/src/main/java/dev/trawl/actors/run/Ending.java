package dev.trawl.actors.run;

import dev.trawl.protocol.RunEvent.What;
import java.util.function.Supplier;

/**
 * The last phase: stops the run's child actors. When they have stopped and their usage is counted,
 * it sends the last event.
 *
 * @param last creates the last event, which includes that usage
 */
record Ending(RunScope run, Supplier<What> last) implements Phase {
  static Phase with(RunScope run, Supplier<What> last) {
    run.timers().cancelAll();
    run.stopChildren();
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

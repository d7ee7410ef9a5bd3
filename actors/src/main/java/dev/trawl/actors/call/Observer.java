package dev.trawl.actors.call;

import dev.trawl.actors.Trawl;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent;
import java.time.Duration;

/**
 * The port for those who count what trawl does: metrics, traces, bills. Plugged in by {@link
 * Trawl#observe}.
 *
 * <p>Told by many threads at once, inside the actors: implementations return at once, block on
 * nothing and do not throw. One that throws hears no more; the work goes on.
 */
public interface Observer {
  /** A call of a model ended, whichever way. A call that was never made is none. */
  default void called(Call call) {}

  /**
   * Something happened in a run; told before whoever asked hears of it. What happens in the runs of
   * its sub-questions is told as the run tells it: a chunk that is read counts once.
   *
   * @param level the level the run is on now; never {@link Level#AUTO}
   * @param age time since the run's first event
   */
  default void happened(RunEvent event, Level level, Duration age) {}
}

package dev.trawl.actors.call;

import dev.trawl.actors.Trawl;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent;
import java.time.Duration;

/**
 * The port for metrics, traces and bills. Registered with {@link Trawl#observe}.
 *
 * <p>Called by many threads at once, inside the actors: implementations must return at once, must
 * not block and must not throw. One that throws is removed; the work goes on.
 */
public interface Observer {
  /** A call of a model ended, with or without success. */
  default void called(Call call) {}

  /**
   * A run produced an event; called before the event is sent. Events of sub-questions are reported
   * as events of the run that plans, so a chunk counts once.
   *
   * @param level the level the run is on now; never {@link Level#AUTO}
   * @param age time since the run's first event
   */
  default void happened(RunEvent event, Level level, Duration age) {}
}

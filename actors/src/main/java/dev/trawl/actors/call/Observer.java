package dev.trawl.actors.call;

import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent;
import java.time.Duration;

/**
 * Receives every model call and run event, for metrics, traces or bills.
 *
 * <p>Its methods are called by many threads at once, inside the actors: they must be thread-safe,
 * return at once, and not block. An observer that throws is removed; the runs continue.
 */
public interface Observer {
  /** A model call ended, with or without a reply. */
  default void called(Call call) {}

  /**
   * A page of a document that is being opened was read. Only parsers that know the number of pages
   * report this.
   *
   * @param page from 1
   */
  default void pageRead(String document, int page, int pages) {}

  /**
   * Something happened in a run. The observer receives the event before the caller does. Events of
   * sub-questions arrive as events of the run that asked them, so each chunk read counts once.
   *
   * @param level the run's current level; never {@link Level#AUTO}
   * @param age time since the run's first event
   */
  default void happened(RunEvent event, Level level, Duration age) {}
}

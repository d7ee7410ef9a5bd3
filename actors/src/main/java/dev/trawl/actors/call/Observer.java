package dev.trawl.actors.call;

import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent;
import java.time.Duration;

/**
 * Receives every model call and run event, for metrics, traces or billing.
 *
 * <p>The actors call its methods directly, from many threads. The methods must be thread-safe,
 * return quickly, and not block. An observer that throws is removed; the runs continue.
 */
public interface Observer {
  /** A model call ended, with or without a reply. */
  default void onCall(Call call) {}

  /**
   * A page of a document that is being opened was read. Only parsers that know the number of pages
   * report this.
   *
   * @param page from 1
   */
  default void onPageRead(String document, int page, int pages) {}

  /**
   * A run reported an event. The observer receives it before the caller does. Events of
   * sub-questions arrive as events of the run that asked them, so each chunk that is read counts
   * once.
   *
   * @param level the run's current level; never {@link Level#AUTO}
   * @param age time since the run's first event
   */
  default void onEvent(RunEvent event, Level level, Duration age) {}
}

package dev.trawl.actors;

import com.typesafe.config.Config;

/**
 * Section {@code trawl.stream} of {@code conf/application.conf}.
 *
 * @param maxWaitingEvents maximum number of events of a run that wait for the subscriber, at least
 *     1
 */
record StreamSettings(int maxWaitingEvents) {
  StreamSettings {
    if (maxWaitingEvents < 1) {
      throw new IllegalArgumentException(
          "trawl.stream.max-waiting-events < 1: " + maxWaitingEvents);
    }
  }

  static StreamSettings from(Config trawl) {
    return new StreamSettings(trawl.getInt("stream.max-waiting-events"));
  }
}

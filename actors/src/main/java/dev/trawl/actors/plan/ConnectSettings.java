package dev.trawl.actors.plan;

import com.typesafe.config.Config;
import dev.trawl.retrieval.connect.ConnectLimits;

/**
 * Section {@code trawl.planning.connecting} of {@code conf/application.conf}.
 *
 * @param maxHits maximum number of chunks used from the search for the words
 * @param maxHitsPerStart maximum number of chunks used from each search for names
 */
record ConnectSettings(int maxHits, int maxHitsPerStart, ConnectLimits bounds) {
  ConnectSettings {
    if (maxHits < 1 || maxHitsPerStart < 1) {
      throw new IllegalArgumentException(
          "trawl.planning.connecting: max-hits %d or max-hits-per-start %d is less than 1"
              .formatted(maxHits, maxHitsPerStart));
    }
  }

  static ConnectSettings from(Config planning) {
    var connecting = planning.getConfig("connecting");
    return new ConnectSettings(
        connecting.getInt("max-hits"),
        connecting.getInt("max-hits-per-start"),
        new ConnectLimits(
            connecting.getInt("max-starts"),
            connecting.getInt("max-names"),
            connecting.getInt("max-quotes")));
  }
}

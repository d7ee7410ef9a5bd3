package dev.trawl.actors.answer;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * Section {@code trawl.drafts} of {@code conf/application.conf}.
 *
 * @param interval minimum time between two events, unless an event reaches its maximum size
 * @param maxCharacters maximum number of UTF-16 units of text in one event
 */
public record DraftSettings(Duration interval, int maxCharacters) {
  public DraftSettings {
    if (!interval.isPositive()) {
      throw new IllegalArgumentException("trawl.drafts.interval is not positive: " + interval);
    }
    if (maxCharacters < 1) {
      throw new IllegalArgumentException("trawl.drafts.max-characters < 1: " + maxCharacters);
    }
  }

  public static DraftSettings from(Config trawl) {
    var drafts = trawl.getConfig("drafts");
    return new DraftSettings(drafts.getDuration("interval"), drafts.getInt("max-characters"));
  }
}

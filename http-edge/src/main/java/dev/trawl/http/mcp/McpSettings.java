package dev.trawl.http.mcp;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * Section {@code trawl.http.mcp} of {@code conf/application.conf}.
 *
 * @param maxSessions maximum number of sessions at the same time
 * @param idleTimeout how long an unused session is kept
 * @param maxHits maximum number of hits of one search
 */
public record McpSettings(int maxSessions, Duration idleTimeout, int maxHits) {
  public McpSettings {
    positive("max-sessions", maxSessions);
    positive("idle-timeout", idleTimeout.toMillis());
    positive("max-hits", maxHits);
  }

  /** Reads the settings from section {@code trawl}. */
  public static McpSettings from(Config trawl) {
    var mcp = trawl.getConfig("http.mcp");
    return new McpSettings(
        mcp.getInt("max-sessions"), mcp.getDuration("idle-timeout"), mcp.getInt("max-hits"));
  }

  private static void positive(String key, long value) {
    if (value < 1) {
      throw new IllegalArgumentException("trawl.http.mcp.%s < 1: %d".formatted(key, value));
    }
  }
}

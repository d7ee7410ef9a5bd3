package dev.trawl.retrieval.source;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * Section {@code trawl.fetch} of {@code conf/application.conf}: the limits on downloads.
 *
 * @param maxBytes maximum size of the body, after decompression
 * @param timeout maximum time for one URL, including redirects
 * @param connectTimeout maximum time to connect to one server
 * @param maxRedirects maximum number of redirects to follow
 * @param allowPrivateNetworks whether IP addresses outside the public internet are allowed
 */
public record FetchSettings(
    long maxBytes,
    Duration timeout,
    Duration connectTimeout,
    int maxRedirects,
    boolean allowPrivateNetworks) {
  public FetchSettings {
    if (maxBytes < 1 || timeout.toMillis() < 1 || connectTimeout.toMillis() < 1) {
      throw new IllegalArgumentException("trawl.fetch: sizes and times must be above 0");
    }
    if (maxRedirects < 0) {
      throw new IllegalArgumentException(
          "trawl.fetch.max-redirects must be at least 0: " + maxRedirects);
    }
  }

  public static FetchSettings from(Config trawl) {
    var fetch = trawl.getConfig("fetch");
    return new FetchSettings(
        fetch.getBytes("max-size"),
        fetch.getDuration("timeout"),
        fetch.getDuration("connect-timeout"),
        fetch.getInt("max-redirects"),
        fetch.getBoolean("allow-private-networks"));
  }
}

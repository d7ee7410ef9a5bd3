package dev.trawl.http.owners;

import java.util.OptionalInt;

/**
 * What an owner may do.
 *
 * @param requestsPerMinute most requests a minute, in bursts up to all of them; empty for no limit
 * @param maxRuns most runs under way
 * @param maxDocuments most documents open
 * @param maxCharacters most text of open documents together, in UTF-16 units
 */
public record Allowance(
    OptionalInt requestsPerMinute, int maxRuns, int maxDocuments, long maxCharacters) {

  /** For a server without keys, where nothing holds but its own bounds. */
  public static final Allowance UNLIMITED =
      new Allowance(OptionalInt.empty(), Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);

  public Allowance {
    positive("requests-per-minute", requestsPerMinute.orElse(1));
    positive("max-runs", maxRuns);
    positive("max-documents", maxDocuments);
    positive("max-characters", maxCharacters);
  }

  private static void positive(String key, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "trawl.http.each-key.%s is not positive: %d".formatted(key, value));
    }
  }
}

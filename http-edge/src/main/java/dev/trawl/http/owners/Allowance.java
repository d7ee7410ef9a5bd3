package dev.trawl.http.owners;

import java.util.OptionalInt;

/**
 * The limits of an owner.
 *
 * @param requestsPerMinute maximum number of requests per minute, which may arrive all at once;
 *     empty for no limit
 * @param maxRuns maximum number of runs at the same time
 * @param maxDocuments maximum number of open documents
 * @param maxCharacters maximum length of all open documents together, in UTF-16 units
 */
public record Allowance(
    OptionalInt requestsPerMinute, int maxRuns, int maxDocuments, long maxCharacters) {

  /** For a server without keys, where only the limits of the server itself apply. */
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
          "trawl.http.each-key.%s must be above 0, not %d".formatted(key, value));
    }
  }
}

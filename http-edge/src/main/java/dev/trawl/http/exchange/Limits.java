package dev.trawl.http.exchange;

/**
 * Limits of size and number, from {@code trawl.http}.
 *
 * @param maxConnections most open connections; others wait
 * @param maxWaiting most waiting connections, if the operating system allows as many
 * @param maxUploadBytes largest uploaded file
 * @param maxBodyBytes largest other body in bytes, and longest message on a socket in UTF-16 units
 * @param maxTextCharacters longest piece of a document's text in one reply, in UTF-16 units
 * @param maxSocketQuestions most running questions on one socket
 */
public record Limits(
    int maxConnections,
    int maxWaiting,
    long maxUploadBytes,
    int maxBodyBytes,
    int maxTextCharacters,
    int maxSocketQuestions) {
  public Limits {
    positive("max-connections", maxConnections);
    positive("max-waiting-connections", maxWaiting);
    positive("max-upload-size", maxUploadBytes);
    positive("max-body-size", maxBodyBytes);
    positive("max-text-characters", maxTextCharacters);
    positive("max-socket-questions", maxSocketQuestions);
  }

  private static void positive(String key, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "trawl.http.%s must be above 0, not %d".formatted(key, value));
    }
  }
}

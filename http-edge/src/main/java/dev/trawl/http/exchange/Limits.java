package dev.trawl.http.exchange;

/**
 * How much the server takes; keys of {@code trawl.http}.
 *
 * @param maxConnections most open connections; further ones wait
 * @param maxWaiting most connections that wait, as far as the system lets them
 * @param maxUploadBytes largest uploaded file
 * @param maxBodyBytes largest other body, and longest message on a socket in UTF-16 units
 * @param maxTextCharacters longest piece of a document's text, in UTF-16 units
 * @param maxSocketQuestions most questions under way on one socket
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
      throw new IllegalArgumentException("trawl.http.%s is not positive: %d".formatted(key, value));
    }
  }
}

package dev.trawl.http.exchange;

/**
 * Limits of size and number, from {@code trawl.http}.
 *
 * @param maxConnections maximum number of open connections; further connections wait
 * @param maxWaiting maximum number of waiting connections, if the operating system allows that many
 * @param maxUploadBytes maximum size of an uploaded file
 * @param maxBodyBytes maximum size of any other body, in bytes, and of a message on a socket, in
 *     UTF-16 units
 * @param maxTextCharacters maximum length of a document's text in one reply, in UTF-16 units
 * @param maxSocketQuestions maximum number of running questions on one socket
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

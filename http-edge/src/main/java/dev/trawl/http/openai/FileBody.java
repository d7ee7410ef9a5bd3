package dev.trawl.http.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.trawl.protocol.Document;
import java.time.Instant;

/**
 * An uploaded document as a file of OpenAI's API.
 *
 * @param id the document's id
 * @param createdAt when it came, in seconds since 1970
 * @param purpose {@code user_data} for all: what a client uploads a file for changes nothing
 * @param status {@code processed} for all: an open document can be asked
 */
public record FileBody(
    String id,
    String object,
    long bytes,
    @JsonProperty("created_at") long createdAt,
    String filename,
    String purpose,
    String status) {
  public static final String PURPOSE = "user_data";
  private static final String OBJECT = "file";

  public static FileBody of(Document document, long bytes, Instant created) {
    return new FileBody(
        document.id().sha256(),
        OBJECT,
        bytes,
        created.getEpochSecond(),
        document.name(),
        PURPOSE,
        "processed");
  }

  /** What remains of a file that was deleted. */
  public record Deleted(String id, String object, boolean deleted) {
    public static Deleted of(String id) {
      return new Deleted(id, OBJECT, true);
    }
  }
}

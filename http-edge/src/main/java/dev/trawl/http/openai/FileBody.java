package dev.trawl.http.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.trawl.protocol.Document;
import java.time.Instant;

/**
 * An uploaded document as a file of OpenAI's API.
 *
 * @param id the document's id
 * @param createdAt when it was uploaded, in seconds since 1970
 * @param purpose always {@code user_data}; the client's purpose is ignored
 * @param status always {@code processed}, because the document is open
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

  /** The reply to the deletion of a file. */
  public record Deleted(String id, String object, boolean deleted) {
    public static Deleted of(String id) {
      return new Deleted(id, OBJECT, true);
    }
  }
}

package dev.trawl.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Identifies a document by its bytes and by everything else that determines its text, such as the
 * recognition of scanned pages. Two documents with the same id have the same text, so positions in
 * the text, an index and cached verdicts belong to the id. The same bytes, read in the same way,
 * are the same document under any name.
 *
 * @param sha256 a SHA-256 (FIPS 180-4), as 64 lower-case hexadecimal digits
 */
public record DocumentId(@JsonValue String sha256) implements Wire {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DocumentId {
    if (!FORM.matcher(sha256).matches()) {
      throw new IllegalArgumentException("not a SHA-256 in lower-case hex: " + sha256);
    }
  }

  /** The first twelve digits, a short form for people. */
  public String brief() {
    return sha256.substring(0, 12);
  }

  @Override
  public String toString() {
    return sha256;
  }
}

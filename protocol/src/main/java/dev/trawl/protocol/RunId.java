package dev.trawl.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Identifies a run.
 *
 * @param value 1 to 64 letters, digits or hyphens, so it is safe in a file name and in a URL
 */
public record RunId(@JsonValue String value) implements Wire {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,64}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RunId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a run id is 1 to 64 letters, digits or hyphens: " + value);
    }
  }

  public static RunId random() {
    return new RunId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}

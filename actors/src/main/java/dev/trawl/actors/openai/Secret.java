package dev.trawl.actors.openai;

/** A key or the value of a header, which {@link #toString} does not show. */
public record Secret(String value) {
  public Secret {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a key must not be blank");
    }
  }

  @Override
  public String toString() {
    return "…";
  }
}

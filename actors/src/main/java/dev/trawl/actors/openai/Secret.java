package dev.trawl.actors.openai;

/** A key. It shows itself to nobody but whoever asks for its value. */
public record Secret(String value) {
  public Secret {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a key has characters");
    }
  }

  @Override
  public String toString() {
    return "…";
  }
}

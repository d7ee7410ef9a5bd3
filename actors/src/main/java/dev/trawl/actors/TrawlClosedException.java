package dev.trawl.actors;

/** Trawl was closed, or its actor system has terminated. */
public final class TrawlClosedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  static final String MESSAGE = "Trawl is closed: start a new one.";

  TrawlClosedException() {
    super(MESSAGE);
  }
}

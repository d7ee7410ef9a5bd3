package dev.trawl.actors.run;

/** A run that ended without an answer. The message is one line and says why. */
public final class RunFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RunFailedException(String message) {
    super(message);
  }
}

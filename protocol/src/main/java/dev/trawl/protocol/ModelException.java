package dev.trawl.protocol;

/** A model call that failed. Says whether the same call may succeed later. */
public sealed class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private ModelException(String message) {
    super(message);
  }

  /** A retry can help: a time-out, a full queue, a broken connection, an unusable reply. */
  public static final class Retriable extends ModelException {
    private static final long serialVersionUID = 1L;

    public Retriable(String message) {
      super(message);
    }
  }

  /** A retry cannot help: a refused key, an unknown model, a prompt over the window. */
  public static final class Final extends ModelException {
    private static final long serialVersionUID = 1L;

    public Final(String message) {
      super(message);
    }
  }
}

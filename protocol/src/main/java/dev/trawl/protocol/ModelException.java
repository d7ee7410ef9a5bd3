package dev.trawl.protocol;

/** A model call that failed. Says what that means for this call, and for every other. */
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

  /** A retry of this call cannot help: a prompt over the window, a text the model declines. */
  public static final class Final extends ModelException {
    private static final long serialVersionUID = 1L;

    public Final(String message) {
      super(message);
    }
  }

  /**
   * No call can succeed: a refused key, an unknown model, a spent account. Ends the run at once.
   */
  public static final class Refused extends ModelException {
    private static final long serialVersionUID = 1L;

    public Refused(String message) {
      super(message);
    }
  }
}

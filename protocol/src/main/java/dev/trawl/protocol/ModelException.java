package dev.trawl.protocol;

import java.time.Duration;
import java.util.Optional;

/** A model call that failed. Says what that means for this call, and for every other. */
public sealed class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private ModelException(String message) {
    super(message);
  }

  /** What a failure that may pass says of the endpoint. */
  public enum Trouble {
    /** It bears no more calls now: 429, 503, a full queue. */
    BUSY,
    /** It cannot be reached at all. */
    DOWN,
    /** This call went wrong: another 5xx, a broken connection, no reply in time. */
    FAULT,
    /** The endpoint is well, but its reply cannot be used. */
    UNUSABLE
  }

  /** A retry can help: a time-out, a full queue, a broken connection, an unusable reply. */
  public static final class Retriable extends ModelException {
    private static final long serialVersionUID = 1L;

    private final Trouble trouble;
    private final transient Optional<Duration> retryAfter;

    public Retriable(Trouble trouble, String message) {
      this(trouble, message, Optional.empty());
    }

    /**
     * @param retryAfter how long the endpoint asks to be left alone
     */
    public Retriable(Trouble trouble, String message, Optional<Duration> retryAfter) {
      super(message);
      this.trouble = trouble;
      this.retryAfter = retryAfter;
    }

    public Trouble trouble() {
      return trouble;
    }

    public Optional<Duration> retryAfter() {
      return retryAfter;
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

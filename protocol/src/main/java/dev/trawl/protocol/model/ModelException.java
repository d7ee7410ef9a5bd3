package dev.trawl.protocol.model;

import dev.trawl.protocol.Usage;
import java.time.Duration;
import java.util.Optional;

/**
 * A model call that failed. Says what that means for this call, and for every other, and what the
 * call took until then. Immutable.
 */
public abstract sealed class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Usage usage;

  private ModelException(String message, Usage usage) {
    super(message);
    this.usage = usage;
  }

  /**
   * What the call took, as far as that is known: each request it made is counted, and the tokens of
   * those that were replied to. One request of unknown tokens unless {@link #taking} said
   * otherwise.
   */
  public Usage usage() {
    return usage;
  }

  /** The same failure of a call that had taken {@code before} when it made its last request. */
  public ModelException after(Usage before) {
    return taking(before.plus(usage));
  }

  /** The same failure of a call that took {@code all} in all. */
  public abstract ModelException taking(Usage all);

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
      this(trouble, message, retryAfter, Usage.ofFailure());
    }

    private Retriable(Trouble trouble, String message, Optional<Duration> retryAfter, Usage usage) {
      super(message, usage);
      this.trouble = trouble;
      this.retryAfter = retryAfter;
    }

    @Override
    public Retriable taking(Usage all) {
      return new Retriable(trouble, String.valueOf(getMessage()), retryAfter, all);
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
      this(message, Usage.ofFailure());
    }

    private Final(String message, Usage usage) {
      super(message, usage);
    }

    @Override
    public Final taking(Usage all) {
      return new Final(String.valueOf(getMessage()), all);
    }
  }

  /**
   * No call can succeed: a refused key, an unknown model, a spent account. Ends the run at once.
   */
  public static final class Refused extends ModelException {
    private static final long serialVersionUID = 1L;

    public Refused(String message) {
      this(message, Usage.ofFailure());
    }

    private Refused(String message, Usage usage) {
      super(message, usage);
    }

    @Override
    public Refused taking(Usage all) {
      return new Refused(String.valueOf(getMessage()), all);
    }
  }
}

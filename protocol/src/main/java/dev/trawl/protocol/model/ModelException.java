package dev.trawl.protocol.model;

import dev.trawl.protocol.Usage;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A failed model call. The subtype says whether a retry of this call can succeed, and whether other
 * calls can succeed. Immutable.
 */
public abstract sealed class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Usage usage;

  private ModelException(String message, Usage usage) {
    super(message);
    this.usage = usage;
  }

  /**
   * The usage of the call: the number of all its requests, and the tokens of the requests that got
   * a reply. It is one request of unknown size until {@link #withUsage} sets it.
   */
  public Usage usage() {
    return usage;
  }

  /**
   * Returns this failure for a call that had already used {@code before} when it made its last
   * request.
   */
  public ModelException plusUsage(Usage before) {
    return withUsage(before.plus(usage));
  }

  /** Returns this failure for a call that used {@code all} in total. */
  public abstract ModelException withUsage(Usage all);

  /** The state of the endpoint after a transient failure. */
  public enum Trouble {
    /** It accepts no more calls at the moment: status 429 or 503, or a full queue. */
    BUSY,
    /** It cannot be reached. */
    DOWN,
    /** This call failed: another 5xx status, a broken connection, or no reply in time. */
    FAULT,
    /** The endpoint works, but its reply is not valid. */
    UNUSABLE
  }

  /** A retry may succeed: a timeout, a full queue, a broken connection, an invalid reply. */
  public static final class Retriable extends ModelException {
    private static final long serialVersionUID = 1L;

    private final Trouble trouble;
    private final transient Optional<Duration> retryAfter;

    public Retriable(Trouble trouble, String message) {
      this(trouble, message, Optional.empty());
    }

    /**
     * @param retryAfter how long the endpoint asks to wait, from the header Retry-After (RFC 9110)
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
    public Retriable withUsage(Usage all) {
      return new Retriable(trouble, String.valueOf(getMessage()), retryAfter, all);
    }

    /** The state of the endpoint. */
    public Trouble trouble() {
      return trouble;
    }

    /** How long the endpoint asks to wait before a retry; empty if it does not say. */
    public Optional<Duration> retryAfter() {
      return retryAfter;
    }
  }

  /**
   * A retry of this call cannot succeed, for example because the model rejects the text. Other
   * calls can succeed.
   */
  public static final class Final extends ModelException {
    private static final long serialVersionUID = 1L;

    public Final(String message) {
      this(message, Usage.ofFailure());
    }

    private Final(String message, Usage usage) {
      super(message, usage);
    }

    @Override
    public Final withUsage(Usage all) {
      return new Final(String.valueOf(getMessage()), all);
    }
  }

  /**
   * The prompt exceeds the window. A retry with the same prompt cannot succeed, but a call with a
   * shorter prompt can.
   */
  public static final class TooLong extends ModelException {
    private static final long serialVersionUID = 1L;

    private final transient OptionalInt promptTokens;
    private final transient OptionalInt limitTokens;

    /**
     * @param promptTokens the size of the prompt by the endpoint's count; empty if unknown
     * @param limitTokens the maximum number of tokens that the endpoint allows; empty if unknown
     */
    public TooLong(String message, OptionalInt promptTokens, OptionalInt limitTokens) {
      this(message, promptTokens, limitTokens, Usage.ofFailure());
    }

    private TooLong(
        String message, OptionalInt promptTokens, OptionalInt limitTokens, Usage usage) {
      super(message, usage);
      this.promptTokens = promptTokens;
      this.limitTokens = limitTokens;
    }

    @Override
    public TooLong withUsage(Usage all) {
      return new TooLong(String.valueOf(getMessage()), promptTokens, limitTokens, all);
    }

    /** Returns this failure with {@code more} at the end of its message. */
    public TooLong withDetail(String more) {
      return new TooLong(getMessage() + more, promptTokens, limitTokens, usage());
    }

    /** The size of the prompt by the endpoint's count; empty if unknown. */
    public OptionalInt promptTokens() {
      return promptTokens;
    }

    /** The maximum number of tokens that the endpoint allows; empty if unknown. */
    public OptionalInt limitTokens() {
      return limitTokens;
    }
  }

  /**
   * No call to this endpoint can succeed: the key is invalid, the model unknown or the account
   * empty. Ends the run at once.
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
    public Refused withUsage(Usage all) {
      return new Refused(String.valueOf(getMessage()), all);
    }
  }
}

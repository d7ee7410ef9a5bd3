package dev.trawl.retrieval.document;

/** A document that cannot be used. The message is one line: what, where, what to do. */
public final class DocumentException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why, by what a caller can do about it. */
  public enum Reason {
    NOT_FOUND,
    UNREADABLE,
    EMPTY,
    NO_TEXT,
    ENCRYPTED,
    BROKEN,
    UNSUPPORTED,
    TOO_LARGE,
    TOO_SLOW,
    FORBIDDEN,
    STORAGE
  }

  private final Reason reason;

  public DocumentException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public DocumentException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}

package dev.trawl.bench.data;

/** A question set that cannot be used; the message is one line: what, where, what to do. */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DataException(String message) {
    super(message);
  }

  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}

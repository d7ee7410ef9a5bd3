package dev.trawl.bench.data;

/**
 * A question set cannot be used. The message is one line: the problem, its location and the remedy.
 */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DataException(String message) {
    super(message);
  }

  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}

package dev.trawl.actors.documents;

/** A document could not be read. The message is one sentence. */
public final class RetrievalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean mayRetry;

  private RetrievalException(String message, boolean mayRetry) {
    super(message);
    this.mayRetry = mayRetry;
  }

  /** The index is being reopened or the retriever is slow: a retry may succeed. */
  public static RetrievalException transientFailure(String message) {
    return new RetrievalException(message, true);
  }

  /** The document was closed, or the request is wrong: no retry can succeed. */
  public static RetrievalException permanentFailure(String message) {
    return new RetrievalException(message, false);
  }

  /** Returns true if the same request may succeed later. */
  public boolean mayRetry() {
    return mayRetry;
  }
}

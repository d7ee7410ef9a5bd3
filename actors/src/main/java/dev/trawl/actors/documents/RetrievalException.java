package dev.trawl.actors.documents;

/** A document could not be read. The message is one sentence. */
public final class RetrievalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean mayRetry;

  private RetrievalException(String message, boolean mayRetry) {
    super(message);
    this.mayRetry = mayRetry;
  }

  /** The index is being reopened or the retriever is slow: another try may succeed. */
  public static RetrievalException passing(String message) {
    return new RetrievalException(message, true);
  }

  /** The document was closed, or the request is wrong: no other try can succeed. */
  public static RetrievalException lasting(String message) {
    return new RetrievalException(message, false);
  }

  /** Whether the same request may succeed later. */
  public boolean mayRetry() {
    return mayRetry;
  }
}

package dev.trawl.actors.documents;

/** A document's retriever did not answer, or could not. May succeed later: it reopens its index. */
public final class RetrievalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RetrievalException(String message) {
    super(message);
  }
}

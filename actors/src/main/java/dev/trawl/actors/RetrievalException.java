package dev.trawl.actors;

/** A document's retriever did not answer, or could not. May succeed later: it reopens its index. */
final class RetrievalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RetrievalException(String message) {
    super(message);
  }
}

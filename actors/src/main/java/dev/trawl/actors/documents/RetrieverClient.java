package dev.trawl.actors.documents;

import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Retrieval;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Scheduler;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/**
 * Sends a request to the retriever of one document, and turns failures into {@link
 * RetrievalException}.
 *
 * @param timeout the longest wait for one reply
 */
public record RetrieverClient(Scheduler scheduler, Duration timeout) {
  /** Creates the request for a document. */
  @FunctionalInterface
  public interface RequestFactory {
    Retrieval.Request create(DocumentId document, ActorRef<Retrieval.Outcome> replyTo);
  }

  /**
   * Fails with {@link RetrievalException}, or {@link IllegalArgumentException} for a bad request.
   */
  public <T extends Retrieval.Outcome> CompletionStage<T> ask(
      Librarian.OpenDocument openDocument, Class<T> replyType, RequestFactory request) {
    var document = openDocument.document();
    var start = System.nanoTime();
    return AskPattern.<Retrieval.Command, Retrieval.Outcome>ask(
            openDocument.retriever(), ref -> request.create(document.id(), ref), timeout, scheduler)
        .handle(
            (outcome, cause) -> {
              if (cause == null) {
                return replyType.cast(checked(document, outcome));
              }
              throw System.nanoTime() - start < timeout.toNanos()
                  ? closed(document)
                  : timedOut(document);
            });
  }

  private static Retrieval.Outcome checked(Document document, Retrieval.Outcome outcome) {
    return switch (outcome) {
      case Retrieval.BadRequest(var id, var why) -> throw new IllegalArgumentException(why);
      case Retrieval.Closed ignored -> throw closed(document);
      case Retrieval.Failed(var id, var why) -> throw RetrievalException.transientFailure(why);
      case Retrieval.Counted counted -> counted;
      case Retrieval.Found found -> found;
      case Retrieval.Text text -> text;
      case Retrieval.Sliced sliced -> sliced;
      case Retrieval.Suggested suggested -> suggested;
      case Retrieval.Located located -> located;
      case Retrieval.Placed placed -> placed;
    };
  }

  /** Also used for a stopped retriever: asking it fails at once, not after the timeout. */
  private static RetrievalException closed(Document document) {
    return RetrievalException.permanentFailure(
        "The document %s was closed.".formatted(document.name()));
  }

  private RetrievalException timedOut(Document document) {
    return RetrievalException.transientFailure(
        "%s could not be read: no reply within %d s."
            .formatted(document.name(), timeout.toSeconds()));
  }
}

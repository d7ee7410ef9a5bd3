package dev.trawl.actors.documents;

import dev.trawl.actors.call.Dispatchers;
import dev.trawl.actors.call.FailureText;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.Retrieval;
import dev.trawl.retrieval.index.DocumentIndex;
import dev.trawl.retrieval.index.Library;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the index of one document. Checks each request before it does any work. Reads the index on
 * the blocking dispatcher, for several requests at a time, since an index is thread-safe.
 *
 * <p>When reading fails because of a damaged index or an I/O error, that request fails and the
 * index is opened again: the library rebuilds it if it is damaged. Meanwhile a limited number of
 * requests can wait. If the index cannot be opened, every request fails with the reason until a
 * later attempt succeeds.
 *
 * <p>The mutable fields belong to this actor alone.
 */
final class Retriever extends AbstractMatchingBehavior<Retrieval.Command> {
  /** Closes the index. Requests are answered with {@link Retrieval.Closed} from now on. */
  record Close() implements Retrieval.ToSelf {}

  /**
   * Reading the index failed.
   *
   * @param opening the number of the opening whose index was read
   * @param needsReopening whether the index is damaged or its files cannot be read
   */
  private record ReadFailed(
      Retrieval.Request request, int opening, String why, boolean needsReopening)
      implements Retrieval.ToSelf {}

  /** The index is passed only from the blocking task that opened it to this actor, its owner. */
  private record Reopened(DocumentIndex index) implements Retrieval.ToSelf {}

  private record ReopenFailed(String why) implements Retrieval.ToSelf {}

  private record ReopenTick() implements Retrieval.ToSelf {}

  /** A closed retriever has received no request for a while. */
  private record Idle() implements Retrieval.ToSelf {}

  private sealed interface State {}

  private record Serving(DocumentIndex index) implements State {}

  private record Reopening(CompletableFuture<DocumentIndex> index) implements State {}

  private record Unavailable(String why) implements State {}

  private record Closed() implements State {}

  private static final Logger LOG = LoggerFactory.getLogger(Retriever.class);

  /** The maximum number of requests that wait while the index is opened again. */
  static final int MAX_WAITING = 10_000;

  /** The pause before another attempt to open an index that could not be opened. */
  private static final Duration REOPEN_PAUSE = Duration.ofSeconds(10);

  /** The time for which a closed retriever still answers runs that use it. */
  private static final Duration CLOSED_LIFETIME = Duration.ofSeconds(60);

  private final Library library;
  private final Library.Origin origin;
  private final Document document;
  private final Executor blocking;
  private final Deque<Retrieval.Request> waiting = new ArrayDeque<>();
  private State state;
  private int opening;

  static Behavior<Retrieval.Command> create(Library library, Library.Opened opened) {
    return Behaviors.setup(context -> new Retriever(context, library, opened));
  }

  private Retriever(
      ActorContext<Retrieval.Command> context, Library library, Library.Opened opened) {
    super(context);
    this.library = library;
    this.origin = opened.origin();
    this.document = opened.index().document();
    this.blocking = context.getSystem().dispatchers().lookup(Dispatchers.BLOCKING);
    this.state = new Serving(opened.index());
  }

  @Override
  public Behavior<Retrieval.Command> onMessage(Retrieval.Command message) {
    switch (message) {
      case Retrieval.Request request -> take(request);
      case ReadFailed failed -> readFailed(failed);
      case Reopened(var index) -> reopened(index);
      case ReopenFailed(var why) -> reopenFailed(why);
      case ReopenTick tick -> reopenTick();
      case Close close -> close();
      case Idle idle -> {
        return Behaviors.stopped();
      }
      case Retrieval.ToSelf other ->
          throw new IllegalStateException("unexpected message: " + other);
    }
    return this;
  }

  @Override
  public Behavior<Retrieval.Command> onSignal(Signal signal) {
    if (signal instanceof PostStop) {
      closeIndex();
      refuseWaiting();
    }
    return this;
  }

  private void take(Retrieval.Request request) {
    RequestCheck.problem(request, document)
        .ifPresentOrElse(
            why -> request.replyTo().tell(new Retrieval.BadRequest(request.document(), why)),
            () -> serve(request));
  }

  private void serve(Retrieval.Request request) {
    switch (state) {
      case Serving(var index) -> read(index, request);
      case Reopening ignored when waiting.size() < MAX_WAITING -> waiting.add(request);
      case Reopening ignored ->
          fail(
              request,
              "its index is being reopened and %d requests are already waiting"
                  .formatted(MAX_WAITING));
      case Unavailable(var why) -> fail(request, why);
      case Closed ignored -> request.replyTo().tell(new Retrieval.Closed(document.id()));
    }
  }

  /** Replies from the blocking task; only a failure is reported to this actor. */
  private void read(DocumentIndex index, Retrieval.Request request) {
    var self = getContext().getSelf();
    var current = opening;
    blocking.execute(
        () -> {
          try {
            request.replyTo().tell(IndexRead.of(index, request));
          } catch (IOException | RuntimeException | InternalError failure) {
            self.tell(
                new ReadFailed(request, current, FailureText.of(failure), needsReopening(failure)));
          }
        });
  }

  /** The JVM throws {@link InternalError} if the end of a mapped file has been cut off. */
  private static boolean needsReopening(Throwable failure) {
    return failure instanceof IOException
        || failure instanceof UncheckedIOException
        || failure instanceof InternalError;
  }

  /** A request that failed because the index was replaced meanwhile is served again. */
  private void readFailed(ReadFailed failed) {
    if (state instanceof Closed || failed.opening() != opening) {
      serve(failed.request());
      return;
    }
    fail(failed.request(), failed.why());
    if (failed.needsReopening() && state instanceof Serving) {
      getContext().getLog().warn("reopening the index of {}: {}", document.id(), failed.why());
      reopen();
    }
  }

  private void reopen() {
    closeIndex();
    opening++;
    var index = CompletableFuture.supplyAsync(this::openAgain, blocking);
    state = new Reopening(index);
    getContext()
        .pipeToSelf(
            index,
            (opened, cause) ->
                cause == null ? new Reopened(opened) : new ReopenFailed(FailureText.of(cause)));
  }

  /** Runs in a blocking task and must not use the actor's mutable fields. */
  private DocumentIndex openAgain() {
    try {
      return library.reopen(origin);
    } catch (Exception failure) {
      throw RetrievalException.transientFailure(FailureText.of(failure));
    }
  }

  /** If the retriever was closed meanwhile, it has already arranged to close this index. */
  private void reopened(DocumentIndex index) {
    if (state instanceof Reopening) {
      state = new Serving(index);
      serveWaiting();
    }
  }

  private void reopenFailed(String why) {
    if (state instanceof Reopening) {
      state = new Unavailable(why);
      serveWaiting();
      getContext().scheduleOnce(REOPEN_PAUSE, getContext().getSelf(), new ReopenTick());
    }
  }

  private void serveWaiting() {
    var requests = List.copyOf(waiting);
    waiting.clear();
    requests.forEach(this::serve);
  }

  private void reopenTick() {
    if (state instanceof Unavailable) {
      reopen();
    }
  }

  private void close() {
    closeIndex();
    state = new Closed();
    serveWaiting();
    getContext().setReceiveTimeout(CLOSED_LIFETIME, new Idle());
  }

  /** Closes the index on the blocking dispatcher; if it is being opened, as soon as it is open. */
  private void closeIndex() {
    switch (state) {
      case Serving(var index) -> blocking.execute(() -> close(index));
      case Reopening(var index) -> index.thenAcceptAsync(this::close, blocking);
      case Unavailable ignored -> {}
      case Closed ignored -> {}
    }
  }

  private void close(DocumentIndex index) {
    try {
      index.close();
    } catch (IOException failure) {
      LOG.warn("closing the index of {}: {}", document.id(), failure.toString());
    }
  }

  private void refuseWaiting() {
    state = new Closed();
    serveWaiting();
  }

  private void fail(Retrieval.Request request, String why) {
    request
        .replyTo()
        .tell(
            new Retrieval.Failed(
                document.id(), "%s could not be read: %s.".formatted(document.name(), why)));
  }
}

package dev.trawl.actors.documents;

import dev.trawl.actors.call.Dispatchers;
import dev.trawl.actors.call.FailureText;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.Retrieval;
import dev.trawl.protocol.Span;
import dev.trawl.retrieval.index.DocumentIndex;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;

/**
 * Owns the index of one document. All work on it runs on the blocking dispatcher; several requests
 * at a time, since an index is thread-safe.
 *
 * <p>A request that fails is answered so, and the index is reopened: it is derived data, and the
 * library rebuilds it when it is damaged. Requests meanwhile wait, up to a bound. When it cannot be
 * reopened every request is answered with the reason, at once, until another try succeeds.
 */
public final class Retriever {
  /** Opens the document's index again. Blocks. */
  @FunctionalInterface
  interface Reopening {
    DocumentIndex reopen() throws Exception;
  }

  /** {@code index} is the one that failed; it may have been replaced since. */
  private record Broke(ActorRef<Retrieval.Outcome> replyTo, DocumentIndex index, Throwable cause)
      implements Retrieval.ToSelf {}

  private record Reopened(DocumentIndex index) implements Retrieval.ToSelf {}

  private record StayedShut(Throwable cause) implements Retrieval.ToSelf {}

  private record TryAgain() implements Retrieval.ToSelf {}

  /** Work on the index for one request. */
  @FunctionalInterface
  private interface Work {
    Retrieval.Outcome on(DocumentIndex index) throws IOException;
  }

  /** Requests that wait while the index is reopened. More are refused. */
  private static final int MAX_STASHED = 10_000;

  /** How long an index that could not be reopened is left alone. */
  private static final Duration SHUT = Duration.ofSeconds(10);

  private final ActorContext<Retrieval.Command> context;
  private final StashBuffer<Retrieval.Command> stash;
  private final Executor blocking;
  private final Document document;
  private final Reopening reopening;

  static Behavior<Retrieval.Command> create(DocumentIndex index, Reopening reopening) {
    return Behaviors.setup(
        context ->
            Behaviors.withStash(
                MAX_STASHED,
                stash -> new Retriever(context, stash, index, reopening).serving(index)));
  }

  private Retriever(
      ActorContext<Retrieval.Command> context,
      StashBuffer<Retrieval.Command> stash,
      DocumentIndex index,
      Reopening reopening) {
    this.context = context;
    this.stash = stash;
    this.blocking = context.getSystem().dispatchers().lookup(Dispatchers.BLOCKING);
    this.document = index.document();
    this.reopening = reopening;
  }

  private Behavior<Retrieval.Command> serving(DocumentIndex index) {
    return Behaviors.receive(Retrieval.Command.class)
        .onAnyMessage(message -> serve(index, message))
        .onSignal(PostStop.class, stop -> close(index))
        .build();
  }

  private Behavior<Retrieval.Command> serve(DocumentIndex index, Retrieval.Command message) {
    switch (message) {
      case Retrieval.Count(var of, var query, var replyTo) ->
          work(index, replyTo, on -> new Retrieval.Counted(document.id(), on.count(query)));
      case Retrieval.Search(var of, var query, var statistics, var limit, var replyTo) ->
          work(
              index,
              replyTo,
              on -> new Retrieval.Found(document.id(), on.search(query, statistics, limit)));
      case Retrieval.Fetch(var of, var ordinals, var replyTo) ->
          work(index, replyTo, on -> text(on, ordinals));
      case Retrieval.Slice(var of, var span, var replyTo) ->
          work(index, replyTo, on -> slice(on, span));
      case Retrieval.Suggest(var of, var replyTo) ->
          work(index, replyTo, on -> new Retrieval.Suggested(document.id(), on.suggestions()));
      case Retrieval.Locate(var of, var page, var replyTo) ->
          work(index, replyTo, on -> new Retrieval.Located(document.id(), page, on.page(page)));
      case Broke broke -> {
        return broke(index, broke);
      }
      case Retrieval.ToSelf late -> context.getLog().debug("too late: {}", late.getClass());
    }
    return Behaviors.same();
  }

  /** Answers from where the work is done; only a failure concerns this actor. */
  private void work(DocumentIndex index, ActorRef<Retrieval.Outcome> replyTo, Work work) {
    var self = context.getSelf();
    blocking.execute(
        () -> {
          try {
            replyTo.tell(work.on(index));
          } catch (IOException | RuntimeException broken) {
            self.tell(new Broke(replyTo, index, broken));
          }
        });
  }

  private Retrieval.Text text(DocumentIndex index, List<Integer> ordinals) throws IOException {
    var chunks = new ArrayList<Chunk>();
    for (var ordinal : ordinals) {
      chunks.add(index.chunk(ordinal));
    }
    var starts =
        chunks.stream()
            .flatMap(
                chunk ->
                    PageStarts.within(new Span(chunk.startChar(), chunk.endChar()), index::pageAt)
                        .stream())
            .toList();
    return new Retrieval.Text(document.id(), chunks, starts);
  }

  private Retrieval.Sliced slice(DocumentIndex index, Span span) throws IOException {
    return new Retrieval.Sliced(
        document.id(),
        span,
        index.text(span),
        index.pageAt(span.startChar()),
        PageStarts.within(span, index::pageAt));
  }

  private Behavior<Retrieval.Command> broke(DocumentIndex index, Broke broke) {
    fail(broke.replyTo(), broke.cause());
    if (broke.index() != index) {
      return Behaviors.same();
    }
    context
        .getLog()
        .warn("reopening the index of {}: {}", document.id(), FailureText.of(broke.cause()));
    close(index);
    return reopening();
  }

  private Behavior<Retrieval.Command> reopening() {
    context.pipeToSelf(
        CompletableFuture.supplyAsync(this::reopen, blocking),
        (index, cause) -> cause == null ? new Reopened(index) : new StayedShut(cause));
    return Behaviors.receive(Retrieval.Command.class)
        .onMessage(Reopened.class, opened -> stash.unstashAll(serving(opened.index())))
        .onMessage(StayedShut.class, shut -> stash.unstashAll(shut(shut.cause())))
        .onMessage(Broke.class, broke -> fail(broke.replyTo(), broke.cause()))
        .onAnyMessage(this::stash)
        .build();
  }

  /** The same content, or it would be another document under the same name. */
  private DocumentIndex reopen() {
    try {
      var index = reopening.reopen();
      if (!index.document().id().equals(document.id())) {
        index.close();
        throw new IOException("it has changed since it was opened");
      }
      return index;
    } catch (Exception shut) {
      throw new RetrievalException(FailureText.of(shut));
    }
  }

  /** Answers with the reason; after a while tries again. */
  private Behavior<Retrieval.Command> shut(Throwable cause) {
    context.scheduleOnce(SHUT, context.getSelf(), new TryAgain());
    return Behaviors.receive(Retrieval.Command.class)
        .onMessage(Retrieval.Count.class, count -> fail(count.replyTo(), cause))
        .onMessage(Retrieval.Search.class, search -> fail(search.replyTo(), cause))
        .onMessage(Retrieval.Fetch.class, fetch -> fail(fetch.replyTo(), cause))
        .onMessage(Retrieval.Slice.class, slice -> fail(slice.replyTo(), cause))
        .onMessage(Retrieval.Suggest.class, suggest -> fail(suggest.replyTo(), cause))
        .onMessage(Retrieval.Locate.class, locate -> fail(locate.replyTo(), cause))
        .onMessage(TryAgain.class, again -> reopening())
        .onMessage(Broke.class, broke -> fail(broke.replyTo(), broke.cause()))
        .build();
  }

  private Behavior<Retrieval.Command> stash(Retrieval.Command request) {
    if (!stash.isFull()) {
      stash.stash(request);
    }
    return Behaviors.same();
  }

  private Behavior<Retrieval.Command> fail(ActorRef<Retrieval.Outcome> replyTo, Throwable cause) {
    replyTo.tell(
        new Retrieval.Failed(
            document.id(),
            "%s could not be read: %s".formatted(document.name(), FailureText.of(cause))));
    return Behaviors.same();
  }

  private Behavior<Retrieval.Command> close(DocumentIndex index) {
    try {
      index.close();
    } catch (IOException notClosed) {
      context.getLog().warn("closing the index of {}: {}", document.id(), notClosed.toString());
    }
    return Behaviors.same();
  }
}

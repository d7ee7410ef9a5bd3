package dev.trawl.actors.documents;

import dev.trawl.actors.call.Dispatchers;
import dev.trawl.actors.call.FailureText;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Retrieval;
import dev.trawl.protocol.Source;
import dev.trawl.protocol.Timing;
import dev.trawl.retrieval.index.Library;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Opens documents, a few at a time, and keeps a {@link Retriever} for each. A source that cannot be
 * opened is rejected with its reason; the others go on.
 *
 * <p>The tables are mutable and this actor's own: they hold what is open and what waits to be.
 */
public final class Librarian extends AbstractMatchingBehavior<Librarian.Command> {
  public sealed interface Command {}

  /**
   * Opens all sources; answered once, when the last is open or rejected. Each of its documents is
   * then open once more, until it has been shut as often.
   */
  public record Open(List<Source> sources, ActorRef<Asking.Opened> replyTo) implements Command {}

  /** Asks for documents by name; answered with a {@link Loan}. */
  public record Lend(List<DocumentId> documents, ActorRef<Loan> replyTo) implements Command {}

  /** The same to look at, not to run on: what opening took is left for a loan to count. */
  public record Show(List<DocumentId> documents, ActorRef<Loan> replyTo) implements Command {}

  /** Which documents are open? Answered in the order in which they were opened. */
  public record ListOpen(ActorRef<List<Document>> replyTo) implements Command {}

  /**
   * Takes one opening of a document back; answered with whether it was open. With the last it is
   * closed, and a run that reads it loses it.
   */
  public record Close(DocumentId document, ActorRef<Boolean> replyTo) implements Command {}

  private record WasOpened(Order order, Library.Opened opened) implements Command {}

  private record StayedShut(Order order, Throwable cause) implements Command {}

  /**
   * @param documents in the order asked
   * @param missing what is not open
   * @param opening what opening the documents took that no loan has counted before
   */
  public record Loan(List<Lent> documents, List<DocumentId> missing, Timing opening) {
    /** The documents, called what the asker calls them. */
    public List<Lent> named(List<Asking.Name> names) {
      var known =
          names.stream()
              .collect(Collectors.toMap(Asking.Name::document, Asking.Name::name, (a, b) -> a));
      return documents.stream()
          .map(
              lent ->
                  Optional.ofNullable(known.get(lent.document().id()))
                      .map(name -> new Lent(lent.document().named(name), lent.retriever()))
                      .orElse(lent))
          .toList();
    }
  }

  public record Lent(Document document, ActorRef<Retrieval.Command> retriever) {}

  /** An open document, and how many times it was opened. */
  private record Shelved(Lent lent, int openings) {
    Shelved opened() {
      return new Shelved(lent, openings + 1);
    }

    Shelved shut() {
      return new Shelved(lent, openings - 1);
    }
  }

  /** One source to open. */
  private record Order(Source source, Request request, CompletableFuture<Result> result) {}

  /**
   * Orders that came together.
   *
   * @param startNanos when
   * @param opened the documents that it opened until now, each once; mutable
   */
  private record Request(long startNanos, Set<DocumentId> opened) {}

  private record Result(Optional<Document> document, Timing timing, List<Asking.Rejected> why) {}

  private final Library library;
  private final OpeningSettings settings;
  private final Executor blocking;
  private final Map<DocumentId, Shelved> shelf = new LinkedHashMap<>();
  private final Map<DocumentId, Timing> notCounted = new HashMap<>();
  private final Deque<Order> waiting = new ArrayDeque<>();
  private final List<Order> opening = new ArrayList<>();

  public static Behavior<Command> create(Library library, OpeningSettings settings) {
    return Behaviors.setup(context -> new Librarian(context, library, settings));
  }

  private Librarian(ActorContext<Command> context, Library library, OpeningSettings settings) {
    super(context);
    this.library = library;
    this.settings = settings;
    this.blocking = context.getSystem().dispatchers().lookup(Dispatchers.BLOCKING);
  }

  @Override
  public Behavior<Command> onMessage(Command message) {
    switch (message) {
      case Open(var sources, var replyTo) -> take(sources, replyTo);
      case Lend(var documents, var replyTo) -> replyTo.tell(loan(documents, counted(documents)));
      case Show(var documents, var replyTo) -> replyTo.tell(loan(documents, Timing.NONE));
      case ListOpen(var replyTo) ->
          replyTo.tell(shelf.values().stream().map(each -> each.lent().document()).toList());
      case Close(var document, var replyTo) -> replyTo.tell(shut(document));
      case WasOpened(var order, var opened) -> shelve(order, opened);
      case StayedShut(var order, var cause) -> reject(order, FailureText.of(cause));
    }
    openNext();
    return this;
  }

  private void take(List<Source> sources, ActorRef<Asking.Opened> replyTo) {
    var request = new Request(System.nanoTime(), new HashSet<>());
    var results =
        sources.stream()
            .map(source -> new Order(source, request, new CompletableFuture<>()))
            .peek(waiting::add)
            .map(Order::result)
            .toList();
    CompletableFuture.allOf(results.toArray(CompletableFuture<?>[]::new))
        .thenRun(() -> replyTo.tell(opened(results, request)));
  }

  private static Asking.Opened opened(List<CompletableFuture<Result>> results, Request request) {
    var documents = new LinkedHashMap<DocumentId, Document>();
    var rejected = new ArrayList<Asking.Rejected>();
    var timing = Timing.NONE;
    for (var result : results.stream().map(CompletableFuture::join).toList()) {
      result.document().ifPresent(document -> documents.putIfAbsent(document.id(), document));
      rejected.addAll(result.why());
      timing = plus(timing, result.timing());
    }
    return new Asking.Opened(
        List.copyOf(documents.values()),
        rejected,
        new Timing(timing.parseMs(), timing.indexMs(), 0, millisSince(request.startNanos())));
  }

  private void openNext() {
    while (!waiting.isEmpty() && opening.size() < settings.maxAtOnce()) {
      var order = waiting.removeFirst();
      if (shelf.size() + opening.size() >= settings.maxDocuments()) {
        reject(
            order,
            "%d documents are open, which is trawl.opening.max-documents"
                .formatted(settings.maxDocuments()));
      } else {
        open(order);
      }
    }
  }

  private void open(Order order) {
    opening.add(order);
    getContext()
        .pipeToSelf(
            CompletableFuture.supplyAsync(() -> open(order.source()), blocking),
            (opened, cause) ->
                cause == null ? new WasOpened(order, opened) : new StayedShut(order, cause));
  }

  private Library.Opened open(Source source) {
    try {
      return library.open(source);
    } catch (Exception shut) {
      throw new RetrievalException(FailureText.of(shut));
    }
  }

  private void shelve(Order order, Library.Opened opened) {
    opening.remove(order);
    var document = opened.index().document();
    var timing =
        new Timing(
            opened.parseMs(), opened.indexMs(), 0, millisSince(order.request().startNanos()));
    if (shelf.containsKey(document.id())) {
      close(opened);
    } else {
      var retriever =
          getContext()
              .spawnAnonymous(Retriever.create(opened.index(), () -> open(order.source()).index()));
      shelf.put(document.id(), new Shelved(new Lent(document, retriever), 0));
      notCounted.put(document.id(), timing);
    }
    if (order.request().opened().add(document.id())) {
      shelf.computeIfPresent(document.id(), (id, shelved) -> shelved.opened());
    }
    order.result().complete(new Result(Optional.of(document), timing, List.of()));
  }

  private boolean shut(DocumentId document) {
    var shelved = Optional.ofNullable(shelf.get(document)).map(Shelved::shut);
    shelved.ifPresent(
        left -> {
          shelf.put(document, left);
          if (left.openings() == 0) {
            shelf.remove(document);
            notCounted.remove(document);
            getContext().stop(left.lent().retriever());
          }
        });
    return shelved.isPresent();
  }

  private void close(Library.Opened twice) {
    try {
      twice.index().close();
    } catch (java.io.IOException notClosed) {
      getContext().getLog().warn("closing an index that is open already: {}", notClosed.toString());
    }
  }

  private void reject(Order order, String why) {
    opening.remove(order);
    order
        .result()
        .complete(
            new Result(
                Optional.empty(),
                Timing.NONE,
                List.of(new Asking.Rejected(order.source().name(), why))));
  }

  /** What opening them took; it is counted once. */
  private Timing counted(List<DocumentId> documents) {
    var timing = Timing.NONE;
    for (var id : documents) {
      timing = plus(timing, Optional.ofNullable(notCounted.remove(id)).orElse(Timing.NONE));
    }
    return timing;
  }

  private Loan loan(List<DocumentId> documents, Timing timing) {
    var asked = documents.stream().distinct().toList();
    return new Loan(
        asked.stream().map(shelf::get).flatMap(Stream::ofNullable).map(Shelved::lent).toList(),
        asked.stream().filter(id -> !shelf.containsKey(id)).toList(),
        timing);
  }

  /** Side by side, what took longest is what all took. */
  private static Timing plus(Timing left, Timing right) {
    return new Timing(
        left.parseMs() + right.parseMs(),
        left.indexMs() + right.indexMs(),
        0,
        Math.max(left.totalMs(), right.totalMs()));
  }

  private static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }
}

package dev.trawl.actors.documents;

import dev.trawl.actors.call.Dispatchers;
import dev.trawl.actors.call.FailureText;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Retrieval;
import dev.trawl.protocol.Source;
import dev.trawl.protocol.Timing;
import dev.trawl.retrieval.index.DocumentIndex;
import dev.trawl.retrieval.index.Library;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens documents, a few at a time, and keeps a {@link Retriever} for each. A source that cannot be
 * opened is rejected with its reason; the others go on. A document whose retriever stops is no
 * longer open.
 *
 * <p>The tables are mutable and belong to this actor alone.
 */
public final class Librarian extends AbstractMatchingBehavior<Librarian.Command> {
  public sealed interface Command {}

  /**
   * Opens all sources; answered once, when the last is open or rejected. Each document of the
   * answer has then been opened once more, and must be closed as often as it was opened.
   */
  public record Open(List<Source> sources, ActorRef<Asking.Opened> replyTo) implements Command {
    public Open {
      sources = List.copyOf(sources);
    }
  }

  /** Asks for documents to run on; answered with a {@link Loan}. */
  public record Lend(List<DocumentId> documents, ActorRef<Loan> replyTo) implements Command {}

  /** Asks for documents to look at. Unlike a run, this does not count how long opening took. */
  public record Show(List<DocumentId> documents, ActorRef<Loan> replyTo) implements Command {}

  /** Lists the open documents in the order in which they were opened. */
  public record ListOpen(ActorRef<List<Document>> replyTo) implements Command {}

  /**
   * Takes back one opening of a document; answered with whether it was open. With the last opening
   * the document is closed, and runs that read it can no longer do so.
   */
  public record Close(DocumentId document, ActorRef<Boolean> replyTo) implements Command {}

  /** The index travels only from the blocking task that opened it to this actor. */
  private record Opened(int opening, Library.Opened opened) implements Command {}

  private record OpenFailed(int opening, String why) implements Command {}

  private record RetrieverStopped(DocumentId document, ActorRef<Retrieval.Command> retriever)
      implements Command {}

  /**
   * @param documents in the order of the request
   * @param missing what is not open
   * @param opening how long opening the documents took, as far as no earlier loan has counted it
   */
  public record Loan(List<Lent> documents, List<DocumentId> missing, Timing opening) {
    /** The documents under the names that the asker uses. */
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

  /**
   * An open document.
   *
   * @param openings how often it was opened and not yet closed
   * @param timing how long opening it took; zero once a loan has counted it
   */
  private record Shelved(Lent lent, int openings, Timing timing) {
    Shelved withOpenings(int openings) {
      return new Shelved(lent, openings, timing);
    }

    Shelved counted() {
      return new Shelved(lent, openings, Timing.NONE);
    }
  }

  /** One source of a request that waits to be opened. */
  private record Order(OpenRequest request, int place, Source source) {}

  /** An order that is being worked on. */
  private record Opening(Order order, CompletableFuture<Library.Opened> result) {}

  private static final Logger LOG = LoggerFactory.getLogger(Librarian.class);

  private final Library library;
  private final OpeningSettings settings;
  private final Executor blocking;
  private final Map<DocumentId, Shelved> shelf = new LinkedHashMap<>();
  private final Deque<Order> waiting = new ArrayDeque<>();
  private final Map<Integer, Opening> openings = new HashMap<>();
  private int lastOpening;

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
      case Lend(var documents, var replyTo) -> replyTo.tell(lend(documents));
      case Show(var documents, var replyTo) -> replyTo.tell(loan(documents, Timing.NONE));
      case ListOpen(var replyTo) ->
          replyTo.tell(shelf.values().stream().map(each -> each.lent().document()).toList());
      case Close(var document, var replyTo) -> replyTo.tell(close(document));
      case Opened(var opening, var opened) -> opened(opening, opened);
      case OpenFailed(var opening, var why) -> openFailed(opening, why);
      case RetrieverStopped(var document, var retriever) -> retrieverStopped(document, retriever);
    }
    openNext();
    return this;
  }

  /** Indexes that are still being opened would reach nobody: they are closed when they are open. */
  @Override
  public Behavior<Command> onSignal(Signal signal) {
    if (signal instanceof PostStop) {
      openings
          .values()
          .forEach(
              opening ->
                  opening.result().thenAcceptAsync(opened -> close(opened.index()), blocking));
    }
    return this;
  }

  private void take(List<Source> sources, ActorRef<Asking.Opened> replyTo) {
    var request = new OpenRequest(sources.size(), replyTo);
    for (int place = 0; place < sources.size(); place++) {
      waiting.add(new Order(request, place, sources.get(place)));
    }
    replyIfComplete(request);
  }

  private void openNext() {
    while (!waiting.isEmpty() && openings.size() < settings.maxAtOnce()) {
      var order = waiting.removeFirst();
      if (shelf.size() + openings.size() >= settings.maxDocuments()) {
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
    var opening = ++lastOpening;
    var result = CompletableFuture.supplyAsync(() -> open(order.source()), blocking);
    openings.put(opening, new Opening(order, result));
    getContext()
        .pipeToSelf(
            result,
            (opened, cause) ->
                cause == null
                    ? new Opened(opening, opened)
                    : new OpenFailed(opening, FailureText.of(cause)));
  }

  /** In a blocking task; touches nothing of the actor that changes. */
  private Library.Opened open(Source source) {
    try {
      return library.open(source);
    } catch (Exception failure) {
      throw RetrievalException.lasting(FailureText.of(failure));
    }
  }

  private void opened(int number, Library.Opened opened) {
    var order = order(number);
    var request = order.request();
    var document = opened.index().document();
    var timing = new Timing(opened.parseMs(), opened.indexMs(), 0, request.millisSinceStart());
    if (shelf.containsKey(document.id())) {
      blocking.execute(() -> close(opened.index()));
    } else {
      shelf.put(document.id(), new Shelved(new Lent(document, retriever(opened)), 0, timing));
    }
    if (!request.hasOpened(document.id())) {
      shelf.computeIfPresent(
          document.id(), (id, shelved) -> shelved.withOpenings(shelved.openings() + 1));
    }
    request.opened(order.place(), document, timing);
    replyIfComplete(request);
  }

  private ActorRef<Retrieval.Command> retriever(Library.Opened opened) {
    var retriever = getContext().spawnAnonymous(Retriever.create(library, opened));
    getContext()
        .watchWith(retriever, new RetrieverStopped(opened.index().document().id(), retriever));
    return retriever;
  }

  private void openFailed(int number, String why) {
    reject(order(number), why);
  }

  /** Takes the order out of those being worked on. */
  private Order order(int number) {
    return Optional.ofNullable(openings.remove(number)).orElseThrow().order();
  }

  private static void reject(Order order, String why) {
    order.request().rejected(order.place(), order.source().name(), why);
    replyIfComplete(order.request());
  }

  private static void replyIfComplete(OpenRequest request) {
    if (request.isComplete()) {
      request.reply();
    }
  }

  private boolean close(DocumentId document) {
    var shelved = shelf.get(document);
    if (shelved == null) {
      return false;
    }
    if (shelved.openings() > 1) {
      shelf.put(document, shelved.withOpenings(shelved.openings() - 1));
    } else {
      shelf.remove(document);
      shelved.lent().retriever().tell(new Retriever.Close());
    }
    return true;
  }

  /** A closed document has left the shelf before; it may even have been opened again since. */
  private void retrieverStopped(DocumentId document, ActorRef<Retrieval.Command> retriever) {
    var shelved = shelf.get(document);
    if (shelved != null && shelved.lent().retriever().equals(retriever)) {
      shelf.remove(document);
      getContext().getLog().error("the retriever of {} stopped; it is no longer open", document);
    }
  }

  private static void close(DocumentIndex index) {
    try {
      index.close();
    } catch (IOException failure) {
      LOG.warn("closing the index of {}: {}", index.document().id(), failure.toString());
    }
  }

  private Loan lend(List<DocumentId> documents) {
    var timing = Timing.NONE;
    for (var id : documents) {
      var shelved = shelf.get(id);
      if (shelved != null) {
        timing = plus(timing, shelved.timing());
        shelf.put(id, shelved.counted());
      }
    }
    return loan(documents, timing);
  }

  private Loan loan(List<DocumentId> documents, Timing timing) {
    var asked = documents.stream().distinct().toList();
    return new Loan(
        asked.stream().map(shelf::get).flatMap(Stream::ofNullable).map(Shelved::lent).toList(),
        asked.stream().filter(id -> !shelf.containsKey(id)).toList(),
        timing);
  }

  /** Documents are opened in parallel, so the total is the maximum. */
  private static Timing plus(Timing left, Timing right) {
    return new Timing(
        left.parseMs() + right.parseMs(),
        left.indexMs() + right.indexMs(),
        0,
        Math.max(left.totalMs(), right.totalMs()));
  }
}

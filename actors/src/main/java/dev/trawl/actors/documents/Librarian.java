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
 * opened is rejected with the reason; the others are still opened. A document whose retriever stops
 * is no longer open.
 *
 * <p>The tables are mutable and belong to this actor alone.
 */
public final class Librarian extends AbstractMatchingBehavior<Librarian.Command> {
  public sealed interface Command {}

  /**
   * Opens all sources; answered once, when the last source is open or rejected. Each document in
   * the answer counts as opened once more, and must be closed as many times as it was opened.
   */
  public record Open(List<Source> sources, ActorRef<Asking.Opened> replyTo) implements Command {
    public Open {
      sources = List.copyOf(sources);
    }
  }

  /** Asks for the documents of a run; answered with a {@link Loan}. */
  public record Lend(List<DocumentId> documents, ActorRef<Loan> replyTo) implements Command {}

  /**
   * Asks for documents outside a run. Unlike {@link Lend}, this does not count the time that
   * opening took.
   */
  public record Show(List<DocumentId> documents, ActorRef<Loan> replyTo) implements Command {}

  /** Lists the open documents in the order in which they were opened. */
  public record ListOpen(ActorRef<List<Document>> replyTo) implements Command {}

  /**
   * Closes a document once; answered with true if it was open. When it has been closed as many
   * times as it was opened, runs can no longer read it.
   */
  public record Close(DocumentId document, ActorRef<Boolean> replyTo) implements Command {}

  /** Sent only by the blocking task that opened the index. */
  private record Opened(int opening, Indexed indexed) implements Command {}

  private record OpenFailed(int opening, String why) implements Command {}

  private record RetrieverStopped(DocumentId document, ActorRef<Retrieval.Command> retriever)
      implements Command {}

  /**
   * @param documents in the order of the request
   * @param missing the documents that are not open
   * @param opening the time that opening took, except for documents whose time an earlier loan has
   *     counted
   */
  public record Loan(List<OpenDocument> documents, List<DocumentId> missing, Timing opening) {
    /** The documents, with the names that the caller gave them. */
    public List<OpenDocument> named(List<Asking.Name> names) {
      var known =
          names.stream()
              .collect(Collectors.toMap(Asking.Name::document, Asking.Name::name, (a, b) -> a));
      return documents.stream()
          .map(
              openDocument ->
                  Optional.ofNullable(known.get(openDocument.document().id()))
                      .map(name -> openDocument.named(name))
                      .orElse(openDocument))
          .toList();
    }
  }

  /**
   * @param chapters the headings of the document's first chapters; may be empty
   */
  public record OpenDocument(
      Document document, ActorRef<Retrieval.Command> retriever, List<String> chapters) {
    public OpenDocument {
      chapters = List.copyOf(chapters);
    }

    /** A document without chapters. */
    public OpenDocument(Document document, ActorRef<Retrieval.Command> retriever) {
      this(document, retriever, List.of());
    }

    private OpenDocument named(String name) {
      return new OpenDocument(document.named(name), retriever, chapters);
    }
  }

  /** An index and the chapter headings of its outline. */
  private record Indexed(Library.Opened opened, List<String> chapters) {}

  /**
   * An open document.
   *
   * @param openings the number of openings that have not been closed
   * @param timing the time that opening took; zero after a loan has counted it
   */
  private record ShelfEntry(OpenDocument openDocument, int openings, Timing timing) {
    ShelfEntry withOpenings(int openings) {
      return new ShelfEntry(openDocument, openings, timing);
    }

    ShelfEntry counted() {
      return new ShelfEntry(openDocument, openings, Timing.NONE);
    }
  }

  /** One source of a request that waits to be opened. */
  private record Order(OpenRequest request, int position, Source source) {}

  /** An order in progress. */
  private record Opening(Order order, CompletableFuture<Indexed> result) {}

  /** This many chapter headings are enough to understand what a document is about. */
  private static final int MAX_CHAPTERS = 16;

  private static final Logger LOG = LoggerFactory.getLogger(Librarian.class);

  private final Library library;
  private final OpeningSettings settings;
  private final Executor blocking;
  private final Map<DocumentId, ShelfEntry> shelf = new LinkedHashMap<>();
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
          replyTo.tell(
              shelf.values().stream().map(each -> each.openDocument().document()).toList());
      case Close(var document, var replyTo) -> replyTo.tell(close(document));
      case Opened(var opening, var indexed) -> opened(opening, indexed);
      case OpenFailed(var opening, var why) -> openFailed(opening, why);
      case RetrieverStopped(var document, var retriever) -> retrieverStopped(document, retriever);
    }
    openNext();
    return this;
  }

  /**
   * Closes indexes that are still being opened, as soon as they are open, because no retriever will
   * own them.
   */
  @Override
  public Behavior<Command> onSignal(Signal signal) {
    if (signal instanceof PostStop) {
      openings
          .values()
          .forEach(
              opening ->
                  opening.result().thenAcceptAsync(each -> close(each.opened().index()), blocking));
    }
    return this;
  }

  private void take(List<Source> sources, ActorRef<Asking.Opened> replyTo) {
    var request = new OpenRequest(sources.size(), replyTo);
    for (int position = 0; position < sources.size(); position++) {
      waiting.add(new Order(request, position, sources.get(position)));
    }
    replyIfComplete(request);
  }

  private void openNext() {
    while (!waiting.isEmpty() && openings.size() < settings.maxAtOnce()) {
      var order = waiting.removeFirst();
      if (shelf.size() + openings.size() >= settings.maxDocuments()) {
        reject(
            order,
            "the limit of open documents is reached: trawl.opening.max-documents = %d"
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
            (indexed, cause) ->
                cause == null
                    ? new Opened(opening, indexed)
                    : new OpenFailed(opening, FailureText.of(cause)));
  }

  /** Runs in a blocking task and must not use the actor's mutable fields. */
  private Indexed open(Source source) {
    try {
      var opened = library.open(source);
      return new Indexed(opened, chapters(opened.index()));
    } catch (Exception failure) {
      throw RetrievalException.permanentFailure(FailureText.of(failure));
    }
  }

  /**
   * A failure is only logged, because questions are understood almost as well without the outline.
   */
  private static List<String> chapters(DocumentIndex index) {
    try {
      return index.outline().chapters(MAX_CHAPTERS);
    } catch (IOException failure) {
      LOG.warn("reading the outline of {}: {}", index.document().id(), failure.toString());
      return List.of();
    }
  }

  private void opened(int number, Indexed indexed) {
    var order = order(number);
    var opened = indexed.opened();
    var request = order.request();
    var document = opened.index().document();
    var timing = new Timing(opened.parseMs(), opened.indexMs(), 0, request.millisSinceStart());
    if (shelf.containsKey(document.id())) {
      blocking.execute(() -> close(opened.index()));
    } else {
      shelf.put(
          document.id(),
          new ShelfEntry(
              new OpenDocument(document, retriever(opened), indexed.chapters()), 0, timing));
    }
    if (!request.hasOpened(document.id())) {
      shelf.computeIfPresent(
          document.id(), (id, entry) -> entry.withOpenings(entry.openings() + 1));
    }
    request.opened(order.position(), document, timing);
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

  /** Removes an order in progress and returns it. */
  private Order order(int number) {
    return Optional.ofNullable(openings.remove(number)).orElseThrow().order();
  }

  private static void reject(Order order, String why) {
    order.request().rejected(order.position(), order.source().name(), why);
    replyIfComplete(order.request());
  }

  private static void replyIfComplete(OpenRequest request) {
    if (request.isComplete()) {
      request.reply();
    }
  }

  private boolean close(DocumentId document) {
    var entry = shelf.get(document);
    if (entry == null) {
      return false;
    }
    if (entry.openings() > 1) {
      shelf.put(document, entry.withOpenings(entry.openings() - 1));
    } else {
      shelf.remove(document);
      entry.openDocument().retriever().tell(new Retriever.Close());
    }
    return true;
  }

  /**
   * A document that was closed is no longer on the shelf, unless it was opened again with another
   * retriever.
   */
  private void retrieverStopped(DocumentId document, ActorRef<Retrieval.Command> retriever) {
    var entry = shelf.get(document);
    if (entry != null && entry.openDocument().retriever().equals(retriever)) {
      shelf.remove(document);
      getContext()
          .getLog()
          .error("the retriever of {} stopped; the document is no longer open", document);
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
      var entry = shelf.get(id);
      if (entry != null) {
        timing = plus(timing, entry.timing());
        shelf.put(id, entry.counted());
      }
    }
    return loan(documents, timing);
  }

  private Loan loan(List<DocumentId> documents, Timing timing) {
    var distinct = documents.stream().distinct().toList();
    return new Loan(
        distinct.stream()
            .map(shelf::get)
            .flatMap(Stream::ofNullable)
            .map(ShelfEntry::openDocument)
            .toList(),
        distinct.stream().filter(id -> !shelf.containsKey(id)).toList(),
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

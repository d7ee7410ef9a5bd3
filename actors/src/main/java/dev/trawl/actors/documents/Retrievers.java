package dev.trawl.actors.documents;

import dev.trawl.actors.call.FailureText;
import dev.trawl.actors.window.Excerpt;
import dev.trawl.actors.window.FairShare;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Hit;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.Retrieval;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.protocol.Timing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.Scheduler;

/**
 * Searches and reads all documents of one run together: asks every retriever and merges the
 * replies. A document that cannot be read is skipped and named in the warnings. Immutable;
 * thread-safe.
 */
public final class Retrievers {
  /**
   * @param statistics the statistics of all documents together
   * @param hits the hits of all documents, in descending order of score
   */
  public record Found(TermStatistics statistics, List<Hit> hits, List<String> warnings) {}

  public record Fetched(List<Excerpt> excerpts, List<String> warnings) {}

  /** The replies of the retrievers, and a warning for each retriever that failed. */
  private record Part<T>(List<T> values, List<String> warnings) {}

  /** A document and its position in the question's list, from 0. */
  private record ListedDocument(Librarian.OpenDocument openDocument, int position) {}

  private final List<Librarian.OpenDocument> documents;
  private final Map<DocumentId, ListedDocument> listed = new LinkedHashMap<>();
  private final Timing opening;
  private final RetrieverClient client;

  /**
   * @param opening the time spent opening the documents, without the time that an earlier run has
   *     already counted
   * @param timeout the longest wait for one reply
   */
  public Retrievers(
      List<Librarian.OpenDocument> documents,
      Timing opening,
      Scheduler scheduler,
      Duration timeout) {
    this.documents = List.copyOf(documents);
    this.opening = opening;
    this.client = new RetrieverClient(scheduler, timeout);
    documents.forEach(
        openDocument ->
            listed.putIfAbsent(
                openDocument.document().id(), new ListedDocument(openDocument, listed.size())));
  }

  /** The documents, in the order in which the question lists them. */
  public List<Librarian.OpenDocument> documents() {
    return documents;
  }

  /**
   * The time spent opening the documents, without the time that an earlier run has already counted.
   */
  public Timing opening() {
    return opening;
  }

  /**
   * Counts the terms of all documents first, so that scores of different documents can be compared.
   */
  public CompletionStage<Found> search(Query query, int limitPerDocument) {
    return askAll(
            Retrieval.Counted.class, (document, ref) -> new Retrieval.Count(document, query, ref))
        .thenCompose(
            counted -> {
              var statistics =
                  TermStatistics.sum(
                      counted.values().stream().map(Retrieval.Counted::statistics).toList());
              return askAll(
                      Retrieval.Found.class,
                      (document, ref) ->
                          new Retrieval.Search(document, query, statistics, limitPerDocument, ref))
                  .thenApply(found -> found(statistics, counted, found));
            });
  }

  private static Found found(
      TermStatistics statistics, Part<Retrieval.Counted> counted, Part<Retrieval.Found> found) {
    var hits =
        found.values().stream()
            .flatMap(part -> part.hits().stream())
            .sorted(FairShare.BEST_FIRST)
            .toList();
    var warnings = new ArrayList<>(counted.warnings());
    warnings.addAll(found.warnings());
    return new Found(statistics, hits, warnings.stream().distinct().toList());
  }

  /** Finds, in each document, the places that {@code question} refers to. */
  public CompletionStage<Places> places(String question) {
    return askAll(
            Retrieval.Placed.class, (document, ref) -> new Retrieval.Place(document, question, ref))
        .thenApply(
            placed ->
                new Places(placed.values().stream().map(this::named).toList(), placed.warnings()));
  }

  /**
   * The places that a question refers to.
   *
   * @param documents one for each document that could be read
   * @param warnings one sentence for each document that could not be read
   */
  public record Places(List<Retrieval.Placed> documents, List<String> warnings) {
    public Places {
      documents = List.copyOf(documents);
      warnings = List.copyOf(warnings);
    }
  }

  /** The same places, with the name under which the question lists the document. */
  private Retrieval.Placed named(Retrieval.Placed placed) {
    var name = openDocument(placed.document()).document().name();
    return new Retrieval.Placed(
        placed.document(),
        placed.places().stream()
            .map(
                place ->
                    new Retrieval.FoundPlace(
                        place.label(),
                        place.chunks(),
                        place.text().stream().map(text -> named(text, name)).toList()))
            .toList(),
        placed.absent());
  }

  private static Evidence named(Evidence text, String name) {
    return new Evidence(text.chunk(), name, text.page(), text.place(), text.span(), text.quote());
  }

  /**
   * Fetches the chunks in the given order. Chunks of documents that cannot be read are left out.
   */
  public CompletionStage<Fetched> fetch(List<ChunkId> chunks) {
    var parts =
        byDocument(chunks).entrySet().stream()
            .map(entry -> text(openDocument(entry.getKey()), entry.getValue()))
            .map(Retrievers::part)
            .toList();
    return join(parts).thenApply(texts -> inOrder(chunks, texts));
  }

  /** Fetches chunks of one document, in order; fails with {@link RetrievalException}. */
  public CompletionStage<List<Excerpt>> fetchOfOne(List<ChunkId> chunks) {
    return text(
            openDocument(chunks.getFirst().document()),
            chunks.stream().map(ChunkId::ordinal).toList())
        .thenApply(text -> text.chunks().stream().map(chunk -> excerpt(chunk, text)).toList());
  }

  /**
   * Fetches a chunk and the one after it, if there is one; fails with {@link RetrievalException}.
   */
  public CompletionStage<List<Excerpt>> fetchWithNext(ChunkId chunk) {
    var next = new ChunkId(chunk.document(), chunk.ordinal() + 1);
    var chunks = openDocument(chunk.document()).document().chunks();
    return fetchOfOne(next.ordinal() < chunks ? List.of(chunk, next) : List.of(chunk));
  }

  private CompletionStage<Retrieval.Text> text(
      Librarian.OpenDocument openDocument, List<Integer> ordinals) {
    return client.ask(
        openDocument,
        Retrieval.Text.class,
        (document, ref) -> new Retrieval.Fetch(document, ordinals, ref));
  }

  private static Map<DocumentId, List<Integer>> byDocument(List<ChunkId> chunks) {
    var ordinals = new LinkedHashMap<DocumentId, List<Integer>>();
    chunks.forEach(
        chunk ->
            ordinals
                .computeIfAbsent(chunk.document(), document -> new ArrayList<>())
                .add(chunk.ordinal()));
    return ordinals;
  }

  private Fetched inOrder(List<ChunkId> chunks, Part<Retrieval.Text> texts) {
    var excerpts = new LinkedHashMap<ChunkId, Excerpt>();
    texts
        .values()
        .forEach(
            text -> text.chunks().forEach(chunk -> excerpts.put(chunk.id(), excerpt(chunk, text))));
    return new Fetched(
        chunks.stream().map(excerpts::get).filter(Objects::nonNull).toList(), texts.warnings());
  }

  private Excerpt excerpt(Chunk chunk, Retrieval.Text text) {
    var document = listed(chunk.id().document());
    return new Excerpt(
        chunk,
        document.openDocument().document().name(),
        document.position(),
        text.pageStarts().stream().filter(page -> isInside(chunk, page.startChar())).toList(),
        text.sectionStarts().stream()
            .filter(section -> isInside(chunk, section.startChar()))
            .toList(),
        text.placeStarts().stream()
            .filter(
                start ->
                    start.startChar() == chunk.startChar() || isInside(chunk, start.startChar()))
            .toList());
  }

  private static boolean isInside(Chunk chunk, int charIndex) {
    return charIndex > chunk.startChar() && charIndex < chunk.endChar();
  }

  private Librarian.OpenDocument openDocument(DocumentId id) {
    return listed(id).openDocument();
  }

  private ListedDocument listed(DocumentId id) {
    var document = listed.get(id);
    if (document == null) {
      throw new IllegalArgumentException("not a document of this run: " + id);
    }
    return document;
  }

  private <T extends Retrieval.Outcome> CompletionStage<Part<T>> askAll(
      Class<T> replyType, RetrieverClient.RequestFactory request) {
    return join(
        documents.stream()
            .map(openDocument -> part(client.ask(openDocument, replyType, request)))
            .toList());
  }

  private static <T> CompletionStage<Part<T>> part(CompletionStage<T> reply) {
    return reply.handle(
        (value, cause) ->
            cause == null
                ? new Part<>(List.of(value), List.of())
                : new Part<>(List.of(), List.of(FailureText.of(cause) + ".")));
  }

  private static <T> CompletionStage<Part<T>> join(List<CompletionStage<Part<T>>> stages) {
    var futures = stages.stream().map(CompletionStage::toCompletableFuture).toList();
    return CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new))
        .thenApply(
            done -> {
              var parts = futures.stream().map(CompletableFuture::join).toList();
              return new Part<>(
                  parts.stream().flatMap(part -> part.values().stream()).toList(),
                  parts.stream().flatMap(part -> part.warnings().stream()).distinct().toList());
            });
  }
}

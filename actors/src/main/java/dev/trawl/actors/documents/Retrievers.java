package dev.trawl.actors.documents;

import dev.trawl.actors.window.Excerpt;
import dev.trawl.actors.window.FairShare;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
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
import java.util.function.BiFunction;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Scheduler;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/**
 * The documents of one run as if they were one: asks every retriever, and sums. A retriever that
 * fails or is silent costs its own document and is named in the warnings.
 *
 * @param opening what opening the documents took, as far as this run counts it
 * @param timeout longest wait for one reply
 */
public record Retrievers(
    List<Librarian.Lent> documents, Timing opening, Scheduler scheduler, Duration timeout) {
  /**
   * @param statistics of all documents together
   * @param hits of all documents, by falling score
   */
  public record Found(TermStatistics statistics, List<Hit> hits, List<String> warnings) {}

  public record Fetched(List<Excerpt> excerpts, List<String> warnings) {}

  /** What one retriever gave, or instead a sentence that says why it gave nothing. */
  private record Part<T>(List<T> value, List<String> warnings) {}

  public Retrievers {
    documents = List.copyOf(documents);
  }

  /** Counts in all documents first, so that scores of different documents compare. */
  public CompletionStage<Found> search(Query query, int limitPerDocument) {
    return all(
            documents,
            Retrieval.Counted.class,
            (document, ref) -> new Retrieval.Count(document, query, ref))
        .thenCompose(
            counted -> {
              var statistics =
                  TermStatistics.sum(
                      counted.value().stream().map(Retrieval.Counted::statistics).toList());
              return all(
                      documents,
                      Retrieval.Found.class,
                      (document, ref) ->
                          new Retrieval.Search(document, query, statistics, limitPerDocument, ref))
                  .thenApply(found -> found(statistics, counted, found));
            });
  }

  private static Found found(
      TermStatistics statistics, Part<Retrieval.Counted> counted, Part<Retrieval.Found> found) {
    var hits =
        found.value().stream()
            .flatMap(part -> part.hits().stream())
            .sorted(FairShare.BEST_FIRST)
            .toList();
    var warnings = new ArrayList<>(counted.warnings());
    warnings.addAll(found.warnings());
    return new Found(statistics, hits, warnings.stream().distinct().toList());
  }

  /** The chunks in the order given; those of a document that fails are left out, with a warning. */
  public CompletionStage<Fetched> fetch(List<ChunkId> chunks) {
    var parts =
        byDocument(chunks).entrySet().stream()
            .map(
                entry ->
                    all(
                        List.of(lent(entry.getKey())),
                        Retrieval.Text.class,
                        (document, ref) -> new Retrieval.Fetch(document, entry.getValue(), ref)))
            .toList();
    return join(parts).thenApply(texts -> inOrder(chunks, texts));
  }

  /** One chunk; fails with {@link RetrievalException}. */
  public CompletionStage<Excerpt> fetch(ChunkId chunk) {
    return one(
            lent(chunk.document()),
            Retrieval.Text.class,
            (document, ref) -> new Retrieval.Fetch(document, List.of(chunk.ordinal()), ref))
        .thenApply(
            fetched -> {
              if (fetched.value().isEmpty()) {
                throw new RetrievalException(String.join(" ", fetched.warnings()));
              }
              var text = fetched.value().getFirst();
              return of(text.chunks().getFirst(), text);
            });
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
        .value()
        .forEach(text -> text.chunks().forEach(chunk -> excerpts.put(chunk.id(), of(chunk, text))));
    return new Fetched(
        chunks.stream().map(excerpts::get).filter(Objects::nonNull).toList(), texts.warnings());
  }

  private Excerpt of(Chunk chunk, Retrieval.Text text) {
    return new Excerpt(
        chunk,
        lent(chunk.id().document()).document().name(),
        text.pageStarts().stream()
            .filter(
                page -> page.startChar() > chunk.startChar() && page.startChar() < chunk.endChar())
            .toList());
  }

  private Librarian.Lent lent(DocumentId id) {
    return documents.stream()
        .filter(lent -> lent.document().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a document of this run: " + id));
  }

  private <T extends Retrieval.Outcome> CompletionStage<Part<T>> all(
      List<Librarian.Lent> asked,
      Class<T> type,
      BiFunction<DocumentId, ActorRef<Retrieval.Outcome>, Retrieval.Request> command) {
    return join(asked.stream().map(lent -> one(lent, type, command)).toList());
  }

  private <T extends Retrieval.Outcome> CompletionStage<Part<T>> one(
      Librarian.Lent lent,
      Class<T> type,
      BiFunction<DocumentId, ActorRef<Retrieval.Outcome>, Retrieval.Request> command) {
    return AskPattern.<Retrieval.Command, Retrieval.Outcome>ask(
            lent.retriever(),
            replyTo -> command.apply(lent.document().id(), replyTo),
            timeout,
            scheduler)
        .handle(
            (outcome, cause) -> {
              if (cause != null) {
                return silent(lent.document());
              }
              return outcome instanceof Retrieval.Failed failed
                  ? new Part<T>(List.of(), List.of(failed.why()))
                  : new Part<>(List.of(type.cast(outcome)), List.of());
            });
  }

  private <T> Part<T> silent(Document document) {
    return new Part<>(
        List.of(),
        List.of(
            "%s could not be searched: no reply within %d s."
                .formatted(document.name(), timeout.toSeconds())));
  }

  private static <T> CompletionStage<Part<T>> join(List<CompletionStage<Part<T>>> stages) {
    var futures = stages.stream().map(CompletionStage::toCompletableFuture).toList();
    return CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new))
        .thenApply(
            done -> {
              var parts = futures.stream().map(CompletableFuture::join).toList();
              return new Part<>(
                  parts.stream().flatMap(part -> part.value().stream()).toList(),
                  parts.stream().flatMap(part -> part.warnings().stream()).distinct().toList());
            });
  }
}

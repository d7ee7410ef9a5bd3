package dev.trawl.actors;

import dev.trawl.actors.documents.Librarian;
import dev.trawl.actors.documents.RetrievalException;
import dev.trawl.actors.documents.RetrieverClient;
import dev.trawl.actors.documents.Retrievers;
import dev.trawl.actors.window.Excerpt;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Hit;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.Retrieval;
import dev.trawl.protocol.Source;
import dev.trawl.protocol.Span;
import dev.trawl.retrieval.chunk.Languages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Scheduler;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/**
 * Reads and searches open documents for {@link Trawl}, without a model. Thread-safe.
 *
 * <p>The retriever checks each request: a wrong argument fails with {@link
 * IllegalArgumentException}, an unreadable document with {@link RetrievalException}.
 */
record DocumentAccess(
    ActorRef<Asking.Command> guardian, TrawlSettings settings, Scheduler scheduler) {
  CompletionStage<Asking.Opened> open(List<Source> sources) {
    return AskPattern.ask(
        guardian,
        replyTo -> new Asking.Open(sources, replyTo),
        settings.opening().timeout(),
        scheduler);
  }

  CompletionStage<List<Document>> openDocuments() {
    return consult(Librarian.ListOpen::new);
  }

  CompletionStage<Boolean> close(DocumentId document) {
    return consult(replyTo -> new Librarian.Close(document, replyTo));
  }

  CompletionStage<Optional<Retrieval.Sliced>> slice(DocumentId document, Span span) {
    return retrieve(
        document, (id, replyTo) -> new Retrieval.Slice(id, span, replyTo), Retrieval.Sliced.class);
  }

  CompletionStage<Optional<Chunk>> chunk(DocumentId document, int ordinal) {
    return retrieve(
            document,
            (id, replyTo) -> new Retrieval.Fetch(id, List.of(ordinal), replyTo),
            Retrieval.Text.class)
        .thenApply(text -> text.map(found -> found.chunks().getFirst()));
  }

  CompletionStage<Optional<Span>> page(DocumentId document, int page) {
    return retrieve(
            document,
            (id, replyTo) -> new Retrieval.Locate(id, page, replyTo),
            Retrieval.Located.class)
        .thenApply(place -> place.map(Retrieval.Located::span));
  }

  CompletionStage<Optional<List<String>>> suggestions(DocumentId document) {
    return retrieve(document, Retrieval.Suggest::new, Retrieval.Suggested.class)
        .thenApply(suggested -> suggested.map(Retrieval.Suggested::questions));
  }

  private <T extends Retrieval.Outcome> CompletionStage<Optional<T>> retrieve(
      DocumentId document, RetrieverClient.RequestFactory request, Class<T> replyType) {
    var client = new RetrieverClient(scheduler, settings.runs().retrieverTimeout());
    return loan(List.of(document))
        .thenCompose(
            loan ->
                loan.documents().isEmpty()
                    ? CompletableFuture.completedStage(Optional.empty())
                    : client
                        .ask(loan.documents().getFirst(), replyType, request)
                        .thenApply(Optional::of));
  }

  CompletionStage<SearchResult> search(
      String query, List<DocumentId> documents, int maxChunks, int maxTokens) {
    if (maxChunks < 1 || maxTokens < 1) {
      return CompletableFuture.failedStage(
          new IllegalArgumentException(
              "The limits of a search must be at least 1: maxChunks is %d, maxTokens is %d"
                  .formatted(maxChunks, maxTokens)));
    }
    var language = settings.runs().languageOr(Languages.of(query));
    return loan(documents)
        .thenCompose(
            loan -> {
              var retrievers =
                  new Retrievers(
                      loan.documents(),
                      loan.opening(),
                      scheduler,
                      settings.runs().retrieverTimeout());
              return retrievers
                  .search(new Query(query, language, List.of()), maxChunks)
                  .thenCompose(found -> fetch(retrievers, found, maxChunks, maxTokens));
            });
  }

  private static CompletionStage<SearchResult> fetch(
      Retrievers retrievers, Retrievers.Found found, int maxChunks, int maxTokens) {
    var hits = found.hits().stream().limit(maxChunks).toList();
    var scores = hits.stream().collect(Collectors.toMap(Hit::chunk, Hit::score));
    return retrievers
        .fetch(hits.stream().map(Hit::chunk).toList())
        .thenApply(
            fetched ->
                new SearchResult(
                    fitting(fetched.excerpts(), scores, maxTokens),
                    Stream.concat(found.warnings().stream(), fetched.warnings().stream())
                        .distinct()
                        .toList()));
  }

  private static List<SearchResult.ScoredChunk> fitting(
      List<Excerpt> excerpts, Map<ChunkId, Double> scores, int maxTokens) {
    var fitting = new ArrayList<SearchResult.ScoredChunk>();
    var remaining = maxTokens;
    for (var excerpt : excerpts) {
      var chunk = excerpt.chunk();
      if (chunk.tokens() <= remaining) {
        remaining -= chunk.tokens();
        fitting.add(
            new SearchResult.ScoredChunk(
                evidence(excerpt), scores.getOrDefault(chunk.id(), 0.0), chunk.tokens()));
      }
    }
    return fitting;
  }

  private static Evidence evidence(Excerpt excerpt) {
    var chunk = excerpt.chunk();
    return new Evidence(
        chunk.id(),
        excerpt.documentName(),
        chunk.page(),
        excerpt.placeAt(chunk.startChar()),
        new Span(chunk.startChar(), chunk.endChar()),
        chunk.text());
  }

  private CompletionStage<Librarian.Loan> loan(List<DocumentId> documents) {
    return consult(replyTo -> new Librarian.Show(documents, replyTo));
  }

  private <T> CompletionStage<T> consult(Function<ActorRef<T>, Librarian.Command> request) {
    return AskPattern.ask(
        guardian,
        replyTo -> new Guardian.Consult(request.apply(replyTo)),
        settings.runs().retrieverTimeout(),
        scheduler);
  }
}

package dev.trawl.actors.plan;

import dev.trawl.actors.documents.Retrievers;
import dev.trawl.actors.window.Excerpt;
import dev.trawl.actors.window.QuoteFinder;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Hit;
import dev.trawl.protocol.Query;
import dev.trawl.retrieval.connect.ConnectionPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds places that answer a question only in combination. Runs the searches that {@link
 * ConnectionPlan} requests.
 *
 * @param executor ranks the results, which is CPU-bound
 */
record Connector(Retrievers retrievers, ConnectSettings settings, Executor executor) {
  /**
   * @param evidence the best first
   * @param total the number of places; larger than the number of pieces of evidence if there are
   *     too many places to choose from
   * @param warnings one sentence for each document that could not be searched, and for each word
   *     that is too common
   */
  record Connected(List<Evidence> evidence, int total, List<String> warnings) {
    private Connected plus(List<String> more) {
      return new Connected(
          evidence, total, Stream.concat(warnings.stream(), more.stream()).toList());
    }
  }

  /** The result of one search. */
  private record Search(Retrievers.Found found, Retrievers.Fetched fetched) {
    ConnectionPlan.Found chunks() {
      return new ConnectionPlan.Found(
          found.statistics(), fetched.excerpts().stream().map(Excerpt::chunk).toList());
    }

    Stream<String> warnings() {
      return Stream.concat(found.warnings().stream(), fetched.warnings().stream());
    }
  }

  /** Searches for the rare words only; if all words are common, nothing is found. */
  CompletionStage<Connected> connect(String words, String language) {
    var query = new Query(words, language, List.of());
    return search(query, settings.maxHits())
        .thenComposeAsync(
            first -> {
              var statistics = first.found().statistics();
              var rare = RareWords.of(words, language, statistics);
              if (rare.common().isEmpty()) {
                return connect(query, first);
              }
              var warnings = rare.warnings(statistics.chunks());
              if (rare.isEmpty()) {
                return CompletableFuture.completedFuture(
                    new Connected(
                        List.of(),
                        rare.occurrences(),
                        Stream.concat(first.warnings(), warnings.stream()).toList()));
              }
              var rareQuery = new Query(rare.text(), language, List.of());
              return search(rareQuery, settings.maxHits())
                  .thenComposeAsync(second -> connect(rareQuery, second), executor)
                  .thenApply(connected -> connected.plus(warnings));
            },
            executor);
  }

  private CompletionStage<Connected> connect(Query query, Search first) {
    var connecting = ConnectionPlan.of(query, first.chunks(), settings.bounds());
    return all(connecting.queries())
        .thenApplyAsync(second -> connected(connecting, first, second), executor);
  }

  private CompletionStage<Search> search(Query query, int limit) {
    return retrievers
        .search(query, limit)
        .thenCompose(
            found ->
                retrievers
                    .fetch(found.hits().stream().limit(limit).map(Hit::chunk).toList())
                    .thenApply(fetched -> new Search(found, fetched)));
  }

  private CompletionStage<List<Search>> all(List<Query> queries) {
    var searches =
        queries.stream()
            .map(query -> search(query, settings.maxHitsPerStart()).toCompletableFuture())
            .toList();
    return CompletableFuture.allOf(searches.toArray(CompletableFuture<?>[]::new))
        .thenApply(done -> searches.stream().map(CompletableFuture::join).toList());
  }

  private static Connected connected(ConnectionPlan connecting, Search first, List<Search> second) {
    var searches = Stream.concat(Stream.of(first), second.stream()).toList();
    var excerpts = excerpts(searches);
    var evidence =
        connecting.quotes(second.stream().map(Search::chunks).toList()).stream()
            .flatMap(
                quote ->
                    Optional.ofNullable(excerpts.get(quote.chunk()))
                        .flatMap(excerpt -> QuoteFinder.find(excerpt, quote.text()))
                        .stream())
            .toList();
    return new Connected(
        evidence, evidence.size(), searches.stream().flatMap(Search::warnings).distinct().toList());
  }

  private static Map<ChunkId, Excerpt> excerpts(List<Search> searches) {
    return searches.stream()
        .flatMap(search -> search.fetched().excerpts().stream())
        .collect(
            Collectors.toMap(
                excerpt -> excerpt.chunk().id(), Function.identity(), (one, same) -> one));
  }
}

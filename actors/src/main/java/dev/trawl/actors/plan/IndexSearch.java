package dev.trawl.actors.plan;

import dev.trawl.actors.documents.Retrievers;
import dev.trawl.actors.window.PhraseSentences;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Hit;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Query;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * The steps of a planner that need only the index. None of them blocks.
 *
 * @param maxHits maximum number of chunks that a search for a phrase examines
 * @param language the language of the question
 * @param executor for work that is CPU-bound
 */
record IndexSearch(
    Retrievers retrievers,
    PlanningSettings settings,
    int maxHits,
    String language,
    Executor executor) {
  /**
   * @param warnings one sentence for each document that could not be searched
   */
  record Result(Finding finding, List<String> warnings) {
    Result {
      warnings = List.copyOf(warnings);
    }
  }

  /** The sentences of places that together contain most of {@code words} and share a name. */
  CompletionStage<Result> connected(String words, String subQuestion) {
    return new Connector(retrievers, settings.connecting(), executor)
        .connect(words, language)
        .thenApply(
            found -> new Result(new Finding(subQuestion, "", found.evidence()), found.warnings()));
  }

  /** The sentences that contain {@code phrase}, in any inflection of its words. */
  CompletionStage<Result> phrase(String phrase, String subQuestion) {
    var query = new Query(subQuestion, language, List.of(new Keyword(phrase, language)));
    return retrievers
        .search(query, maxHits)
        .thenCompose(
            found ->
                retrievers.fetch(found.hits().stream().limit(maxHits).map(Hit::chunk).toList()))
        .thenApply(
            fetched -> {
              var all = PhraseSentences.find(fetched.excerpts(), phrase);
              var kept = all.stream().limit(settings.maxSentences()).toList();
              return new Result(new Finding(subQuestion, "", kept, all.size()), fetched.warnings());
            });
  }
}

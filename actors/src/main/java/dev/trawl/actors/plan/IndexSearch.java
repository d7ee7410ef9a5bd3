package dev.trawl.actors.plan;

import dev.trawl.actors.documents.Retrievers;
import dev.trawl.actors.window.PhraseSentences;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Hit;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * The steps of a planner that need only the index. None of them blocks.
 *
 * @param language the language of the question
 * @param executor for work that is CPU-bound
 */
record IndexSearch(
    Retrievers retrievers, PlanningSettings settings, String language, Executor executor) {
  /**
   * @param warnings one sentence for each document that could not be searched, or not completely
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
            found ->
                new Result(
                    new Finding(subQuestion, "", found.evidence(), found.total()),
                    found.warnings()));
  }

  /**
   * The sentences that contain {@code phrase}, in any inflection of its words. All of them are
   * counted, but only the best are kept.
   */
  CompletionStage<Result> phrase(String phrase, String subQuestion) {
    var query = new Query(subQuestion, language, List.of(new Keyword(phrase, language)));
    var limit = settings.maxPhraseChunks();
    return retrievers
        .search(query, limit)
        .thenCompose(
            found -> {
              var chunks = found.hits().stream().map(Hit::chunk).limit(limit).toList();
              return retrievers
                  .fetch(chunks)
                  .thenApplyAsync(
                      fetched -> result(phrase, subQuestion, fetched, chunks.size() == limit),
                      executor);
            });
  }

  private Result result(
      String phrase, String subQuestion, Retrievers.Fetched fetched, boolean isCut) {
    var all = PhraseSentences.find(fetched.excerpts(), phrase);
    var kept = all.stream().limit(settings.maxSentences()).toList();
    var warnings = new ArrayList<>(fetched.warnings());
    if (isCut) {
      warnings.add(
          "Sentences with “%s” were counted only in the %d chunks that match best; raise trawl.planning.max-phrase-chunks."
              .formatted(phrase, settings.maxPhraseChunks()));
    }
    return new Result(new Finding(subQuestion, "", kept, all.size()), warnings);
  }
}

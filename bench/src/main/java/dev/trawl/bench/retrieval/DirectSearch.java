package dev.trawl.bench.retrieval;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.Hit;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.Span;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.retrieval.chunk.Languages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * The result of asking the model and the index directly, without the actors. It is used only for
 * measures that concern the index and the model alone.
 */
record DirectSearch(
    List<Hit> hits, List<FoundSpan> chunks, List<FoundSpan> sentences, Optional<FoundSpan> quote) {
  /** Finds the best {@code limit} chunks, and lets the model read as many as fit in its window. */
  static DirectSearch of(String question, ReadingModel model, Corpus corpus, int limit)
      throws IOException {
    var asked = new ReadingModel.Split(question, "", Languages.of(question));
    var split = value(model.split(new ModelTask.Split(question))).orElse(asked);
    var derive =
        new ModelTask.DeriveKeywords(split.information(), split.language(), corpus.languages());
    var keywords = value(model.deriveKeywords(derive)).orElse(List.of());
    var query = new Query(split.information(), split.language(), keywords);
    var statistics = corpus.count(query);
    var hits = corpus.search(query, statistics, limit);
    var chunks = new ArrayList<FoundSpan>();
    var sentences = new ArrayList<FoundSpan>();
    for (var hit : hits) {
      var chunkSpan = corpus.spanOf(hit.chunk());
      chunks.add(chunkSpan);
      var best = hit.sentences().isEmpty() ? chunkSpan.span() : hit.sentences().getFirst();
      sentences.add(corpus.spanOf(hit.chunk().document(), best));
    }
    var quote = firstQuote(split, query, statistics, hits, model, corpus);
    return new DirectSearch(hits, chunks, sentences, quote);
  }

  private static Optional<FoundSpan> firstQuote(
      ReadingModel.Split split,
      Query query,
      TermStatistics statistics,
      List<Hit> hits,
      ReadingModel model,
      Corpus corpus)
      throws IOException {
    var fitting = new ArrayList<Chunk>();
    for (var hit : hits) {
      var withNext = new ArrayList<>(fitting);
      withNext.add(corpus.chunk(hit.chunk()));
      if (model.promptTokens(answer(split, query, statistics, withNext))
          > model.window().promptTokens()) {
        break;
      }
      fitting = withNext;
    }
    if (fitting.isEmpty()) {
      return Optional.empty();
    }
    var draft = value(model.answer(answer(split, query, statistics, fitting)));
    if (draft.isEmpty() || draft.get().quotes().isEmpty()) {
      return Optional.empty();
    }
    var first = draft.get().quotes().getFirst();
    var chunk = corpus.chunk(first.chunk());
    var offset = chunk.text().indexOf(first.text());
    if (offset < 0) {
      return Optional.empty();
    }
    var start = chunk.startChar() + offset;
    return Optional.of(
        corpus.spanOf(first.chunk().document(), new Span(start, start + first.text().length())));
  }

  private static ModelTask.Answer answer(
      ReadingModel.Split split, Query query, TermStatistics statistics, List<Chunk> chunks) {
    var ordered = chunks.stream().sorted(Comparator.comparing(Chunk::id)).toList();
    return new ModelTask.Answer(
        split.information(), split.instruction(), query, statistics, ordered);
  }

  /** The value of the reply; empty if the model's server failed. */
  private static <T> Optional<T> value(ModelCall<T> call) {
    return call.reply()
        .thenApply(reply -> Optional.of(reply.value()))
        .exceptionally(DirectSearch::none)
        .toCompletableFuture()
        .join();
  }

  private static <T> Optional<T> none(Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof ModelException) {
      return Optional.empty();
    }
    throw new CompletionException(cause);
  }
}

package dev.trawl.bench.retrieval;

import dev.trawl.bench.data.Question;
import dev.trawl.bench.data.QuestionSet;
import dev.trawl.bench.report.ResultStore;
import dev.trawl.bench.subject.Subject;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent;
import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.index.DocumentIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Asks the questions of a set, one after another.
 *
 * @param depth how many chunks are ranked
 */
record RetrievalBench(
    Subject subject, Level level, int depth, ResultStore store, Consumer<String> progress) {
  private static final int PROGRESS_EVERY = 100;

  /** The results and the size of a set. */
  record Outcome(String set, long tokens, int chunks, List<RetrievalResult> results) {
    Outcome {
      results = List.copyOf(results);
    }
  }

  Outcome run(QuestionSet set) {
    var documents = subject.open(set.sources());
    var indexes = new ArrayList<DocumentIndex>();
    try {
      for (var source : set.sources()) {
        indexes.add(subject.index(source).index());
      }
      var corpus = new Corpus(indexes);
      var ids = documents.stream().map(document -> document.id()).toList();
      var tokens = documents.stream().mapToLong(document -> document.tokens()).sum();
      var chunks = documents.stream().mapToInt(document -> document.chunks()).sum();
      progress.accept(
          "%s: %d questions over %d tokens".formatted(set.name(), set.questions().size(), tokens));
      return new Outcome(set.name(), tokens, chunks, ask(set, corpus, ids));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DocumentException e) {
      throw new IllegalStateException(e.getMessage(), e);
    } finally {
      indexes.forEach(RetrievalBench::close);
    }
  }

  private List<RetrievalResult> ask(QuestionSet set, Corpus corpus, List<DocumentId> documents)
      throws IOException {
    var results = new ArrayList<RetrievalResult>();
    for (var question : set.questions()) {
      var stored = store.stored(RetrievalResult.key(set.name(), question), RetrievalResult.class);
      var result = stored.isPresent() ? stored.get() : ask(set.name(), question, corpus, documents);
      store.add(List.of(result));
      results.add(result);
      if (results.size() % PROGRESS_EVERY == 0) {
        progress.accept(
            "%s: %d of %d".formatted(set.name(), results.size(), set.questions().size()));
      }
    }
    return results;
  }

  private RetrievalResult ask(
      String set, Question question, Corpus corpus, List<DocumentId> documents) throws IOException {
    var events = new ConcurrentLinkedQueue<RunEvent>();
    var reply = subject.ask(question.text(), level, documents, events::add);
    var gathered = GatheredEvidence.of(reply.answer(), List.copyOf(events), corpus);
    var direct = DirectSearch.of(question.text(), subject.model(), corpus, depth);
    var judgement = Judgement.of(direct, reply.answer(), gathered, corpus.locate(question), corpus);
    return RetrievalResult.of(set, question, judgement, reply);
  }

  private static void close(DocumentIndex index) {
    try {
      index.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

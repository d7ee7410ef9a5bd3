package dev.trawl.lexical;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.trawl.lexical.question.Question;
import dev.trawl.lexical.sentence.MarkedChunk;
import dev.trawl.lexical.sentence.QuestionTerms;
import dev.trawl.lexical.sentence.RankedSentence;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel.Verdict;
import dev.trawl.retrieval.chunk.QuestionParts;
import java.util.ArrayList;
import java.util.List;

/** Reads one chunk and quotes the sentences that may answer the question. Thread-safe. */
final class Reader {
  /** Maximum number of analysed questions that are kept. */
  private static final int ANALYSED = 64;

  private final LexicalSettings settings;

  /** A question is the same for thousands of chunks, so it is analysed once for each language. */
  private final Cache<Asked, List<QuestionTerms>> analysed =
      Caffeine.newBuilder().maximumSize(ANALYSED).executor(Runnable::run).build();

  /** A question about texts in one language. */
  private record Asked(ModelTask.Question question, String language) {}

  Reader(LexicalSettings settings) {
    this.settings = settings;
  }

  Verdict read(ModelTask.Question task, Chunk chunk) {
    var found = new ArrayList<RankedSentence>();
    for (var terms : analysed.get(new Asked(task, chunk.language()), Reader::analyse)) {
      found.addAll(relevant(MarkedChunk.of(chunk, terms, settings.minShare())));
    }
    if (found.isEmpty()) {
      return new Verdict.None();
    }
    double best = found.stream().mapToDouble(RankedSentence::support).max().orElseThrow();
    var quotes =
        found.stream()
            .map(RankedSentence::text)
            .distinct()
            .limit(settings.quotesPerChunk())
            .toList();
    return new Verdict.Relevant(quotes, best);
  }

  /** The terms of each part of the question. */
  private static List<QuestionTerms> analyse(Asked asked) {
    var task = asked.question();
    return QuestionParts.of(task.information()).stream()
        .map(part -> Question.of(part, task.query().language()))
        .map(question -> QuestionTerms.of(question, asked.language(), task.statistics()))
        .toList();
  }

  /** The sentences of one chunk that may answer the question, best first. */
  private List<RankedSentence> relevant(MarkedChunk marked) {
    return RankedSentence.of(List.of(marked)).stream()
        .filter(line -> line.support() >= settings.minRelevance())
        .toList();
  }
}

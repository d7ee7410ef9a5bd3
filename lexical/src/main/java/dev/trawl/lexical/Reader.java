package dev.trawl.lexical;

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

/** Reads one chunk and quotes the sentences that may answer the question. Stateless. */
final class Reader {
  private final LexicalSettings settings;

  Reader(LexicalSettings settings) {
    this.settings = settings;
  }

  Verdict read(ModelTask.Question task, Chunk chunk) {
    var found = new ArrayList<RankedSentence>();
    for (var part : QuestionParts.of(task.information())) {
      var question = Question.of(part, task.query().language());
      var questionTerms = QuestionTerms.of(question, chunk.language(), task.statistics());
      found.addAll(relevant(MarkedChunk.of(chunk, questionTerms)));
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

  /** The sentences of one chunk that may answer the question, best first. */
  private List<RankedSentence> relevant(MarkedChunk marked) {
    if (marked.questionTerms().share(marked.termsFound()) < settings.minShare()) {
      return List.of();
    }
    return RankedSentence.of(List.of(marked)).stream()
        .filter(line -> line.support() >= settings.minRelevance())
        .toList();
  }
}

package dev.trawl.lexical;

import dev.trawl.lexical.question.Question;
import dev.trawl.lexical.sentence.Ranked;
import dev.trawl.lexical.sentence.Scene;
import dev.trawl.lexical.sentence.Wanted;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ModelTask;
import dev.trawl.protocol.ReadingModel.Verdict;
import dev.trawl.retrieval.chunk.QuestionParts;
import java.util.ArrayList;
import java.util.List;

/** Judges a chunk: quotes the sentences that could answer, or says none. Stateless. */
final class Reader {
  private final LexicalSettings settings;

  Reader(LexicalSettings settings) {
    this.settings = settings;
  }

  Verdict read(ModelTask.Question asked, Chunk chunk) {
    var found = new ArrayList<Ranked>();
    for (var part : QuestionParts.of(asked.information())) {
      var question = Question.of(part, asked.query().language());
      var wanted = Wanted.of(question, chunk.language(), asked.statistics());
      found.addAll(relevant(Scene.of(chunk, wanted)));
    }
    if (found.isEmpty()) {
      return new Verdict.None();
    }
    double best = found.stream().mapToDouble(Ranked::support).max().orElseThrow();
    var quotes =
        found.stream().map(Ranked::text).distinct().limit(settings.quotesPerChunk()).toList();
    return new Verdict.Relevant(quotes, best);
  }

  /** The sentences of one chunk that could answer, the best first. */
  private List<Ranked> relevant(Scene scene) {
    if (scene.wanted().share(scene.all()) < settings.leastShare()) {
      return List.of();
    }
    return Ranked.of(List.of(scene)).stream()
        .filter(line -> line.support() >= settings.leastRelevance())
        .toList();
  }
}

package dev.trawl.retrieval.lexical;

import java.util.List;
import java.util.Optional;

/** Chooses the best span of the best sentences. */
final class Spans {
  private Spans() {}

  /**
   * @param another whether the sentence speaks of another than the one asked about
   */
  record Chosen(Ranked line, String text, double score, boolean another) {
    static Chosen of(Ranked line, Candidate span, double score) {
      var told = line.features().own() + line.features().before() + line.features().heading();
      boolean another =
          Rival.speaksOfAnother(
                  span.sentence(), line.features().names(), span.startChar(), span.endChar())
              || Rival.definesAnother(span.sentence(), told);
      return new Chosen(line, span.text(), score, another);
    }
  }

  /** The best span of {@code lines}, which stand by falling score; empty where none can be cut. */
  static Optional<Chosen> best(List<Ranked> lines) {
    Chosen best = null;
    var slot = Slot.of(lines.getFirst().scene().wanted().question());
    for (int rank = 0; rank < lines.size(); rank++) {
      var line = lines.get(rank);
      var ranker = SpanRanker.of(line.scene().chunk().language());
      var features = SpanFeatures.line(rank, lines.getFirst().score() - line.score());
      var sentence = Parsed.of(line.scene(), line.line(), slot);
      var mirrored = Mirror.of(sentence);
      if (mirrored.isPresent()) {
        return Optional.of(Chosen.of(line, mirrored.get(), Double.MAX_VALUE));
      }
      for (var span : Candidates.of(sentence)) {
        double score = ranker.score(span, features);
        if (best == null || score > best.score()) {
          best = Chosen.of(line, span, score);
        }
      }
    }
    return Optional.ofNullable(best);
  }
}

package dev.trawl.lexical.span;

import dev.trawl.lexical.question.Slot;
import dev.trawl.lexical.sentence.Ranked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Chooses the best span of the best sentences. */
public final class Spans {
  /** How good a span must be to be preferred to one of a sentence that bears better. */
  private static final double BEHIND = 1;

  /** How far behind a sentence may be that says outright what is asked, to answer all the same. */
  private static final double OUTRIGHT = 1;

  /** How far behind the best sentence, in log-odds, one may be for an answer to be cut from it. */
  private static final double TOO_FAR_BEHIND = 3;

  /** What a span of a clause that holds nothing of the question is worth less. */
  private static final double ELSEWHERE = 2;

  /** How many spans are weighed against each other; the others are too unlikely to matter. */
  private static final int LIKELY = 80;

  /**
   * Beta of the F-measure: leaving out a word of the answer is worse than one word too many, most
   * of all in a sentence that restates the question, where nearly all that it adds is the answer.
   */
  private static final double BETA = 2;

  private static final double BETA_RESTATED = 2.5;

  /** Share of the question from which a sentence restates it. */
  static final double RESTATED = 0.88;

  private Spans() {}

  /**
   * @param another whether the sentence speaks of another than the one asked about
   */
  public record Chosen(Ranked line, String text, double score, boolean another) {
    static Chosen of(Ranked line, Candidate span, double score) {
      var told = line.features().own() + line.features().before() + line.features().heading();
      boolean another =
          Rival.speaksOfAnother(
                  span.sentence(), line.scene().names(), span.startChar(), span.endChar())
              || Rival.definesAnother(span.sentence(), told);
      return new Chosen(line, span.text(), score, another);
    }
  }

  /** A span and the logarithm, up to a constant, of how likely it is the answer. */
  private record Scored(Ranked line, Candidate span, double score) {}

  /** The best span of {@code lines}, which stand by falling score; empty where none can be cut. */
  public static Optional<Chosen> best(List<Ranked> lines) {
    var scored = new ArrayList<Scored>();
    var slot = Slot.of(lines.getFirst().scene().wanted().question());
    for (int rank = 0; rank < lines.size(); rank++) {
      var line = lines.get(rank);
      double behind = lines.getFirst().score() - line.score();
      if (behind > TOO_FAR_BEHIND) {
        break;
      }
      var sentence = Parsed.of(line.scene(), line.line(), slot);
      var said = Mirror.of(sentence).or(() -> Disposal.of(sentence));
      if (behind <= OUTRIGHT && said.isPresent()) {
        return Optional.of(Chosen.of(line, said.get(), Double.MAX_VALUE));
      }
      var ranker = SpanRanker.of(line.scene().chunk().language());
      var features = SpanFeatures.line(rank, behind);
      for (var span : fitting(Candidates.of(sentence))) {
        double away = Clauses.isElsewhere(span) ? ELSEWHERE : 0;
        double score = ranker.score(span, features) - BEHIND * behind - away;
        scored.add(new Scored(line, span, score));
      }
    }
    scored.sort(Comparator.comparingDouble(Scored::score).reversed());
    return leastRisk(scored.subList(0, Math.min(LIKELY, scored.size())));
  }

  /** Those of the kind asked for; all of them where the sentence holds none of that kind. */
  private static List<Candidate> fitting(List<Candidate> spans) {
    var fit = spans.stream().filter(SpanFits::of).toList();
    return fit.isEmpty() ? spans : fit;
  }

  /**
   * The span that shares most words with what the answer probably is: minimum Bayes risk decoding
   * (Kumar and Byrne, 2004) under the F-measure. Where two likely spans overlap it takes the one
   * that serves both.
   */
  private static Optional<Chosen> leastRisk(List<Scored> likely) {
    Scored best = null;
    double most = -1;
    for (var one : likely) {
      double gain = 0;
      double beta = one.line().features().own() < RESTATED ? BETA : BETA_RESTATED;
      for (var other : likely) {
        if (other.line() == one.line()) {
          double odds = Math.exp(other.score() - likely.getFirst().score());
          gain += odds * overlap(one.span(), other.span(), beta);
        }
      }
      if (gain > most) {
        most = gain;
        best = one;
      }
    }
    return Optional.ofNullable(best)
        .map(chosen -> Chosen.of(chosen.line(), Units.with(chosen.span()), chosen.score()));
  }

  /** The F-measure, in words, of {@code span} where {@code answer} is right. */
  private static double overlap(Candidate span, Candidate answer, double beta) {
    int shared = Math.min(span.to(), answer.to()) - Math.max(span.from(), answer.from());
    if (shared <= 0) {
      return 0;
    }
    double square = beta * beta;
    return (1 + square) * shared / (square * answer.length() + span.length());
  }
}

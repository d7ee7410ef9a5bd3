package dev.trawl.lexical.span;

import dev.trawl.lexical.question.Slot;
import dev.trawl.lexical.sentence.RankedSentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Chooses the best span of the best sentences. */
public final class SpanChooser {
  /**
   * How much better a span of a lower-ranked sentence must be, for each point its sentence is
   * behind.
   */
  private static final double BEHIND = 1;

  /** How far behind the best a sentence may be if it states the answer outright. */
  private static final double OUTRIGHT = 1;

  /** How far behind the best sentence, in log-odds, a sentence may be to supply an answer. */
  private static final double TOO_FAR_BEHIND = 3;

  /** What is subtracted for a span in a clause without the question's words. */
  private static final double ELSEWHERE = 2;

  /** How many spans are compared with each other; the others are too unlikely to matter. */
  private static final int LIKELY = 80;

  /**
   * Beta of the F-measure: leaving out a word of the answer is worse than one word too many. That
   * holds most in a sentence that restates the question, where nearly all that it adds is the
   * answer.
   */
  private static final double BETA = 2;

  private static final double BETA_RESTATED = 2.5;

  /** Share of the question from which on a sentence counts as restating it. */
  static final double RESTATED = 0.88;

  private SpanChooser() {}

  /**
   * @param another whether the sentence is about something else than the question
   */
  public record Chosen(RankedSentence line, String text, double score, boolean another) {
    static Chosen of(RankedSentence line, Candidate span, double score) {
      var told = line.features().own() + line.features().before() + line.features().heading();
      boolean another =
          OtherSubject.speaksOfAnother(
                  span.sentence(), line.marked().names(), span.startChar(), span.endChar())
              || OtherSubject.definesAnother(span.sentence(), told);
      return new Chosen(line, span.text(), score, another);
    }
  }

  /** A span with the logarithm, up to a constant, of its likelihood as the answer. */
  private record Scored(RankedSentence line, Candidate span, double score) {}

  /**
   * The best span of {@code lines}, which are ordered by falling score; empty if none can be cut.
   */
  public static Optional<Chosen> best(List<RankedSentence> lines) {
    var scored = new ArrayList<Scored>();
    var slot = Slot.of(lines.getFirst().marked().wanted().question());
    for (int rank = 0; rank < lines.size(); rank++) {
      var line = lines.get(rank);
      double behind = lines.getFirst().score() - line.score();
      if (behind > TOO_FAR_BEHIND) {
        break;
      }
      var sentence = ParsedSentence.of(line.marked(), line.line(), slot);
      var said = CopulaAnswer.of(sentence).or(() -> DisposalConstruction.of(sentence));
      if (behind <= OUTRIGHT && said.isPresent()) {
        return Optional.of(Chosen.of(line, said.get(), Double.MAX_VALUE));
      }
      var ranker = SpanRanker.of(line.marked().chunk().language());
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

  /** The spans of the kind asked for; all spans if there are none. */
  private static List<Candidate> fitting(List<Candidate> spans) {
    var fit = spans.stream().filter(SpanKindMatch::of).toList();
    return fit.isEmpty() ? spans : fit;
  }

  /**
   * The span that shares most words with the probable answers: minimum Bayes risk decoding (Kumar
   * and Byrne, 2004) with the F-measure. Of two likely spans that overlap it takes the one that
   * covers both best.
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
        .map(
            chosen -> Chosen.of(chosen.line(), UnitCompletion.with(chosen.span()), chosen.score()));
  }

  /** The F-measure of {@code span}, in words, if {@code answer} is right. */
  private static double overlap(Candidate span, Candidate answer, double beta) {
    int shared = Math.min(span.to(), answer.to()) - Math.max(span.from(), answer.from());
    if (shared <= 0) {
      return 0;
    }
    double square = beta * beta;
    return (1 + square) * shared / (square * answer.length() + span.length());
  }
}

package dev.trawl.lexical.span;

import dev.trawl.lexical.question.Slot;
import dev.trawl.lexical.sentence.RankedSentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Chooses the best span from the best sentences. */
public final class SpanChooser {
  /** The penalty of a span for each point that its sentence scores below the best sentence. */
  private static final double BEHIND = 1;

  /**
   * If a sentence states the answer directly, the answer is taken from it without ranking. The
   * score of the sentence may be at most this much below the best score.
   */
  private static final double DIRECT = 1;

  /** Sentences whose score is more than this below the best score are ignored. */
  private static final double TOO_FAR_BEHIND = 3;

  /** The penalty for a span in a clause that is not related to the question. */
  private static final double UNRELATED_CLAUSE = 2;

  /**
   * Maximum number of spans that are compared with each other. Further spans are too unlikely to
   * matter.
   */
  private static final int MAX_COMPARED = 80;

  /**
   * Beta of the F-measure: a missing word of the answer is worse than an additional word. This is
   * even more important in a sentence that restates the question, because nearly all its other
   * words are the answer.
   */
  private static final double BETA = 2;

  private static final double BETA_RESTATED = 2.5;

  /**
   * A sentence restates the question if it contains at least this share of the question's terms.
   */
  static final double RESTATED = 0.88;

  private SpanChooser() {}

  /**
   * The chosen span.
   *
   * @param startChar index of its first UTF-16 unit in the text of its chunk
   * @param endChar index after its last UTF-16 unit
   * @param isAboutAnotherSubject whether the sentence is not about the subject of the question
   */
  public record Chosen(
      RankedSentence line,
      int startChar,
      int endChar,
      double score,
      boolean isAboutAnotherSubject) {
    public String text() {
      return line.marked().chunk().text().substring(startChar, endChar);
    }

    static Chosen of(RankedSentence line, Candidate span, double score) {
      var covered = line.features().own() + line.features().before() + line.features().heading();
      boolean isAboutAnother =
          OtherSubject.isAboutAnother(
                  span.sentence(), line.marked().nameShare(), span.startChar(), span.endChar())
              || OtherSubject.definesAnother(span.sentence(), covered);
      return new Chosen(line, span.startChar(), span.endChar(), score, isAboutAnother);
    }
  }

  /** A span and the log-likelihood that it is the answer, up to a constant. */
  private record Scored(RankedSentence line, Candidate span, double score) {}

  /**
   * The best span of {@code lines}, which must be in descending order of score; empty if there are
   * no spans.
   */
  public static Optional<Chosen> best(List<RankedSentence> lines) {
    var scored = new ArrayList<Scored>();
    var slot = Slot.of(lines.getFirst().marked().questionTerms().question());
    for (int rank = 0; rank < lines.size(); rank++) {
      var line = lines.get(rank);
      double behind = lines.getFirst().score() - line.score();
      if (behind > TOO_FAR_BEHIND) {
        break;
      }
      var sentence = ParsedSentence.of(line.marked(), line.line(), slot);
      var direct = CopulaAnswer.of(sentence).or(() -> BaConstruction.of(sentence));
      if (behind <= DIRECT && direct.isPresent()) {
        return Optional.of(Chosen.of(line, direct.get(), Double.MAX_VALUE));
      }
      var ranker = SpanRanker.of(line.marked().chunk().language());
      var features = SpanFeatures.sentence(rank, behind);
      for (var span : ofKind(Candidates.of(sentence))) {
        double clausePenalty = Clauses.isInUnrelatedClause(span) ? UNRELATED_CLAUSE : 0;
        double score = ranker.score(span, features) - BEHIND * behind - clausePenalty;
        scored.add(new Scored(line, span, score));
      }
    }
    var likely = namedAsAsked(scored);
    likely.sort(Comparator.comparingDouble(Scored::score).reversed());
    return minimumRisk(likely.subList(0, Math.min(MAX_COMPARED, likely.size())));
  }

  /**
   * For "In which county …?", the names that end with "County", in sentences with all names of the
   * question; all spans if there are no such names.
   */
  private static List<Scored> namedAsAsked(List<Scored> spans) {
    var matching =
        spans.stream()
            .filter(one -> one.span().isNameOfFocus())
            .filter(one -> one.line().features().nameShare() >= 1)
            .toList();
    return new ArrayList<>(matching.isEmpty() ? spans : matching);
  }

  /** The spans of the kind that the question asks for; all spans if no span is of that kind. */
  private static List<Candidate> ofKind(List<Candidate> spans) {
    var matching = spans.stream().filter(SpanKindMatch::matches).toList();
    return matching.isEmpty() ? spans : matching;
  }

  /**
   * The span that shares the most words with the likely answers: minimum Bayes risk decoding (Kumar
   * and Byrne, 2004) with the F-measure. If two likely spans overlap, it chooses the span that
   * covers both best.
   */
  private static Optional<Chosen> minimumRisk(List<Scored> likely) {
    Scored best = null;
    double bestGain = -1;
    for (var one : likely) {
      double gain = 0;
      double beta = one.line().features().own() < RESTATED ? BETA : BETA_RESTATED;
      for (var other : likely) {
        if (other.line() == one.line()) {
          double odds = Math.exp(other.score() - likely.getFirst().score());
          gain += odds * overlap(one.span(), other.span(), beta);
        }
      }
      if (gain > bestGain) {
        bestGain = gain;
        best = one;
      }
    }
    return Optional.ofNullable(best)
        .map(
            chosen -> Chosen.of(chosen.line(), UnitCompletion.with(chosen.span()), chosen.score()));
  }

  /** The F-measure of {@code span}, in words, assuming that {@code answer} is correct. */
  private static double overlap(Candidate span, Candidate answer, double beta) {
    int shared = Math.min(span.to(), answer.to()) - Math.max(span.from(), answer.from());
    if (shared <= 0) {
      return 0;
    }
    double square = beta * beta;
    return (1 + square) * shared / (square * answer.length() + span.length());
  }
}

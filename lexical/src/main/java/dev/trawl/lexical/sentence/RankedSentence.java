package dev.trawl.lexical.sentence;

import dev.trawl.lexical.sentence.MarkedChunk.Line;
import dev.trawl.lexical.words.Roots;
import dev.trawl.retrieval.analysis.Analysis;
import dev.trawl.retrieval.table.TableLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A sentence with its score for a question. */
public record RankedSentence(MarkedChunk marked, Line line, SentenceScore features, double score) {
  /** The share of the question's words that counts as all of them. */
  private static final double ALL = 0.99;

  private static final Comparator<RankedSentence> BEST_FIRST =
      Comparator.comparingDouble(RankedSentence::score).reversed();

  /**
   * The sentences of {@code markedChunks} by descending score. Sentences with the same score keep
   * the order of the text.
   */
  public static List<RankedSentence> of(List<MarkedChunk> markedChunks) {
    var ranked = new ArrayList<RankedSentence>();
    for (var marked : markedChunks) {
      for (int i = 0; i < marked.lines().size(); i++) {
        if (marked.lines().get(i).found() != 0) {
          ranked.add(at(marked, i));
        }
      }
    }
    ranked.sort(BEST_FIRST);
    return ranked;
  }

  /** The sentence with this number in its chunk. */
  public static RankedSentence at(MarkedChunk marked, int at) {
    var features = SentenceScore.of(marked, at);
    double score = features.score(marked.chunk().language());
    return new RankedSentence(marked, marked.lines().get(at), features, score);
  }

  /** The sentence after this one in the same chunk. */
  public Optional<RankedSentence> next() {
    int next = marked.lines().indexOf(line) + 1;
    return next < marked.lines().size() ? Optional.of(at(marked, next)) : Optional.empty();
  }

  /** Returns true if the sentence has a content word that is not in the question. */
  public boolean addsWords() {
    return addsWords(text());
  }

  /** Returns true if {@code words} have a content word that is not in the question. */
  public boolean addsWords(String words) {
    var language = marked.chunk().language();
    var roots = new Roots(language);
    return Analysis.terms(words, language).stream()
        .filter(term -> !term.stop())
        .anyMatch(term -> !marked.questionTerms().index().containsKey(roots.of(term.text())));
  }

  /** Returns true if the sentence has all content words of {@code words}, in any order. */
  public boolean containsWords(String words) {
    if (text().contains(words)) {
      return true;
    }
    var language = marked.chunk().language();
    var roots = new Roots(language);
    var own =
        Analysis.terms(text(), language).stream()
            .map(term -> roots.of(term.text()))
            .collect(Collectors.toSet());
    var wanted =
        Analysis.terms(words, language).stream()
            .filter(term -> !term.stop())
            .map(term -> roots.of(term.text()))
            .toList();
    return !wanted.isEmpty() && own.containsAll(wanted);
  }

  /**
   * Returns true if this sentence, a neighbour or its headings have the rarest term of the question
   * that {@code other} has in this way.
   */
  public boolean hasRarestTermOf(RankedSentence other) {
    var terms = marked.questionTerms();
    long rarest = terms.rarest(other.nearby() & ~terms.crossing());
    return (nearby() & rarest) == rarest;
  }

  /** Returns true if the sentence has all terms of the question. */
  public boolean hasAllTerms() {
    return features.wordShare() >= ALL;
  }

  /** The share of the question's terms in the sentence, its neighbours and the headings, 0 to 1. */
  double nearbyShare() {
    return marked.questionTerms().share(nearby());
  }

  /** The question's terms in the sentence, its neighbours and the headings, as a bit set. */
  private long nearby() {
    var lines = marked.lines();
    int at = lines.indexOf(line);
    long before = at > 0 ? lines.get(at - 1).found() : 0;
    long next = at + 1 < lines.size() ? lines.get(at + 1).found() : 0;
    return line.found() | before | next | marked.headingTerms();
  }

  /**
   * Returns true if this is a row of a table whose first cell is what the question asks about: the
   * cell contains only words of the question, and the row contains all of them.
   */
  public boolean isRowInQuestion() {
    var cells = TableLine.cells(text()).stream().filter(cell -> !cell.isEmpty()).toList();
    return cells.size() > 1 && features.own() >= ALL && !addsWords(cells.getFirst());
  }

  public String text() {
    return marked.text(line);
  }

  /** The probability, 0 to 1, that this sentence answers the question. */
  public double support() {
    return Support.of(features, marked.chunk().language());
  }
}

package dev.trawl.lexical.sentence;

import dev.trawl.lexical.question.Question;
import dev.trawl.lexical.words.Roots;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.Span;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.retrieval.analysis.Analysis;
import dev.trawl.retrieval.analysis.Bm25;
import dev.trawl.retrieval.analysis.Term;
import dev.trawl.retrieval.chunk.Sentences;
import java.util.ArrayList;
import java.util.List;

/**
 * A chunk in which the question's terms are marked, sentence by sentence.
 *
 * @param heading the question's terms in the headings above the chunk, as a bit set
 * @param strength share of the question's weight in the whole chunk, 0 to 1; repeated terms
 *     saturate as in BM25
 * @param identified whether the chunk or its headings contain a code of the question
 */
public record MarkedChunk(
    Chunk chunk,
    QuestionTerms wanted,
    long heading,
    double strength,
    boolean identified,
    List<Line> lines) {
  private static final Bm25 WHOLE = new Bm25(0.9, 0.4);
  private static final Bm25 SENTENCE = new Bm25(0.4, 0.2);

  /**
   * The weight of a term in the previous sentence, and the factor by which it decays with each
   * further sentence.
   */
  private static final double PREVIOUS_SENTENCE = 0.6;

  private static final double DECAY = 0.85;

  /**
   * A sentence of the chunk.
   *
   * @param start index of its first UTF-16 unit in the chunk's text
   * @param end index after its last UTF-16 unit
   * @param found the question's terms in it, as a bit set
   * @param contextShare share of the question's weight in this sentence and the earlier ones, 0 to
   *     1; earlier sentences and terms in long sentences have less weight
   * @param pairs the question's terms that are followed by the same term in the sentence as in the
   *     question, as a bit set
   * @param slot number of words around one position that match the words around the question's gap
   */
  public record Line(int start, int end, long found, double contextShare, long pairs, int slot) {}

  /** Marks each chunk of {@code task}. */
  public static List<MarkedChunk> all(Question question, ModelTask.Answer task) {
    var markedChunks = new ArrayList<MarkedChunk>();
    for (Chunk chunk : task.chunks()) {
      markedChunks.add(of(chunk, QuestionTerms.of(question, chunk.language(), task.statistics())));
    }
    return markedChunks;
  }

  public static MarkedChunk of(Chunk chunk, QuestionTerms wanted) {
    var terms = Analysis.terms(chunk.text(), chunk.language());
    var roots = new Roots(chunk.language());
    var lines = new ArrayList<Line>();
    var counts = new int[wanted.terms().size()];
    var context = new double[counts.length];
    int at = 0;
    for (Span span : Sentences.of(chunk.text())) {
      while (at < terms.size() && terms.get(at).startChar() < span.startChar()) {
        at++;
      }
      long found = 0;
      long pairs = 0;
      int last = -1;
      int lastAt = 0;
      int first = at;
      for (; at < terms.size() && terms.get(at).startChar() < span.endChar(); at++) {
        var term = terms.get(at);
        Integer index = wanted.index().get(roots.of(term.text()));
        if (index == null) {
          continue;
        }
        found |= 1L << index;
        counts[index]++;
        if (last >= 0 && wanted.after()[last] == index && at - lastAt <= 3) {
          pairs |= 1L << last;
        }
        last = index;
        lastAt = at;
      }
      double contextShare = contextShare(wanted, found, at - first, context);
      int slot = found == 0 ? 0 : slot(wanted, terms.subList(first, at), roots);
      lines.add(new Line(span.startChar(), span.endChar(), found, contextShare, pairs, slot));
    }
    long heading = found(chunk.context(), chunk.language(), wanted);
    boolean identified =
        wanted.isIdentifiedIn(chunk.text()) || wanted.isIdentifiedIn(chunk.context());
    double strength = strength(wanted, counts, terms.size());
    return new MarkedChunk(chunk, wanted, heading, strength, identified, lines);
  }

  private static int slot(QuestionTerms wanted, List<Term> sentence, Roots roots) {
    var keys = new ArrayList<String>(sentence.size());
    for (int i = 0; i < sentence.size(); i++) {
      var term = sentence.get(i);
      boolean partOfLast = i > 0 && term.position() == sentence.get(i - 1).position();
      if (!partOfLast) {
        keys.add(roots.of(term.text()));
      }
    }
    return wanted.slot().matches(keys);
  }

  /**
   * Computes {@code contextShare} of a sentence. Updates {@code context}, the decayed weight of
   * each term.
   */
  private static double contextShare(
      QuestionTerms wanted, long found, int length, double[] context) {
    double own = SENTENCE.saturation(1, length, wanted.meanSentence());
    double sum = 0;
    for (int i = 0; i < context.length; i++) {
      double here = (found >> i & 1) == 0 ? 0 : own;
      sum += wanted.weights()[i] * Math.max(here, context[i]);
      context[i] = Math.max(context[i] * DECAY, here * PREVIOUS_SENTENCE);
    }
    return found == 0 ? 0 : wanted.asShare(sum);
  }

  private static double strength(QuestionTerms wanted, int[] counts, int length) {
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += wanted.weights()[i] * WHOLE.saturation(counts[i], length, wanted.meanChunk());
    }
    return wanted.asShare(sum);
  }

  private static long found(String text, String language, QuestionTerms wanted) {
    long found = 0;
    var roots = new Roots(language);
    for (var term : Analysis.terms(text, language)) {
      Integer index = wanted.index().get(roots.of(term.text()));
      found |= index == null ? 0 : 1L << index;
    }
    return found;
  }

  /** The question's terms in the chunk or its headings. */
  public long all() {
    return lines.stream().mapToLong(Line::found).reduce(heading, (a, b) -> a | b);
  }

  /**
   * The share of the question's names that the chunk or its headings contain; 1 if the question has
   * no names.
   */
  public double names() {
    double all = wanted.weight(wanted.names());
    return all == 0 ? 1 : wanted.weight(wanted.names() & all()) / all;
  }

  String text(Line line) {
    return chunk.text().substring(line.start(), line.end());
  }
}

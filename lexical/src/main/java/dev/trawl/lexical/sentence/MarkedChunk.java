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
 * A chunk in which the question's terms are marked, sentence by sentence. A share is the weight of
 * the terms found, divided by the weight of all terms of the question.
 *
 * @param headingTerms the question's terms in the headings above the chunk, as a bit set
 * @param chunkShare share of the terms in the whole chunk, 0 to 1; repetitions of a term add less
 *     and less, as in BM25
 * @param containsCode whether the chunk or its headings contain a code of the question
 */
public record MarkedChunk(
    Chunk chunk,
    QuestionTerms questionTerms,
    long headingTerms,
    double chunkShare,
    boolean containsCode,
    List<Line> lines) {
  private static final Bm25 CHUNK = new Bm25(0.9, 0.4);
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
   * @param contextShare share of the terms in this sentence and the sentences before it, 0 to 1;
   *     earlier sentences and terms in long sentences have less weight
   * @param pairs the question's terms that are followed, in the sentence, by the term that also
   *     follows them in the question; a bit set
   * @param slotMatches how many words around the best candidate position in this sentence match the
   *     words around the missing answer in the question (see {@link
   *     dev.trawl.lexical.question.Slot})
   */
  public record Line(
      int start, int end, long found, double contextShare, long pairs, int slotMatches) {}

  /** Marks each chunk of {@code task}. */
  public static List<MarkedChunk> markAll(Question question, ModelTask.Answer task) {
    var markedChunks = new ArrayList<MarkedChunk>();
    for (Chunk chunk : task.chunks()) {
      markedChunks.add(
          of(chunk, QuestionTerms.of(question, chunk.language(), task.statistics()), 0));
    }
    return markedChunks;
  }

  /**
   * Marks {@code chunk}. If the chunk and its headings contain a smaller share of the terms than
   * {@code minShare}, the result has no lines.
   */
  public static MarkedChunk of(Chunk chunk, QuestionTerms questionTerms, double minShare) {
    var terms = Analysis.terms(chunk.text(), chunk.language());
    var roots = new Roots(chunk.language());
    var indexes = new int[terms.size()];
    var counts = new int[questionTerms.terms().size()];
    long headingTerms = questionTerms.in(chunk.context(), chunk.language());
    long found = headingTerms;
    for (int i = 0; i < indexes.length; i++) {
      indexes[i] = questionTerms.index().getOrDefault(roots.of(terms.get(i).text()), -1);
      if (indexes[i] >= 0) {
        counts[indexes[i]]++;
        found |= 1L << indexes[i];
      }
    }
    boolean hasLines = questionTerms.share(found) >= minShare;
    return new MarkedChunk(
        chunk,
        questionTerms,
        headingTerms,
        chunkShare(questionTerms, counts, terms.size()),
        questionTerms.hasCodeIn(chunk.text()) || questionTerms.hasCodeIn(chunk.context()),
        hasLines ? lines(chunk, questionTerms, terms, indexes) : List.of());
  }

  /**
   * @param indexes for each of {@code terms}, which term of the question it is; -1 if none
   */
  private static List<Line> lines(
      Chunk chunk, QuestionTerms questionTerms, List<Term> terms, int[] indexes) {
    var roots = new Roots(chunk.language());
    var lines = new ArrayList<Line>();
    var context = new double[questionTerms.terms().size()];
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
        int index = indexes[at];
        if (index < 0) {
          continue;
        }
        found |= 1L << index;
        if (last >= 0 && questionTerms.after()[last] == index && at - lastAt <= 3) {
          pairs |= 1L << last;
        }
        last = index;
        lastAt = at;
      }
      double contextShare = contextShare(questionTerms, found, at - first, context);
      int slotMatches =
          found == 0 ? 0 : slotMatches(questionTerms, terms.subList(first, at), roots);
      lines.add(
          new Line(span.startChar(), span.endChar(), found, contextShare, pairs, slotMatches));
    }
    return lines;
  }

  private static int slotMatches(QuestionTerms questionTerms, List<Term> sentence, Roots roots) {
    var keys = new ArrayList<String>(sentence.size());
    for (int i = 0; i < sentence.size(); i++) {
      var term = sentence.get(i);
      boolean isPartOfPrevious = i > 0 && term.position() == sentence.get(i - 1).position();
      if (!isPartOfPrevious) {
        keys.add(roots.of(term.text()));
      }
    }
    return questionTerms.slot().matches(keys);
  }

  /**
   * Computes {@code contextShare} of a sentence. Updates {@code context}, the decayed weight of
   * each term.
   */
  private static double contextShare(
      QuestionTerms questionTerms, long found, int length, double[] context) {
    double own = SENTENCE.saturation(1, length, questionTerms.meanSentenceTerms());
    double sum = 0;
    for (int i = 0; i < context.length; i++) {
      double here = (found >> i & 1) == 0 ? 0 : own;
      sum += questionTerms.weights()[i] * Math.max(here, context[i]);
      context[i] = Math.max(context[i] * DECAY, here * PREVIOUS_SENTENCE);
    }
    return found == 0 ? 0 : questionTerms.asShare(sum);
  }

  private static double chunkShare(QuestionTerms questionTerms, int[] counts, int length) {
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum +=
          questionTerms.weights()[i]
              * CHUNK.saturation(counts[i], length, questionTerms.meanChunkTerms());
    }
    return questionTerms.asShare(sum);
  }

  /** The question's terms in the chunk or its headings. */
  public long termsFound() {
    return lines.stream().mapToLong(Line::found).reduce(headingTerms, (a, b) -> a | b);
  }

  /**
   * The share of the question's names that the chunk or its headings contain; 1 if the question has
   * no names.
   */
  public double nameShare() {
    double all = questionTerms.weight(questionTerms.nameTerms());
    return all == 0 ? 1 : questionTerms.weight(questionTerms.nameTerms() & termsFound()) / all;
  }

  String text(Line line) {
    return chunk.text().substring(line.start(), line.end());
  }
}

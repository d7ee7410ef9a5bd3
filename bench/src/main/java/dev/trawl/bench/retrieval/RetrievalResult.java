package dev.trawl.bench.retrieval;

import dev.trawl.bench.data.Question;
import dev.trawl.bench.report.Result;
import dev.trawl.bench.score.AnswerScore;
import dev.trawl.bench.subject.Reply;
import java.util.List;
import java.util.Map;

/**
 * One question of a retrieval run, as a line of {@code results.jsonl}. Ranks start at 1; -1 means
 * not found.
 *
 * @param references accepted forms of the correct answer; empty if the question has no answer
 * @param paged whether the evidence is a page; in this case, a chunk only has to overlap the page
 * @param chunkRank the rank at which the last piece of evidence is found, where a chunk must
 *     contain the whole answer
 * @param paragraphRank like {@code chunkRank}, but a chunk only has to overlap the paragraph with
 *     the evidence
 * @param pageRank like {@code chunkRank}, but for the pages of the best sentences; each page is
 *     counted once
 * @param gatheredRank like {@code chunkRank}, but for all spans that the run cited or found; see
 *     {@link GatheredEvidence}
 * @param sentenceRight whether the reader's first quote contains the answer
 * @param indexSentenceRight whether the best sentence of the best chunk contains the answer
 * @param citedRight whether the reply's first citation contains the answer
 * @param placed whether the evidence is known and was found in the extracted text; otherwise the
 *     ranks are meaningless, and the means do not include them
 */
record RetrievalResult(
    String set,
    String id,
    String question,
    List<String> references,
    boolean placed,
    boolean paged,
    int chunkRank,
    int paragraphRank,
    int pageRank,
    int gatheredRank,
    boolean sentenceRight,
    boolean indexSentenceRight,
    boolean citedRight,
    String quote,
    String indexSentence,
    String answer,
    String status,
    String level,
    double exact,
    double f1,
    int maxPromptTokens,
    long askMs,
    String error)
    implements Result {
  RetrievalResult {
    references = List.copyOf(references);
  }

  static String key(String set, Question question) {
    return set + " " + question.id();
  }

  @Override
  public String key() {
    return set + " " + id;
  }

  @Override
  public String group() {
    return set;
  }

  @Override
  public Map<String, Double> scores() {
    return Measure.valuesOf(this);
  }

  boolean isAnswerable() {
    return !references.isEmpty();
  }

  /** Returns 100 if {@code rank} is within the first {@code k}, else 0. */
  static double within(int rank, int k) {
    return rank > 0 && rank <= k ? 100 : 0;
  }

  static RetrievalResult of(String set, Question question, Judgement judgement, Reply reply) {
    var score = AnswerScore.of(reply.answeringWords(), question.answers());
    return new RetrievalResult(
        set,
        question.id(),
        question.text(),
        question.answers(),
        judgement.placed(),
        judgement.paged(),
        judgement.chunkRank(),
        judgement.paragraphRank(),
        judgement.pageRank(),
        judgement.gatheredRank(),
        judgement.sentenceRight(),
        judgement.indexSentenceRight(),
        judgement.citedRight(),
        judgement.quote(),
        judgement.indexSentence(),
        reply.answer().map(given -> given.text()).orElse(""),
        reply.status(),
        reply.level(),
        question.answers().isEmpty() ? 0 : score.exact(),
        question.answers().isEmpty() ? 0 : score.f1(),
        reply.maxPromptTokens(),
        reply.elapsedMs(),
        reply.error());
  }
}

package dev.trawl.bench.retrieval;

import dev.trawl.bench.data.Question;
import dev.trawl.bench.report.Result;
import dev.trawl.bench.score.AnswerScore;
import dev.trawl.bench.subject.Reply;
import java.util.List;
import java.util.Map;

/**
 * One question of a retrieval run, as a line of {@code results.jsonl}. Ranks count from 1; -1 is
 * never.
 *
 * @param references what a right answer says, in one form or another; empty where none is right
 * @param paged whether the evidence is a page: then a chunk that touches it counts as holding it
 * @param chunkRank of the chunk by which all evidence is found, answers whole
 * @param paragraphRank the same, a shared character being enough
 * @param pageRank among the pages of the best sentences, each page once
 * @param gatheredRank among all that the run cites, found on its way or retrieved: see {@link
 *     Gathered}
 * @param sentenceRight whether the reader's first quote holds the answer
 * @param indexSentenceRight whether the best sentence of the best chunk does
 * @param citedRight whether the first citation of the answer holds it
 * @param placed whether the evidence is known and was found again in the extracted text; otherwise
 *     ranks mean nothing and are left out of the means
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
    return Measure.of(this);
  }

  boolean isAnswerable() {
    return !references.isEmpty();
  }

  /** Whether {@code rank} is within the first {@code k}. */
  static double within(int rank, int k) {
    return rank > 0 && rank <= k ? 100 : 0;
  }

  static RetrievalResult of(String set, Question question, Judged judged, Reply reply) {
    var score = AnswerScore.of(reply.text(), question.answers());
    return new RetrievalResult(
        set,
        question.id(),
        question.text(),
        question.answers(),
        judged.placed(),
        judged.paged(),
        judged.chunkRank(),
        judged.paragraphRank(),
        judged.pageRank(),
        judged.gatheredRank(),
        judged.sentenceRight(),
        judged.indexSentenceRight(),
        judged.citedRight(),
        judged.quote(),
        judged.indexSentence(),
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

package dev.trawl.retrieval.index;

import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Query;
import dev.trawl.retrieval.chunk.QuestionParts;
import java.util.List;
import java.util.Locale;

/**
 * Splits a query with several questions into one search for each question. In a single search, the
 * words that all questions share would have more weight than the words that distinguish them.
 */
final class QueryParts {
  /**
   * Maximum number of questions with separate searches. A query with more questions is searched for
   * as a whole.
   */
  private static final int MAX_QUESTIONS = 32;

  private QueryParts() {}

  /** One query for each question; the query itself if it has only one question. */
  static List<Query> of(Query query) {
    var questions = QuestionParts.of(query.text());
    if (questions.size() == 1 || questions.size() > MAX_QUESTIONS) {
      return List.of(query);
    }
    return questions.stream()
        .map(
            question -> new Query(question, query.language(), keywords(query, questions, question)))
        .toList();
  }

  /**
   * The keywords that occur in the question, and those that occur in no question, such as
   * translations.
   */
  private static List<Keyword> keywords(Query query, List<String> questions, String question) {
    return query.keywords().stream()
        .filter(
            keyword ->
                contains(question, keyword)
                    || questions.stream().noneMatch(other -> contains(other, keyword)))
        .toList();
  }

  private static boolean contains(String question, Keyword keyword) {
    return question.toLowerCase(Locale.ROOT).contains(keyword.text().toLowerCase(Locale.ROOT));
  }
}

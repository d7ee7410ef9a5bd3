package dev.trawl.retrieval.index;

import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Query;
import dev.trawl.retrieval.chunk.QuestionParts;
import java.util.List;
import java.util.Locale;

/**
 * Splits a query of several questions into one search for each. In a single search, the words that
 * all questions share would count more than the words that distinguish them.
 */
final class QueryParts {
  /** Most questions that are searched separately. With more, the query is one search. */
  private static final int MOST = 32;

  private QueryParts() {}

  /** The query itself if it has only one question. */
  static List<Query> of(Query query) {
    var questions = QuestionParts.of(query.text());
    if (questions.size() == 1 || questions.size() > MOST) {
      return List.of(query);
    }
    return questions.stream()
        .map(
            question -> new Query(question, query.language(), keywords(query, questions, question)))
        .toList();
  }

  /** Keywords that occur in the question, and those that occur in none, such as translations. */
  private static List<Keyword> keywords(Query query, List<String> questions, String question) {
    return query.keywords().stream()
        .filter(
            keyword ->
                names(question, keyword)
                    || questions.stream().noneMatch(other -> names(other, keyword)))
        .toList();
  }

  private static boolean names(String question, Keyword keyword) {
    return question.toLowerCase(Locale.ROOT).contains(keyword.text().toLowerCase(Locale.ROOT));
  }
}

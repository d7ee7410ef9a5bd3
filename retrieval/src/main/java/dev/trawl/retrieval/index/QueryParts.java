package dev.trawl.retrieval.index;

import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Query;
import dev.trawl.retrieval.chunk.QuestionParts;
import java.util.List;
import java.util.Locale;

/**
 * The searches that a query of several questions is. Each finds its own chunks: summed up, the
 * words that all the questions use would count more than those that tell what one of them is about.
 */
final class QueryParts {
  /** The most questions searched for one by one; of more than these the query is one search. */
  private static final int MOST = 32;

  private QueryParts() {}

  /** The query itself where it holds but one question. */
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

  /** Those the question names, and those that no question does, such as translations. */
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

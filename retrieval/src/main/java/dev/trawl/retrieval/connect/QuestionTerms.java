package dev.trawl.retrieval.connect;

import dev.trawl.protocol.TermStatistics;
import dev.trawl.retrieval.analysis.Analysis;
import dev.trawl.retrieval.analysis.Term;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The terms of a question and their weights.
 *
 * @param phrase the whole question
 * @param weights the weight of each term: its rarity, increased for names. Stop words and terms
 *     that no document contains are left out
 * @param surfaces for each term, the word of the question that it comes from
 */
record QuestionTerms(Phrase phrase, Map<String, Double> weights, Map<String, String> surfaces) {
  /** Factor for the weight of names, because they identify a paragraph better than other words. */
  private static final double NAME_FACTOR = 2;

  static QuestionTerms of(String question, String language, TermStatistics statistics) {
    var terms = Analysis.terms(question, language);
    var weights = new LinkedHashMap<String, Double>();
    var surfaces = new LinkedHashMap<String, String>();
    for (var term : terms) {
      if (!term.stop() && statistics.sentenceFrequency().getOrDefault(term.text(), 0L) > 0) {
        weights.put(term.text(), weight(question, term, statistics));
        surfaces.putIfAbsent(term.text(), surface(question, term));
      }
    }
    return new QuestionTerms(Phrase.of(terms), weights, surfaces);
  }

  private static double weight(String question, Term term, TermStatistics statistics) {
    var rarity = statistics.inverseSentenceFrequency(term.text());
    return isName(question, term) ? NAME_FACTOR * rarity : rarity;
  }

  /** Returns true if the word is capitalised and is not the first word of the question. */
  private static boolean isName(String question, Term term) {
    return term.startChar() > 0 && Character.isUpperCase(question.codePointAt(term.startChar()));
  }

  private static String surface(String question, Term term) {
    return question.substring(term.startChar(), term.endChar());
  }

  double weight(String term) {
    return weights.getOrDefault(term, 0.0);
  }

  /** The weight of {@code terms} divided by the weight of all terms of the question, 0 to 1. */
  double share(Collection<String> terms) {
    var all = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    return all == 0 ? 0 : terms.stream().mapToDouble(this::weight).sum() / all;
  }

  /** The words of the question whose terms are not in {@code covered}. */
  String without(Set<String> covered) {
    return surfaces.entrySet().stream()
        .filter(word -> !covered.contains(word.getKey()))
        .map(Map.Entry::getValue)
        .distinct()
        .collect(Collectors.joining(" "));
  }
}

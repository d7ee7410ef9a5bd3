package dev.trawl.retrieval.connect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The relevance of each paragraph to a question, computed with BM25. */
final class Relevance {
  private static final double K1 = 0.9;
  private static final double B = 0.4;

  private final Map<Paragraph, Double> scores = new HashMap<>();
  private final double best;

  Relevance(List<Paragraph> paragraphs, QuestionTerms terms) {
    var meanLength = paragraphs.stream().mapToInt(Paragraph::length).average().orElse(1);
    for (var paragraph : paragraphs) {
      scores.put(paragraph, score(paragraph, terms, meanLength));
    }
    best = scores.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  private static double score(Paragraph paragraph, QuestionTerms terms, double meanLength) {
    var norm = K1 * (1 - B + B * paragraph.length() / meanLength);
    return terms.weights().entrySet().stream()
        .mapToDouble(
            term -> {
              var count = paragraph.count(term.getKey());
              return term.getValue() * count * (K1 + 1) / (count + norm);
            })
        .sum();
  }

  /** The relevance from 0 to 1; 1 for the best paragraph. */
  double of(Paragraph paragraph) {
    return best == 0 ? 0 : scores.getOrDefault(paragraph, 0.0) / best;
  }
}

package dev.trawl.retrieval.index;

import dev.trawl.protocol.TermStatistics;
import dev.trawl.retrieval.analysis.Analysis;
import java.util.HashSet;
import java.util.Set;

/**
 * Measures how much of a query matches the name of the document, as in "… in the annual report".
 */
final class NameMatch {
  private NameMatch() {}

  /** The share of the query's weight, 0 to 1, in words that {@code name} contains. */
  static double share(QueryTerms query, String name, TermStatistics statistics) {
    Set<String> words = words(name);
    double all = 0;
    double named = 0;
    for (var word : query.words()) {
      double weight =
          word.weight()
              * word.terms().stream()
                  .mapToDouble(statistics::inverseChunkFrequency)
                  .min()
                  .orElse(0);
      all += weight;
      named += word.terms().stream().anyMatch(words::contains) ? weight : 0;
    }
    return all == 0 ? 0 : named / all;
  }

  private static Set<String> words(String name) {
    var words = new HashSet<String>();
    int dot = name.lastIndexOf('.');
    String title = dot > 0 ? name.substring(0, dot) : name;
    for (var term : Analysis.terms(title, "und")) {
      if (!term.stop()) {
        words.add(term.text());
      }
    }
    return words;
  }
}

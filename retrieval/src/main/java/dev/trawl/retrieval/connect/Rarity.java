package dev.trawl.retrieval.connect;

import dev.trawl.protocol.TermStatistics;
import java.util.List;

/** The rarity of names in the documents, from the statistics of several searches. */
record Rarity(List<TermStatistics> searches) {
  Rarity {
    searches = List.copyOf(searches);
  }

  /**
   * Rarity of the rarest word of a name, 0 to 1; 1 for a word that occurs once or is not in the
   * statistics.
   */
  double of(Phrase name) {
    return name.words().stream().mapToDouble(this::of).max().orElse(0);
  }

  private double of(String word) {
    return searches.stream()
        .filter(statistics -> statistics.sentenceFrequency().getOrDefault(word, 0L) > 0)
        .findFirst()
        .map(statistics -> share(statistics, word))
        .orElse(1.0);
  }

  private static double share(TermStatistics statistics, String word) {
    var once = Math.log(1 + (statistics.sentences() - 0.5) / 1.5);
    return Math.clamp(statistics.inverseSentenceFrequency(word) / once, 0, 1);
  }
}

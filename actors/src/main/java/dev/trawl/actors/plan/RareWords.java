package dev.trawl.actors.plan;

import dev.trawl.protocol.TermStatistics;
import dev.trawl.retrieval.analysis.Analysis;
import dev.trawl.retrieval.analysis.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The words of a search that distinguish places. A word that is in more than half of the chunks,
 * and in at least {@value #MIN_CHUNKS} chunks, does not distinguish places. In a script without
 * spaces, the parts between spaces and punctuation count as words.
 *
 * @param text the words that remain, in their order; stop words among them are kept
 * @param common the words that are left out
 */
record RareWords(String text, List<FrequentWord> common) {
  /** In a short document, a word in most chunks is often the name that the question is about. */
  static final int MIN_CHUNKS = 8;

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Z},;，、；]+");

  /**
   * A word that is in too many chunks.
   *
   * @param chunks the number of chunks that contain it
   */
  record FrequentWord(String word, long chunks) {}

  RareWords {
    common = List.copyOf(common);
  }

  /**
   * @param statistics of a search for {@code words}
   */
  static RareWords of(String words, String language, TermStatistics statistics) {
    var kept = new ArrayList<String>();
    var common = new ArrayList<FrequentWord>();
    var hasRare = false;
    for (var word : BETWEEN_WORDS.split(words.strip())) {
      var chunks = chunks(word, language, statistics);
      if (chunks.orElse(0) >= MIN_CHUNKS && chunks.orElse(0) * 2 > statistics.chunks()) {
        common.add(new FrequentWord(word, chunks.getAsLong()));
      } else {
        kept.add(word);
        hasRare |= chunks.orElse(0) > 0;
      }
    }
    return new RareWords(hasRare ? String.join(" ", kept) : "", common);
  }

  /** The number of chunks with the rarest term of the word; empty for a stop word. */
  private static OptionalLong chunks(String word, String language, TermStatistics statistics) {
    return Analysis.terms(word, language).stream()
        .filter(term -> !term.stop())
        .map(Term::text)
        .mapToLong(term -> statistics.chunkFrequency().getOrDefault(term, 0L))
        .min();
  }

  /** Returns true if no word that distinguishes places occurs in the documents. */
  boolean isEmpty() {
    return text.isEmpty();
  }

  /** One sentence for each word that was left out. */
  List<String> warnings(long chunks) {
    return common.stream()
        .map(
            each ->
                "“%s” is in %d of %d chunks, which is too many to find places with it; search for rarer words, such as names."
                    .formatted(each.word(), each.chunks(), chunks))
        .toList();
  }

  /** The number of chunks with the rarest of the words that were left out. */
  int occurrences() {
    return (int) common.stream().mapToLong(FrequentWord::chunks).min().orElse(0);
  }
}

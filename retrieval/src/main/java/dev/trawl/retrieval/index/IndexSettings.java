package dev.trawl.retrieval.index;

import com.typesafe.config.Config;
import dev.trawl.retrieval.analysis.Bm25;
import dev.trawl.retrieval.outline.OutlineSettings;

/**
 * Sections {@code trawl.index} and {@code trawl.analysis} of {@code conf/application.conf}.
 *
 * @param threads number of threads that analyse one document; at least 1
 * @param bufferMegabytes size of the memory buffer of Lucene, which is written to disk when full;
 *     at least 1
 * @param outline limits of the outline, from section {@code trawl.outline}
 */
public record IndexSettings(
    int threads, int bufferMegabytes, Ranking ranking, OutlineSettings outline) {
  public IndexSettings {
    if (threads < 1 || bufferMegabytes < 1) {
      throw new IllegalArgumentException(
          "trawl.index.threads and buffer-megabytes must be at least 1, not %d and %d"
              .formatted(threads, bufferMegabytes));
    }
  }

  public static IndexSettings from(Config trawl) {
    var index = trawl.getConfig("index");
    var ranking = index.getConfig("ranking");
    return new IndexSettings(
        index.getInt("threads"),
        index.getInt("buffer-megabytes"),
        new Ranking(
            new Bm25(ranking.getDouble("chunk-k1"), ranking.getDouble("chunk-b")),
            new Bm25(ranking.getDouble("sentence-k1"), ranking.getDouble("sentence-b")),
            ranking.getDouble("sentence-weight"),
            ranking.getDouble("context-weight"),
            ranking.getDouble("coverage-weight"),
            ranking.getDouble("pair-weight"),
            ranking.getDouble("ideograph-pair-weight"),
            ranking.getDouble("heading-weight"),
            ranking.getDouble("title-weight"),
            ranking.getDouble("keyword-weight"),
            ranking.getDouble("name-weight"),
            ranking.getDouble("listing-factor"),
            trawl.getInt("analysis.languages-max")),
        OutlineSettings.from(trawl));
  }

  /**
   * The parameters of the score of a chunk. Weights are relative to the BM25 score of the chunk.
   *
   * @param chunks BM25 over chunks
   * @param sentences BM25 over sentences
   * @param sentence weight of the chunk's best sentence
   * @param context weight of a word in an earlier sentence, relative to a word in the sentence
   *     itself, because a text often does not repeat the name of its subject
   * @param coverage share of a sentence's score that depends on how much of the query it covers, 0
   *     to 1
   * @param pair weight of phrases and of words that are adjacent in query and text
   * @param ideographPair weight of two adjacent ideographs, relative to a single ideograph
   * @param heading weight of query words in the chunk's headings
   * @param title weight of a section title that the query contains completely
   * @param keyword weight of a keyword, relative to a word of the query's text
   * @param name weight of query words in the document's name
   * @param listing factor for chunks that only list pages, such as a table of contents
   * @param languagesMax maximum number of languages in which one query is analysed
   */
  public record Ranking(
      Bm25 chunks,
      Bm25 sentences,
      double sentence,
      double context,
      double coverage,
      double pair,
      double ideographPair,
      double heading,
      double title,
      double keyword,
      double name,
      double listing,
      int languagesMax) {}
}

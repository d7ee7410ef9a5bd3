package dev.trawl.retrieval.index;

import com.typesafe.config.Config;
import dev.trawl.retrieval.analysis.Bm25;

/**
 * {@code trawl.index}, and {@code trawl.analysis} for how queries are analysed.
 *
 * @param threads that analyse one document
 * @param bufferMegabytes what Lucene holds in memory before it writes
 */
public record IndexSettings(int threads, int bufferMegabytes, Ranking ranking) {
  public IndexSettings {
    if (threads < 1 || bufferMegabytes < 1) {
      throw new IllegalArgumentException(
          "trawl.index.threads and buffer-megabytes are at least 1, not %d and %d"
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
            trawl.getInt("analysis.languages-max")));
  }

  /**
   * How evidence is weighed. Weights are relative to the chunk's BM25.
   *
   * @param sentence of the chunk's best sentence's BM25
   * @param context of a word that stands before the sentence in its chunk: sentences speak of what
   *     was named before them
   * @param coverage how much of a sentence's score hangs on the share of the query it covers, 0 to
   *     1
   * @param ideographPair of two ideographs together against each alone
   * @param pair of two words of the query that stand together here too
   * @param heading of the query's words in the chunk's headings
   * @param title of the words of a whole title that the query holds
   * @param keyword of a keyword against a word of the text
   * @param name of the query's words in the document's name
   * @param listing factor of a chunk that only lists pages: contents, an index
   * @param languagesMax most languages a query is analysed in
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

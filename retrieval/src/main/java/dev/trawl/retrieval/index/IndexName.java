package dev.trawl.retrieval.index;

import dev.trawl.retrieval.analysis.Analysis;
import dev.trawl.retrieval.chunk.ChunkSettings;
import dev.trawl.retrieval.chunk.Tokens;
import dev.trawl.retrieval.document.RawDocument;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Derives the name of an index from the document's content and from everything else that determines
 * the index.
 */
final class IndexName {
  /** Must change whenever the files of an index or the chunks of a document may differ. */
  private static final int FORMAT = 4;

  private IndexName() {}

  /**
   * @param textKey what determines the document's text, except its bytes
   */
  static String of(RawDocument raw, String textKey, ChunkSettings chunks, Tokens tokens) {
    String shape =
        String.join(
            "\n",
            "format " + FORMAT,
            "analysis " + Analysis.VERSION,
            "tokens " + tokens.name(),
            "chunks %d %s %s %s"
                .formatted(
                    chunks.tokensMax(),
                    chunks.headingFill(),
                    chunks.pageFill(),
                    chunks.paragraphFill()),
            textKey);
    return raw.id().sha256() + "-" + sha256(shape).substring(0, 16);
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

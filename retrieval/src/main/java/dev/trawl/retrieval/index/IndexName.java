package dev.trawl.retrieval.index;

import dev.trawl.retrieval.analysis.Analysis;
import dev.trawl.retrieval.chunk.ChunkSettings;
import dev.trawl.retrieval.chunk.Tokens;
import dev.trawl.retrieval.document.RawDocument;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Derives the name of an index from the document's content and from everything else that determines
 * the index.
 */
final class IndexName {
  /**
   * Must change whenever the files of an index, the chunks or the text of a document may differ.
   */
  private static final int FORMAT = 4;

  private IndexName() {}

  static String of(RawDocument raw, ChunkSettings chunks, Tokens tokens) {
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
            "read as " + extension(raw.name()));
    return raw.id().sha256() + "-" + sha256(shape).substring(0, 16);
  }

  /** The extension of the name. The same bytes may be read differently as .md and as .txt. */
  private static String extension(String name) {
    int dot = name.lastIndexOf('.');
    int slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
    return dot > slash ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
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

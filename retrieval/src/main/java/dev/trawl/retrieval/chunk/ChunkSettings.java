package dev.trawl.retrieval.chunk;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code trawl.chunks}.
 *
 * @param tokensMax most tokens of a chunk; at least 16
 * @param headingFill share of {@code tokensMax}, 0 to 1, from which a heading starts a new chunk
 * @param pageFill the same for a page
 * @param paragraphFill share of a chunk kept when it is cut back to a paragraph's end
 * @param vocabulary file of the vocabulary that counts tokens; empty for the built-in one
 */
public record ChunkSettings(
    int tokensMax,
    double headingFill,
    double pageFill,
    double paragraphFill,
    Optional<Path> vocabulary) {
  /** A single code point may take four tokens, and must fit. */
  private static final int SMALLEST = 16;

  public ChunkSettings {
    if (tokensMax < SMALLEST) {
      throw new IllegalArgumentException(
          "trawl.chunks.tokens-max is %d; give at least %d".formatted(tokensMax, SMALLEST));
    }
    checkShare("heading-fill", headingFill);
    checkShare("page-fill", pageFill);
    checkShare("paragraph-fill", paragraphFill);
  }

  public static ChunkSettings from(Config trawl) {
    var chunks = trawl.getConfig("chunks");
    String vocabulary = chunks.getString("vocabulary");
    return new ChunkSettings(
        chunks.getInt("tokens-max"),
        chunks.getDouble("heading-fill"),
        chunks.getDouble("page-fill"),
        chunks.getDouble("paragraph-fill"),
        vocabulary.isBlank() ? Optional.empty() : Optional.of(Path.of(vocabulary)));
  }

  private static void checkShare(String key, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "trawl.chunks.%s is %s; give a share from 0 to 1".formatted(key, share));
    }
  }
}

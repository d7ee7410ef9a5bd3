package dev.trawl.retrieval.chunk;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Section {@code trawl.chunks} of {@code conf/application.conf}.
 *
 * @param tokensMax maximum number of tokens in a chunk; at least 16
 * @param headingFill a heading starts a new chunk if the current chunk has at least this share of
 *     {@code tokensMax}, 0 to 1
 * @param pageFill a new page starts a new chunk if the current chunk has at least this share of
 *     {@code tokensMax}, 0 to 1
 * @param paragraphFill a full chunk is shortened to the end of a paragraph only if it keeps at
 *     least this share of {@code tokensMax}, 0 to 1
 * @param vocabulary vocabulary file for counting tokens; empty for the built-in vocabulary
 */
public record ChunkSettings(
    int tokensMax,
    double headingFill,
    double pageFill,
    double paragraphFill,
    Optional<Path> vocabulary) {
  /** A single code point can take four tokens and must fit. */
  private static final int MIN_TOKENS = 16;

  public ChunkSettings {
    if (tokensMax < MIN_TOKENS) {
      throw new IllegalArgumentException(
          "trawl.chunks.tokens-max is %d; it must be at least %d".formatted(tokensMax, MIN_TOKENS));
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
          "trawl.chunks.%s is %s; it must be from 0 to 1".formatted(key, share));
    }
  }
}

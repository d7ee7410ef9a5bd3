package dev.trawl.actors.read;

import com.typesafe.config.Config;
import dev.trawl.retrieval.chunk.ChunkSettings;

/**
 * Section {@code trawl.reading} of {@code conf/application.conf}, and the size of a chunk.
 *
 * @param maxReaders maximum number of readers of one pass that exist at the same time
 * @param chunksPerCall maximum number of neighbouring chunks that share a call
 * @param maxQuotes maximum number of quotes taken from one chunk
 * @param maxRemembered maximum size of the cache of verdicts, in bytes; 0 turns it off
 * @param maxChunkTokens maximum number of tokens of a chunk's text
 */
public record ReadingSettings(
    int maxReaders, int chunksPerCall, int maxQuotes, long maxRemembered, int maxChunkTokens) {
  /** A model that reads more chunks in one call overlooks too much. */
  static final int MAX_CHUNKS_PER_CALL = 16;

  public ReadingSettings {
    if (maxReaders < 1) {
      throw new IllegalArgumentException("trawl.reading.max-readers < 1: " + maxReaders);
    }
    if (chunksPerCall < 1 || chunksPerCall > MAX_CHUNKS_PER_CALL) {
      throw new IllegalArgumentException(
          "trawl.reading.chunks-per-call is %d; it must be from 1 to %d"
              .formatted(chunksPerCall, MAX_CHUNKS_PER_CALL));
    }
    if (maxQuotes < 1) {
      throw new IllegalArgumentException("trawl.reading.max-quotes < 1: " + maxQuotes);
    }
    if (maxRemembered < 0) {
      throw new IllegalArgumentException("trawl.reading.max-remembered < 0: " + maxRemembered);
    }
  }

  public static ReadingSettings from(Config trawl) {
    var reading = trawl.getConfig("reading");
    return new ReadingSettings(
        reading.getInt("max-readers"),
        reading.getInt("chunks-per-call"),
        reading.getInt("max-quotes"),
        reading.getBytes("max-remembered"),
        ChunkSettings.from(trawl).tokensMax());
  }
}

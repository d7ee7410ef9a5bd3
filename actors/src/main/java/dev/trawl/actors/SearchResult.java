package dev.trawl.actors;

import dev.trawl.protocol.Evidence;
import java.util.List;

/**
 * The chunks that a search found.
 *
 * @param chunks the chunks that were found, the best first
 * @param warnings one sentence for each document that could not be searched
 */
public record SearchResult(List<ScoredChunk> chunks, List<String> warnings) {
  public SearchResult {
    chunks = List.copyOf(chunks);
    warnings = List.copyOf(warnings);
  }

  /**
   * @param evidence the whole chunk
   * @param score above 0, higher is better; only scores of the same search can be compared
   * @param tokens tokens of the chunk's text, counted with {@code trawl.chunks.vocabulary}
   */
  public record ScoredChunk(Evidence evidence, double score, int tokens) {}

  /** The chunks without their scores, the best first. */
  public List<Evidence> evidence() {
    return chunks.stream().map(ScoredChunk::evidence).toList();
  }
}

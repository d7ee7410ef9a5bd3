package dev.trawl.actors.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Hit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadingRankTest {
  private static final DocumentId DOCUMENT = new DocumentId("a".repeat(64));
  private static final ChunkId FIRST = new ChunkId(DOCUMENT, 0);
  private static final ChunkId SECOND = new ChunkId(DOCUMENT, 1);
  private static final ChunkId THIRD = new ChunkId(DOCUMENT, 2);

  @Test
  void addsTheRelevanceToTheScoreRelativeToTheBestScore() {
    assertThat(
            ReadingRank.of(Map.of(FIRST, 0.25, SECOND, 0.5), List.of(hit(FIRST, 8), hit(THIRD, 4))))
        .containsExactly(hit(FIRST, 1.25), hit(SECOND, 0.5), hit(THIRD, 0.5));
  }

  @Test
  void quotesDecideBetweenEquallyRelevantChunks() {
    assertThat(
            ReadingRank.of(Map.of(FIRST, 1.0, SECOND, 1.0), List.of(hit(SECOND, 3), hit(FIRST, 2))))
        .extracting(Hit::chunk)
        .containsExactly(SECOND, FIRST);
  }

  @Test
  void relevanceDecidesIfTheQuotesFindNothing() {
    assertThat(ReadingRank.of(Map.of(FIRST, 0.2, SECOND, 0.9), List.of()))
        .containsExactly(hit(SECOND, 0.9), hit(FIRST, 0.2));
  }

  @Test
  void ignoresScoresOfZero() {
    assertThat(ReadingRank.of(Map.of(FIRST, 0.2), List.of(hit(SECOND, 0))))
        .containsExactly(hit(FIRST, 0.2));
  }

  private static Hit hit(ChunkId chunk, double score) {
    return new Hit(chunk, score, List.of());
  }
}

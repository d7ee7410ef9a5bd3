package dev.trawl.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.DocumentId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MiddleCutTest {
  private static final DocumentId DOCUMENT = new DocumentId("a".repeat(64));

  @Test
  void keepsHeadAndTailAndDropsTheMiddle() {
    var cut = cut(4, "one ", "two ", "three ", "four ", "five ", "six");
    assertThat(cut.text()).isEqualTo("one two \n\nfive six");
    assertThat(cut.kept()).extracting(chunk -> chunk.id().ordinal()).containsExactly(0, 1, 4, 5);
  }

  @Test
  void cutsNothingIfTheWholeTextFits() {
    var cut = cut(3, "one ", "two ", "three");
    assertThat(cut.isComplete()).isTrue();
    assertThat(cut.text()).isEqualTo("one two three");
  }

  @Test
  void headAndTailHaveSimilarLengths() {
    var cut = cut(9, "long long long long ", "b ", "c ", "d ", "e ", "f ", "g ", "h");
    assertThat(cut.text()).isEqualTo("long long long long b \n\ne f g h");
  }

  @Test
  void keepsNothingIfNoChunkFits() {
    assertThat(cut(1, "much too long", "b").kept()).isEmpty();
  }

  /** Cuts texts so that {@code words} words fit. */
  private static MiddleCut cut(int words, String... texts) {
    var chunks = new ArrayList<Chunk>();
    for (var text : texts) {
      var start = chunks.isEmpty() ? 0 : chunks.getLast().endChar();
      var id = new ChunkId(DOCUMENT, chunks.size());
      chunks.add(new Chunk(id, start, start + text.length(), 1, "", "en", words(text), text));
    }
    return MiddleCut.of(chunks, kept -> words(kept) <= words);
  }

  private static int words(String text) {
    return text.split(" ").length;
  }

  private static int words(List<Chunk> kept) {
    return kept.stream().mapToInt(Chunk::tokens).sum();
  }
}

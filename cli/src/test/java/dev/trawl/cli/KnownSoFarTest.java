package dev.trawl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.RunEvent.What;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownSoFarTest {
  private final KnownSoFar known = new KnownSoFar();

  @Test
  void saysThatNothingWasRead() {
    assertThat(known.lines().getFirst()).isEqualTo("Interrupted before any chunk was read.");
  }

  @Test
  void showsTheQuotesOfTheMostRelevantChunks() {
    known.accept(Sample.event(new What.ReadingStarted(2011)));
    for (var page = 1; page <= 9; page++) {
      known.accept(
          Sample.event(
              What.ChunkRead.relevant(
                  Sample.chunk(page), page / 10.0, List.of(Sample.evidence(page, "quote")))));
    }
    known.accept(Sample.event(What.ChunkRead.none(Sample.chunk(10))));
    assertThat(known.lines())
        .containsExactly(
            "Interrupted after 10 of 2,011 chunks.",
            "Quotes found so far, not yet an answer:",
            "- minutes.pdf, page 9: “quote”",
            "- minutes.pdf, page 8: “quote”",
            "- minutes.pdf, page 7: “quote”",
            "- minutes.pdf, page 6: “quote”",
            "- minutes.pdf, page 5: “quote”");
  }

  @Test
  void saysThatNothingAboutTheQuestionWasFound() {
    known.accept(Sample.event(new What.ReadingStarted(2)));
    known.accept(Sample.event(What.ChunkRead.failed(Sample.chunk(0), "it timed out")));
    assertThat(known.lines())
        .containsExactly(
            "Interrupted after 1 of 2 chunks.", "Nothing about the question was found so far.");
  }
}

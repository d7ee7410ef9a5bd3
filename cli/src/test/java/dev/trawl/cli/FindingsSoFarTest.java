package dev.trawl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.RunEvent.What;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsSoFarTest {
  private final FindingsSoFar findings = new FindingsSoFar();

  @Test
  void reportsThatNothingWasRead() {
    assertThat(findings.lines().getFirst()).isEqualTo("Interrupted before any chunk was read.");
  }

  @Test
  void showsTheQuotesOfTheMostRelevantChunks() {
    findings.accept(Sample.event(new What.ReadingStarted(2011)));
    for (var page = 1; page <= 9; page++) {
      findings.accept(
          Sample.event(
              What.ChunkRead.relevant(
                  Sample.chunk(page), page / 10.0, List.of(Sample.evidence(page, "quote")))));
    }
    findings.accept(Sample.event(What.ChunkRead.none(Sample.chunk(10))));
    assertThat(findings.lines())
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
  void reportsThatNothingRelevantWasFound() {
    findings.accept(Sample.event(new What.ReadingStarted(2)));
    findings.accept(Sample.event(What.ChunkRead.failed(Sample.chunk(0), "it timed out")));
    assertThat(findings.lines())
        .containsExactly(
            "Interrupted after 1 of 2 chunks.", "Nothing relevant has been found so far.");
  }
}

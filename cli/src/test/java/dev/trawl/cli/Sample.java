package dev.trawl.cli;

import dev.trawl.protocol.Answer;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Citation;
import dev.trawl.protocol.Coverage;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Span;
import dev.trawl.protocol.Timing;
import dev.trawl.protocol.Usage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Sample values of the protocol. */
final class Sample {
  private static final DocumentId ID = new DocumentId("ab".repeat(32));

  private Sample() {}

  static ChunkId chunk(int ordinal) {
    return new ChunkId(ID, ordinal);
  }

  static Evidence evidence(int page, String quote) {
    return new Evidence(chunk(0), "minutes.pdf", page, new Span(0, quote.length()), quote);
  }

  static Answer answer(String text, Evidence... cited) {
    var citations =
        Arrays.stream(cited)
            .map(evidence -> new Citation(Arrays.asList(cited).indexOf(evidence) + 1, evidence))
            .toList();
    return answer(text, citations, new Coverage(3, 3, 1, 0, List.of()));
  }

  static Answer answer(String text, List<Citation> citations, Coverage coverage) {
    return new Answer(
        text,
        Answer.Status.ANSWERED,
        Level.READ,
        citations,
        coverage,
        List.of(),
        Map.of(),
        Usage.NONE,
        Timing.NONE,
        List.of());
  }

  static RunEvent event(RunEvent.What what) {
    return new RunEvent(new RunId("r-1"), 1, Instant.EPOCH, Usage.NONE, what);
  }
}

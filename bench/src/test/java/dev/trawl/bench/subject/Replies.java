package dev.trawl.bench.subject;

import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Citation;
import dev.trawl.protocol.Coverage;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.Timing;
import dev.trawl.protocol.Usage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replies for tests. */
public final class Replies {
  private Replies() {}

  public static Reply answered(String text, Citation... citations) {
    return of(text, Answer.Status.ANSWERED, List.of(citations));
  }

  public static Reply unanswered(String text) {
    return of(text, Answer.Status.UNANSWERED, List.of());
  }

  public static Reply failed() {
    return new Reply(Optional.empty(), "no answer within a minute", 60_000);
  }

  private static Reply of(String text, Answer.Status status, List<Citation> citations) {
    var answer =
        new Answer(
            text,
            status,
            Level.REASON,
            citations,
            new Coverage(1, 1, 1, 0, List.of()),
            List.of(),
            Map.of(),
            Usage.ofCall(100, 10),
            Timing.NONE,
            List.of());
    return new Reply(Optional.of(answer), "", 2_000);
  }
}

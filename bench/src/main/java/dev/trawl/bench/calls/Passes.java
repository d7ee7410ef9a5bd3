package dev.trawl.bench.calls;

import dev.trawl.bench.subject.Subject;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs reading passes: each reads every chunk of the same text, with the same endpoint.
 *
 * @param fromBelow see {@link OverheadRun}
 * @param scratch the folder for indexes
 * @param listener called with every pass
 */
record Passes(
    EndpointProcess endpoint,
    ChunkedText text,
    boolean fromBelow,
    Path scratch,
    Consumer<Pass> listener) {
  private static final double MEBIBYTE = 1 << 20;

  /** Runs {@code rounds} passes, one after the other, with one client. */
  List<Pass> run(int concurrency, int rounds) {
    var passes = new ArrayList<Pass>();
    var settings = Subject.endpointSettings(endpoint.uri(), callSettings(concurrency));
    try (var subject = Subject.start(scratch.resolve("library"), settings)) {
      var document = subject.open(List.of(text.source())).getFirst();
      if (document.chunks() != text.chunks()) {
        throw new IllegalStateException(
            "expected %d chunks, but the text has %d".formatted(text.chunks(), document.chunks()));
      }
      for (var round = 0; round < rounds; round++) {
        var pass = pass(concurrency, subject, document.id());
        listener.accept(pass);
        passes.add(pass);
      }
    }
    return passes;
  }

  private String callSettings(int concurrency) {
    return fromBelow
        ? "calls-max = " + concurrency
        : "calls-initial = %d, calls-max = %d".formatted(concurrency, concurrency);
  }

  private Pass pass(int concurrency, Subject subject, DocumentId document) {
    var directMillis = DirectCalls.millis(endpoint.uri(), text.chunks(), concurrency);
    endpoint.resetCounts();
    var meter = new PassMeter(() -> endpoint.resources().cpuMillis());
    var reply = subject.ask(text.question(), Level.READ, List.of(document), meter);
    if (reply.answer().filter(answer -> answer.coverage().isFull()).isEmpty()) {
      throw new IllegalStateException("not every chunk was read: " + reply.error());
    }
    var counts = endpoint.counts();
    return new Pass(
        concurrency,
        meter.millis(),
        directMillis,
        meter.cpuMillis(),
        meter.endpointMillis(),
        counts.requests(),
        counts.mostInFlight(),
        PassMeter.heapBytes() / MEBIBYTE);
  }
}

package dev.trawl.bench.calls;

import dev.trawl.bench.subject.Subject;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes reading passes over one text through one endpoint.
 *
 * @param fromBelow see {@link OverheadRun}
 * @param scratch where indexes are kept
 * @param listener hears of every pass
 */
record Passes(
    EndpointProcess endpoint,
    ChunkedText text,
    boolean fromBelow,
    Path scratch,
    Consumer<Pass> listener) {
  private static final double MEBIBYTE = 1 << 20;

  /** So many, one after the other, in one client. */
  List<Pass> run(int concurrency, int rounds) {
    var passes = new ArrayList<Pass>();
    var settings = Served.settings(endpoint, calls(concurrency));
    try (var subject = Subject.start(scratch.resolve("library"), settings)) {
      var document = subject.open(List.of(text.source())).getFirst();
      if (document.chunks() != text.chunks()) {
        throw new IllegalStateException("cut into %d chunks".formatted(document.chunks()));
      }
      for (var round = 0; round < rounds; round++) {
        var pass = pass(concurrency, subject, document.id());
        listener.accept(pass);
        passes.add(pass);
      }
    }
    return passes;
  }

  private String calls(int concurrency) {
    return fromBelow
        ? "calls-max = " + concurrency
        : "calls-initial = %d, calls-max = %d".formatted(concurrency, concurrency);
  }

  private Pass pass(int concurrency, Subject subject, DocumentId document) {
    var bareMillis = BareCalls.millis(endpoint.uri(), text.chunks(), concurrency);
    endpoint.forget();
    var meter = new PassMeter(() -> endpoint.resources().cpuMillis());
    var reply = subject.ask(text.question(), Level.READ, List.of(document), meter);
    if (reply.answer().filter(answer -> answer.coverage().isFull()).isEmpty()) {
      throw new IllegalStateException("not every chunk was read: " + reply.error());
    }
    var counts = endpoint.counts();
    return new Pass(
        concurrency,
        meter.millis(),
        bareMillis,
        meter.cpuMillis(),
        meter.endpointMillis(),
        counts.requests(),
        counts.mostInFlight(),
        PassMeter.heapBytes() / MEBIBYTE);
  }
}

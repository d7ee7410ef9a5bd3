package dev.trawl.bench.calls;

import dev.trawl.bench.needle.SampleText;
import dev.trawl.bench.report.Figure;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks the same question about the same text at level read, with endpoints that fail in different
 * ways. Every reply that they complete is correct, so a wrong answer is an error of the client.
 *
 * @param endpoint the command that starts an endpoint
 * @param reference the answer from an endpoint without faults
 */
record FaultScenarios(
    List<String> endpoint, Source source, String question, Path library, Answer reference) {
  private static final String FAST = "--latency 50ms ";

  private static final int OUTAGE_SECONDS = 30;

  /**
   * How long the client waits for an endpoint that is down. This is longer than the outage, so that
   * the client waits until the outage ends. It is shorter than the default, because {@link #death}
   * always takes this long.
   */
  private static final int GIVE_UP_SECONDS = 45;

  /**
   * Time allowed in addition to {@link #GIVE_UP_SECONDS} or the outage: for the pause before the
   * client tries the endpoint again, for the calls and for the answer.
   */
  private static final int OVERHEAD_SECONDS = 30;

  private static final String RETRY_SETTINGS =
      "stall-timeout = 5s, breaker.give-up-after = %ds".formatted(GIVE_UP_SECONDS);

  private static final String FAULTS =
      "--errors 0.05 --busy 0.05 --resets 0.02 --stalls 0.02 --malformed 0.01 --garbled 0.01";

  private static final double CALLS_MAX = 1.25;
  private static final int CAPACITY = 24;
  private static final int SEARCH_CALLS = 200;
  private static final double REFUSED_PERCENT_MAX = 2;
  private static final int CALLS_WHEN_CANCELLED = 64;
  private static final double CANCEL_MILLIS_MAX = 1000;

  private record Read(Answer answer, double seconds) {}

  static FaultScenarios prepare(
      List<String> endpoint, Optional<Path> data, int tokens, long seed, Path scratch)
      throws IOException {
    var sample = SampleText.of(data, 1, tokens, seed);
    var file = Files.writeString(scratch.resolve("text.txt"), sample.texts().getFirst());
    var source = new Source.LocalFile(file, "text.txt");
    var library = scratch.resolve("library");
    try (var running = SubjectWithEndpoint.start(endpoint, words(FAST), library, "")) {
      var answer = read(running, source, sample.question()).answer();
      return new FaultScenarios(endpoint, source, sample.question(), library, answer);
    }
  }

  private static Read read(SubjectWithEndpoint running, Source source, String question) {
    var documents = open(running, source);
    var reply = running.subject().ask(question, Level.READ, documents);
    var answer = reply.answer().orElseThrow(() -> new IllegalStateException(reply.error()));
    return new Read(answer, reply.elapsedMs() / 1e3);
  }

  private static List<DocumentId> open(SubjectWithEndpoint running, Source source) {
    return List.of(running.subject().open(List.of(source)).getFirst().id());
  }

  private Read read(String options, String settings) throws IOException {
    try (var running = start(options, settings)) {
      return read(running, source, question);
    }
  }

  private SubjectWithEndpoint start(String options, String settings) throws IOException {
    return SubjectWithEndpoint.start(endpoint, words(options), library, settings);
  }

  private static List<String> words(String options) {
    return List.of(options.split(" "));
  }

  /** Combines errors, refusals, resets, stalls and invalid replies. */
  List<Figure> faults() throws IOException {
    try (var running = start(FAST + FAULTS, RETRY_SETTINGS)) {
      var read = read(running, source, question);
      var name = "16 % of calls fail";
      return List.of(
          allChunksRead(name, read.answer()),
          sameAnswer(name, read.answer()),
          Figure.atMost(
              CALLS_MAX,
              name + ": calls ÷ calls without failures",
              running.endpoint().counts().requests() / (double) reference.usage().calls(),
              "ratio"),
          Figure.of(name + ": time", read.seconds(), "s"));
    }
  }

  /** The endpoint goes down in the middle of the run and comes back. */
  List<Figure> outage() throws IOException {
    var options = FAST + "--outage-from %d --outage-for %ds".formatted(middle(), OUTAGE_SECONDS);
    var read = read(options, RETRY_SETTINGS);
    var name = "down for %d s".formatted(OUTAGE_SECONDS);
    return List.of(
        allChunksRead(name, read.answer()),
        sameAnswer(name, read.answer()),
        Figure.atMost(OUTAGE_SECONDS + OVERHEAD_SECONDS, name + ": time", read.seconds(), "s"));
  }

  /** The endpoint goes down in the middle of the run and stays down. */
  List<Figure> death() throws IOException {
    var read = read(FAST + "--outage-from " + middle(), RETRY_SETTINGS);
    var coverage = read.answer().coverage();
    var name = "goes down and stays down";
    return List.of(
        Figure.atLeast(
            1,
            name + ": the answer is partial (exit status 4)",
            read.answer().status() == Status.PARTIAL ? 1 : 0,
            "1 is yes"),
        Figure.of(name + ": chunks read", 100.0 * coverage.read() / coverage.chunks(), "%"),
        Figure.atLeast(
            100,
            name + ": chunks read or reported as failed",
            100.0 * (coverage.read() + coverage.failed()) / coverage.chunks(),
            "%"),
        Figure.atMost(GIVE_UP_SECONDS + OVERHEAD_SECONDS, name + ": time", read.seconds(), "s"));
  }

  /**
   * The endpoint accepts a limited number of simultaneous calls, and the client has to find that
   * limit.
   */
  List<Figure> adaptive() throws IOException {
    try (var running = start(FAST + "--concurrency " + CAPACITY, "")) {
      var documents = open(running, source);
      var inquiry = running.subject().begin(question, Level.READ, documents, event -> {});
      var found = running.endpoint().await(counts -> counts.requests() >= SEARCH_CALLS);
      inquiry.answer().toCompletableFuture().join();
      var all = running.endpoint().counts();
      var name = "accepts %d at once".formatted(CAPACITY);
      return List.of(
          Figure.of(
              name + ": refused among the first " + found.requests(), found.status(429), "calls"),
          Figure.atLeast(
              CAPACITY, name + ": maximum in flight until then", found.mostInFlight(), "calls"),
          Figure.atMost(
              REFUSED_PERCENT_MAX,
              name + ": refused after these calls",
              100.0
                  * (all.status(429) - found.status(429))
                  / Math.max(1, all.requests() - found.requests()),
              "%"),
          Figure.of(name + ": calls in total", all.requests(), "calls"));
    }
  }

  /**
   * The run is cancelled while {@value #CALLS_WHEN_CANCELLED} calls, the maximum, are in flight.
   */
  List<Figure> cancel() throws IOException {
    var settings =
        "calls-initial = %d, calls-max = %d".formatted(CALLS_WHEN_CANCELLED, CALLS_WHEN_CANCELLED);
    try (var running = start("--latency 3s", settings)) {
      var documents = open(running, source);
      var inquiry = running.subject().begin(question, Level.READ, documents, event -> {});
      running.endpoint().await(counts -> counts.inFlight() == CALLS_WHEN_CANCELLED);
      var start = System.nanoTime();
      inquiry.cancel().run();
      running.endpoint().await(counts -> counts.inFlight() == 0);
      return List.of(
          Figure.atMost(
              CANCEL_MILLIS_MAX,
              "cancelled with %d calls in flight: time until no call is left"
                  .formatted(CALLS_WHEN_CANCELLED),
              (System.nanoTime() - start) / 1e6,
              "ms"));
    }
  }

  /** Uses windows of three sizes. The prompt for the answer fills each of them. */
  List<Figure> window() throws IOException {
    var figures = new ArrayList<Figure>();
    for (var tokens : List.of(8192, 4096, 2048)) {
      var settings =
          "window-tokens = %d, reply-tokens = %d".formatted(tokens, Math.min(1024, tokens / 4));
      try (var running = start(FAST + "--window " + tokens, settings)) {
        var read = read(running, source, question);
        var counts = running.endpoint().counts();
        var name = "window of %d".formatted(tokens);
        figures.add(allChunksRead(name, read.answer()));
        figures.add(
            Figure.atMost(
                tokens,
                name + ": largest prompt and reply reserve",
                counts.largestCallTokens(),
                "tokens"));
        figures.add(Figure.of(name + ": largest prompt", counts.largestPromptTokens(), "tokens"));
      }
    }
    return figures;
  }

  private int middle() {
    return reference.coverage().chunks() / 2;
  }

  private static Figure allChunksRead(String name, Answer answer) {
    var coverage = answer.coverage();
    return Figure.atLeast(
        100, name + ": chunks read", 100.0 * coverage.read() / coverage.chunks(), "%");
  }

  private Figure sameAnswer(String name, Answer answer) {
    var isSame =
        answer.text().equals(reference.text())
            && answer.status() == reference.status()
            && answer.citations().equals(reference.citations());
    return Figure.atLeast(1, name + ": the answer is the same", isSame ? 1 : 0, "1 is yes");
  }
}

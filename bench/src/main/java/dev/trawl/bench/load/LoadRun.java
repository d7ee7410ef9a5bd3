package dev.trawl.bench.load;

import dev.trawl.bench.report.Figure;
import dev.trawl.bench.report.ResultsFolder;
import dev.trawl.bench.score.Fairness;
import dev.trawl.bench.score.Median;
import dev.trawl.bench.score.Percentile;
import dev.trawl.bench.subject.Resources;
import dev.trawl.bench.subject.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The benchmark {@code trawl bench load}. Many clients are connected to one server by WebSocket.
 * First they ask short questions while nothing else runs, then short questions while long questions
 * run, and finally many long questions at the same time. Every event that a client receives is
 * checked.
 */
public final class LoadRun {
  private static final double RATIO_MAX = 3;
  private static final double GROWTH_MAX = 1.1;
  private static final double FAIRNESS_MIN = 0.95;
  private static final Duration QUESTION_TIMEOUT = Duration.ofMinutes(40);
  private static final int SAMPLES = 30;
  private static final double MEBIBYTE = 1 << 20;
  private static final String SHORT = "retrieve";
  private static final String LONG = "read";

  private final LoadPlan plan;
  private final LoadFixture fixture;
  private final ResultsFolder folder;
  private final Consumer<String> progress;

  /** The observations of all questions, in order of completion. */
  private final ConcurrentLinkedQueue<WatchedQuestion.Observation> observations =
      new ConcurrentLinkedQueue<>();

  private LoadRun(
      LoadPlan plan, LoadFixture fixture, ResultsFolder folder, Consumer<String> progress) {
    this.plan = plan;
    this.fixture = fixture;
    this.folder = folder;
    this.progress = progress;
  }

  record Summary(Map<String, Object> plan, List<Figure> rows, double seconds) {}

  /** Runs the benchmark, saves the results in {@code folder} and returns the text to print. */
  public static String run(
      LoadPlan plan, ResultsFolder folder, boolean json, Consumer<String> progress) {
    var start = System.nanoTime();
    List<Figure> rows;
    try (var scratch = Scratch.below(folder.path());
        var fixture = LoadFixture.start(plan, scratch.path())) {
      progress.accept("%d sockets are open".formatted(fixture.sockets().count()));
      rows = new LoadRun(plan, fixture, folder, progress).rows();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var summary =
        folder.summarise(new Summary(description(plan), rows, (System.nanoTime() - start) / 1e9));
    folder.table(Figure.table(rows));
    return json ? summary : Figure.table(rows) + "Results in " + folder.path();
  }

  private List<Figure> rows() throws IOException {
    warmUp();
    var alone = timeShortQuestions();
    progress.accept("short questions alone: " + percentiles(alone));
    var loaded = timeShortQuestionsDuringLongOnes();
    progress.accept(
        "short questions with %d long ones running: %s"
            .formatted(plan.longDuringShort(), percentiles(loaded)));
    var rows = new ArrayList<Figure>();
    rows.addAll(percentiles("short question, alone", alone));
    rows.addAll(percentiles("short question, with long ones running", loaded));
    rows.add(
        Figure.atMost(
            RATIO_MAX,
            "p99 with long ones running ÷ p99 alone",
            Percentile.of(loaded, 99) / Percentile.of(alone, 99),
            "ratio"));
    rows.addAll(manyLongQuestions(alone, loaded));
    rows.addAll(correctness());
    return rows;
  }

  /** Runs some questions, so that Java compiles the code before the measurement. */
  private void warmUp() {
    var reading = fixture.ask(LONG);
    timeShortQuestions();
    finish(reading, LONG);
    observations.clear();
  }

  /** Asks short questions one after the other and returns the time of each in ms. */
  private double[] timeShortQuestions() {
    var millis = new double[plan.shortQuestions()];
    for (var i = 0; i < millis.length; i++) {
      millis[i] = finish(fixture.ask(SHORT), SHORT).millis();
    }
    return millis;
  }

  private double[] timeShortQuestionsDuringLongOnes() {
    var isOver = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var started = new ArrayList<CompletableFuture<WatchedQuestion>>();
      for (var i = 0; i < plan.longDuringShort(); i++) {
        var first = fixture.ask(LONG);
        started.add(first.started());
        threads.execute(() -> askRepeatedly(first, () -> !isOver.get()));
      }
      started.forEach(CompletableFuture::join);
      try {
        return timeShortQuestions();
      } finally {
        isOver.set(true);
      }
    }
  }

  /**
   * Waits until the question is over, then asks again as long as {@code shouldContinue} is true.
   */
  private void askRepeatedly(WatchedQuestion first, BooleanSupplier shouldContinue) {
    finish(first, LONG);
    while (shouldContinue.getAsBoolean()) {
      finish(fixture.ask(LONG), LONG);
    }
  }

  private WatchedQuestion.Observation finish(WatchedQuestion watched, String level) {
    watched
        .end()
        .completeOnTimeout(watched, QUESTION_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .join();
    var observation = fixture.observation(watched, level);
    observations.add(observation);
    folder.add(observation);
    return observation;
  }

  /**
   * Asks all long questions at the same time, and asks them again until {@code --duration} is over.
   */
  private List<Figure> manyLongQuestions(double[] alone, double[] loaded) throws IOException {
    var start = System.nanoTime();
    var before = observations.size();
    var all = new ArrayList<WatchedQuestion>();
    var chunksRead = new CompletableFuture<double[]>();
    var interval = plan.duration().dividedBy(SAMPLES);
    try (var memory =
            new MemorySampler(fixture.server().process().map(Process::toHandle), interval);
        var stalled = new StalledClients(fixture.server().uri(), plan.brokenClients())) {
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var i = 0; i < plan.longQuestions(); i++) {
          all.add(fixture.ask(LONG));
        }
        for (var first : all) {
          first.end().thenRun(() -> chunksRead.complete(chunksRead(all)));
          threads.execute(
              () ->
                  askRepeatedly(
                      first, () -> System.nanoTime() - start < plan.duration().toNanos()));
        }
      }
      var seconds = (System.nanoTime() - start) / 1e9;
      var done = observations.stream().skip(before).toList();
      var rows = new ArrayList<Figure>();
      rows.addAll(throughput(done, seconds));
      rows.add(
          Figure.atLeast(
              FAIRNESS_MIN,
              "fairness: chunks read per question when the first question ended",
              Fairness.of(chunksRead.join()),
              "Jain's index"));
      rows.addAll(memory(memory.samples(), seconds));
      rows.addAll(broken(stalled));
      memory.samples().forEach(folder::add);
      if (!LoadChart.draw(folder.path(), alone, loaded, memory.samples())) {
        progress.accept("no chart: Java finds no fonts on this machine");
      }
      return rows;
    }
  }

  private static double[] chunksRead(List<WatchedQuestion> all) {
    return all.stream().mapToDouble(each -> each.chunks()).toArray();
  }

  private List<Figure> throughput(List<WatchedQuestion.Observation> done, double seconds) {
    var chunks = done.stream().mapToLong(WatchedQuestion.Observation::chunks).sum();
    var events = done.stream().mapToLong(WatchedQuestion.Observation::events).sum();
    var times = done.stream().mapToDouble(WatchedQuestion.Observation::millis).toArray();
    return List.of(
        Figure.of("long questions at once", plan.longQuestions(), "questions"),
        Figure.of("long questions ended", done.size(), "questions"),
        Figure.of("… total time", seconds, "s"),
        Figure.of("… time of one question, median", Median.of(times) / 1e3, "s"),
        Figure.of("… time of one question, longest", Percentile.of(times, 100) / 1e3, "s"),
        Figure.of("chunks read per second", chunks / seconds, "chunks/s"),
        Figure.of("events received per second", events / seconds, "events/s"));
  }

  private List<Figure> memory(List<MemorySampler.Sample> samples, double seconds) {
    var during = samples.stream().filter(sample -> sample.seconds() <= seconds).toList();
    var rows = new ArrayList<Figure>();
    MemorySampler.growth(during)
        .ifPresent(
            growth ->
                rows.add(
                    Figure.atMost(
                        GROWTH_MAX,
                        "live heap, peak of the second half ÷ peak of the first half",
                        growth,
                        "ratio")));
    if (!during.isEmpty()) {
      rows.add(Figure.of("live heap, peak", MemorySampler.peakLiveMib(during), "MiB"));
    }
    fixture.server().process().stream()
        .map(process -> Resources.of(process.toHandle()))
        .filter(used -> used.peakBytes().isPresent())
        .map(
            used ->
                Figure.of(
                    "peak memory of the server", used.peakBytes().getAsLong() / MEBIBYTE, "MiB"))
        .forEach(rows::add);
    return rows;
  }

  private static List<Figure> broken(StalledClients stalled) {
    return stalled.requested() == 0
        ? List.of()
        : List.of(
            Figure.atLeast(
                stalled.requested(), "broken clients connected", stalled.count(), "clients"),
            Figure.of("… disconnected by the server", stalled.closedByServer(), "clients"));
  }

  private List<Figure> correctness() {
    var wrong = observations.stream().filter(each -> !each.isRight()).count();
    var faulty = observations.stream().filter(each -> !each.hasAllEvents()).count();
    var reasons = Reasons.of(observations);
    reasons.first().ifPresent(reason -> progress.accept("first failure: " + reason));
    var rows = new ArrayList<Figure>();
    rows.add(Figure.of("questions asked", observations.size(), "questions"));
    rows.add(
        Figure.atMost(
            0, "… with events lost, out of order or after the final event", faulty, "questions"));
    rows.add(Figure.atMost(0, "… without the correct answer", wrong, "questions"));
    rows.addAll(reasons.figures());
    rows.add(Figure.atMost(0, "sockets lost", fixture.sockets().lost(), "sockets"));
    return rows;
  }

  private static String percentiles(double[] millis) {
    return "p50 %.0f ms, p95 %.0f ms, p99 %.0f ms"
        .formatted(Percentile.of(millis, 50), Percentile.of(millis, 95), Percentile.of(millis, 99));
  }

  private static List<Figure> percentiles(String name, double[] millis) {
    return List.of(
        Figure.of(name + ": p50", Percentile.of(millis, 50), "ms"),
        Figure.of(name + ": p95", Percentile.of(millis, 95), "ms"),
        Figure.of(name + ": p99", Percentile.of(millis, 99), "ms"));
  }

  private static Map<String, Object> description(LoadPlan plan) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("benchmark", "load");
    fields.put("tokens", plan.tokens());
    fields.put("sockets", plan.sockets());
    fields.put("questions", plan.longQuestions());
    fields.put("beside", plan.longDuringShort());
    fields.put("probes", plan.shortQuestions());
    fields.put("durationSeconds", plan.duration().toSeconds());
    fields.put("latencyMs", plan.latency().toMillis());
    fields.put("calls", plan.calls());
    fields.put("broken", plan.brokenClients());
    fields.put("seed", plan.seed());
    fields.put("processors", Runtime.getRuntime().availableProcessors());
    fields.put("machineLoad", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    fields.put("java", Runtime.version().toString());
    return fields;
  }
}

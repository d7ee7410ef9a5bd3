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
 * What {@code trawl bench load} does: many clients on sockets of one server; short questions alone,
 * then beside long ones; then many long ones at once for a while. Each event that a client hears is
 * checked.
 */
public final class LoadRun {
  private static final double RATIO_MAX = 3;
  private static final double GROWTH_MAX = 1.1;
  private static final double FAIRNESS_MIN = 0.95;
  private static final Duration QUESTION_TIMEOUT = Duration.ofMinutes(40);
  private static final int LOOKS = 30;
  private static final double MEBIBYTE = 1 << 20;
  private static final String SHORT = "retrieve";
  private static final String LONG = "read";

  private final LoadPlan plan;
  private final Stage stage;
  private final ResultsFolder folder;
  private final Consumer<String> progress;

  /** Of all questions, in the order of their ends. */
  private final ConcurrentLinkedQueue<Watched.Heard> heard = new ConcurrentLinkedQueue<>();

  private LoadRun(LoadPlan plan, Stage stage, ResultsFolder folder, Consumer<String> progress) {
    this.plan = plan;
    this.stage = stage;
    this.folder = folder;
    this.progress = progress;
  }

  record Summary(Map<String, Object> plan, List<Figure> rows, double seconds) {}

  /** Runs, leaves results in {@code folder}, and returns what is to be printed. */
  public static String run(
      LoadPlan plan, ResultsFolder folder, boolean json, Consumer<String> progress) {
    var start = System.nanoTime();
    List<Figure> rows;
    try (var scratch = Scratch.below(folder.path());
        var stage = Stage.set(plan, scratch.path())) {
      progress.accept("%d sockets are open".formatted(stage.sockets().count()));
      rows = new LoadRun(plan, stage, folder, progress).rows();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var summary =
        folder.summarise(new Summary(told(plan), rows, (System.nanoTime() - start) / 1e9));
    folder.table(Figure.table(rows));
    return json ? summary : Figure.table(rows) + "Results in " + folder.path();
  }

  private List<Figure> rows() throws IOException {
    warmUp();
    var alone = probes();
    progress.accept("short questions alone: " + percentiles(alone));
    var beside = besideLongOnes();
    progress.accept(
        "short questions beside %d long ones: %s".formatted(plan.beside(), percentiles(beside)));
    var rows = new ArrayList<Figure>();
    rows.addAll(percentiles("short question, alone", alone));
    rows.addAll(percentiles("short question, beside long ones", beside));
    rows.add(
        Figure.atMost(
            RATIO_MAX,
            "p99 beside ÷ p99 alone",
            Percentile.of(beside, 99) / Percentile.of(alone, 99),
            "ratio"));
    rows.addAll(crowd(alone, beside));
    rows.addAll(correctness());
    return rows;
  }

  /** Until Java has compiled what runs. */
  private void warmUp() {
    var reading = stage.ask(LONG);
    probes();
    finish(reading, LONG);
    heard.clear();
  }

  /** Short questions, one after the other: how long each took, in ms. */
  private double[] probes() {
    var millis = new double[plan.probes()];
    for (var i = 0; i < millis.length; i++) {
      millis[i] = finish(stage.ask(SHORT), SHORT).millis();
    }
    return millis;
  }

  private double[] besideLongOnes() {
    var isOver = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var begun = new ArrayList<CompletableFuture<Watched>>();
      for (var i = 0; i < plan.beside(); i++) {
        var first = stage.ask(LONG);
        begun.add(first.begun());
        threads.execute(() -> goOn(first, () -> !isOver.get()));
      }
      begun.forEach(CompletableFuture::join);
      try {
        return probes();
      } finally {
        isOver.set(true);
      }
    }
  }

  /** Waits for the question's end, then asks again, while {@code wanted}. */
  private void goOn(Watched first, BooleanSupplier wanted) {
    finish(first, LONG);
    while (wanted.getAsBoolean()) {
      finish(stage.ask(LONG), LONG);
    }
  }

  private Watched.Heard finish(Watched watched, String level) {
    watched
        .end()
        .completeOnTimeout(watched, QUESTION_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .join();
    var told = stage.heard(watched, level);
    heard.add(told);
    folder.add(told);
    return told;
  }

  /** All long questions at once, again and again while the time lasts. */
  private List<Figure> crowd(double[] alone, double[] beside) throws IOException {
    var start = System.nanoTime();
    var before = heard.size();
    var all = new ArrayList<Watched>();
    var shares = new CompletableFuture<double[]>();
    var every = plan.duration().dividedBy(LOOKS);
    try (var memory = new MemoryWatch(stage.server().process().map(Process::toHandle), every);
        var half = new HalfClients(stage.server().uri(), plan.broken())) {
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var i = 0; i < plan.questions(); i++) {
          all.add(stage.ask(LONG));
        }
        for (var first : all) {
          first.end().thenRun(() -> shares.complete(shares(all)));
          threads.execute(
              () -> goOn(first, () -> System.nanoTime() - start < plan.duration().toNanos()));
        }
      }
      var seconds = (System.nanoTime() - start) / 1e9;
      var done = heard.stream().skip(before).toList();
      var rows = new ArrayList<Figure>();
      rows.addAll(throughput(done, seconds));
      rows.add(
          Figure.atLeast(
              FAIRNESS_MIN,
              "fairness: chunks read of each when the first ended",
              Fairness.of(shares.join()),
              "Jain's index"));
      rows.addAll(memory(memory.looks(), seconds));
      rows.addAll(broken(half));
      memory.looks().forEach(folder::add);
      if (!LoadPicture.draw(folder.path(), alone, beside, memory.looks())) {
        progress.accept("no picture: Java finds no fonts on this machine");
      }
      return rows;
    }
  }

  private static double[] shares(List<Watched> all) {
    return all.stream().mapToDouble(each -> each.chunks()).toArray();
  }

  private List<Figure> throughput(List<Watched.Heard> done, double seconds) {
    var chunks = done.stream().mapToLong(Watched.Heard::chunks).sum();
    var events = done.stream().mapToLong(Watched.Heard::events).sum();
    var times = done.stream().mapToDouble(Watched.Heard::millis).toArray();
    return List.of(
        Figure.of("long questions at once", plan.questions(), "questions"),
        Figure.of("long questions ended", done.size(), "questions"),
        Figure.of("… in", seconds, "s"),
        Figure.of("… each, median", Median.of(times) / 1e3, "s"),
        Figure.of("… each, longest", Percentile.of(times, 100) / 1e3, "s"),
        Figure.of("chunks read a second", chunks / seconds, "chunks/s"),
        Figure.of("events heard a second", events / seconds, "events/s"));
  }

  private List<Figure> memory(List<MemoryWatch.Look> looks, double seconds) {
    var during = looks.stream().filter(look -> look.seconds() <= seconds).toList();
    var rows = new ArrayList<Figure>();
    MemoryWatch.growth(during)
        .ifPresent(
            growth ->
                rows.add(
                    Figure.atMost(
                        GROWTH_MAX,
                        "live heap, most of the second half ÷ of the first",
                        growth,
                        "ratio")));
    if (!during.isEmpty()) {
      rows.add(Figure.of("live heap, most", MemoryWatch.most(during), "MiB"));
    }
    stage.server().process().stream()
        .map(process -> Resources.of(process.toHandle()))
        .filter(used -> used.peakBytes().isPresent())
        .map(
            used ->
                Figure.of("server's most memory", used.peakBytes().getAsLong() / MEBIBYTE, "MiB"))
        .forEach(rows::add);
    return rows;
  }

  private static List<Figure> broken(HalfClients half) {
    return half.wanted() == 0
        ? List.of()
        : List.of(
            Figure.atLeast(half.wanted(), "broken clients let in", half.count(), "clients"),
            Figure.of("… hung up on until the end", half.ended(), "clients"));
  }

  private List<Figure> correctness() {
    var wrong = heard.stream().filter(each -> !each.isRight()).count();
    var faulty = heard.stream().filter(each -> !each.isWhole()).count();
    var reasons = Reasons.of(heard);
    reasons.first().ifPresent(reason -> progress.accept("first that went wrong: " + reason));
    var rows = new ArrayList<Figure>();
    rows.add(Figure.of("questions asked", heard.size(), "questions"));
    rows.add(
        Figure.atMost(
            0, "… with events lost, out of order or after the last", faulty, "questions"));
    rows.add(Figure.atMost(0, "… without the right answer", wrong, "questions"));
    rows.addAll(reasons.figures());
    rows.add(Figure.atMost(0, "sockets lost", stage.sockets().lost(), "sockets"));
    return rows;
  }

  private static String percentiles(double[] millis) {
    return "p50 %.0f ms, p95 %.0f ms, p99 %.0f ms"
        .formatted(Percentile.of(millis, 50), Percentile.of(millis, 95), Percentile.of(millis, 99));
  }

  private static List<Figure> percentiles(String what, double[] millis) {
    return List.of(
        Figure.of(what + ": p50", Percentile.of(millis, 50), "ms"),
        Figure.of(what + ": p95", Percentile.of(millis, 95), "ms"),
        Figure.of(what + ": p99", Percentile.of(millis, 99), "ms"));
  }

  private static Map<String, Object> told(LoadPlan plan) {
    var told = new LinkedHashMap<String, Object>();
    told.put("benchmark", "load");
    told.put("tokens", plan.tokens());
    told.put("sockets", plan.sockets());
    told.put("questions", plan.questions());
    told.put("beside", plan.beside());
    told.put("probes", plan.probes());
    told.put("durationSeconds", plan.duration().toSeconds());
    told.put("latencyMs", plan.latency().toMillis());
    told.put("calls", plan.calls());
    told.put("broken", plan.broken());
    told.put("seed", plan.seed());
    told.put("processors", Runtime.getRuntime().availableProcessors());
    told.put("machineLoad", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    told.put("java", Runtime.version().toString());
    return told;
  }
}

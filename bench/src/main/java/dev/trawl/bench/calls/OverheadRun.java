package dev.trawl.bench.calls;

import dev.trawl.bench.report.Benchmark;
import dev.trawl.bench.report.Figure;
import dev.trawl.bench.report.ResultsFolder;
import dev.trawl.bench.score.Median;
import dev.trawl.bench.subject.Resources;
import dev.trawl.bench.subject.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * The benchmark {@code trawl bench overhead}: reads every chunk of a text through an endpoint that
 * only waits, and compares the total time with the waiting time alone.
 *
 * @param endpoint the command that starts an endpoint
 * @param latency the latency of the endpoint
 * @param concurrency numbers of simultaneous calls; each is measured separately
 * @param fromBelow whether the client starts at its default number of simultaneous calls and has to
 *     find the best number itself, instead of using a configured number
 * @param full whether the endpoint counts tokens and reads, instead of replying "nothing" at once
 * @param warmUps passes at the highest concurrency before the measured ones, so that Java has
 *     compiled the code; the first one is reported separately
 * @param rounds measured passes for each concurrency; the report shows medians
 */
public record OverheadRun(
    List<String> endpoint,
    Optional<Path> data,
    int chunks,
    Duration latency,
    List<Integer> concurrency,
    boolean fromBelow,
    boolean full,
    int warmUps,
    int rounds,
    long seed)
    implements Benchmark {
  private static final int CONCURRENCY_MAX = 4096;

  /** From this concurrency on, more overhead is allowed. */
  private static final int MANY = 256;

  private static final int ROUNDS_MAX = 1000;
  private static final double FACTOR = 1.10;
  private static final double FACTOR_FOR_MANY = 1.35;
  private static final double MEBIBYTE = 1 << 20;

  record Summary(Map<String, Object> plan, List<Figure> rows, double seconds) {}

  public OverheadRun {
    endpoint = List.copyOf(endpoint);
    concurrency = List.copyOf(concurrency);
    if (chunks < 1 || latency.toMillis() < 1) {
      throw new IllegalArgumentException("--chunks must be at least 1, --latency at least 1ms");
    }
    if (rounds < 1 || rounds > ROUNDS_MAX || warmUps < 1 || warmUps > ROUNDS_MAX) {
      throw new IllegalArgumentException("--rounds and --warm-ups must be 1 to " + ROUNDS_MAX);
    }
    if (concurrency.isEmpty()
        || concurrency.stream().anyMatch(each -> each < 1 || each > CONCURRENCY_MAX)) {
      throw new IllegalArgumentException(
          "--concurrency must be 1 to " + CONCURRENCY_MAX + ": " + concurrency);
    }
  }

  @Override
  public String run(ResultsFolder folder, boolean json, Consumer<String> progress) {
    var start = System.nanoTime();
    var rows = new ArrayList<Figure>();
    try (var scratch = Scratch.below(folder.path());
        var running = EndpointProcess.start(endpoint, options())) {
      var text = ChunkedText.of(chunks, data, seed, scratch.path());
      var passes =
          new Passes(
              running, text, fromBelow, scratch.path(), pass -> reportPass(pass, folder, progress));
      var highest = concurrency.stream().mapToInt(Integer::intValue).max().orElseThrow();
      var first = passes.run(highest, warmUps).getFirst();
      rows.add(
          Figure.of(
              "first pass of the process, %d at once".formatted(highest), first.millis(), "ms"));
      for (var each : concurrency) {
        rows.addAll(rows(each, passes.run(each, rounds)));
      }
      rows.addAll(memory("client", Resources.of(ProcessHandle.current())));
      rows.addAll(memory("endpoint", running.resources()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var summary = folder.summarise(new Summary(plan(), rows, (System.nanoTime() - start) / 1e9));
    folder.table(Figure.table(rows));
    return json ? summary : Figure.table(rows) + "Results in " + folder.path();
  }

  private List<String> options() {
    var options = new ArrayList<>(List.of("--latency", latency.toMillis() + "ms"));
    if (!full) {
      options.addAll(List.of("--no-reading", "--no-counting"));
    }
    return options;
  }

  private void reportPass(Pass pass, ResultsFolder folder, Consumer<String> progress) {
    folder.add(pass);
    progress.accept(
        ("%d at once: %.0f ms, bound %.0f, without trawl %.0f; processor: client %.0f ms,"
                + " endpoint %.0f ms")
            .formatted(
                pass.concurrency(),
                pass.millis(),
                bound(pass.concurrency()),
                pass.directMillis(),
                pass.cpuMillis(),
                pass.endpointCpuMillis()));
  }

  /** Returns the minimum waiting time, plus the overhead that is allowed. */
  private double bound(int parallel) {
    return Math.ceilDiv(chunks, parallel)
        * (double) latency.toMillis()
        * (parallel < MANY ? FACTOR : FACTOR_FOR_MANY);
  }

  private List<Figure> rows(int parallel, List<Pass> passes) {
    var prefix = "%d at once: ".formatted(parallel);
    var cpu = median(passes, Pass::cpuMillis) * 1000 / chunks;
    var endpointCpu = median(passes, Pass::endpointCpuMillis) * 1000 / chunks;
    return List.of(
        Figure.atMost(bound(parallel), prefix + "reading pass", median(passes, Pass::millis), "ms"),
        Figure.of(
            prefix + "same number of calls without trawl",
            median(passes, Pass::directMillis),
            "ms"),
        Figure.of(prefix + "pass ÷ calls without trawl", median(passes, Pass::ratio), "ratio"),
        Figure.of(prefix + "client's processor time per call", cpu, "µs"),
        Figure.of(prefix + "endpoint's processor time per call", endpointCpu, "µs"),
        Figure.of(prefix + "maximum in flight", median(passes, Pass::mostInFlight), "calls"),
        Figure.of(prefix + "peak heap of the client", median(passes, Pass::heapMib), "MiB"));
  }

  private static double median(List<Pass> passes, ToDoubleFunction<Pass> value) {
    return Median.of(passes.stream().mapToDouble(value).toArray());
  }

  private static List<Figure> memory(String whose, Resources used) {
    return used.peakBytes().isPresent()
        ? List.of(
            Figure.of(
                "peak memory of the " + whose, used.peakBytes().getAsLong() / MEBIBYTE, "MiB"))
        : List.of();
  }

  private Map<String, Object> plan() {
    var plan = new LinkedHashMap<String, Object>();
    plan.put("benchmark", "overhead");
    plan.put("chunks", chunks);
    plan.put("latencyMs", latency.toMillis());
    plan.put("concurrency", concurrency);
    plan.put("fromBelow", fromBelow);
    plan.put("endpoint", options());
    plan.put("warmUps", warmUps);
    plan.put("rounds", rounds);
    plan.put("seed", seed);
    plan.put("processors", Runtime.getRuntime().availableProcessors());
    plan.put("java", Runtime.version().toString());
    return plan;
  }
}

package dev.trawl.bench;

import dev.trawl.bench.report.Benchmark;
import dev.trawl.bench.report.Check;
import dev.trawl.bench.report.ResultsFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Options of every benchmark. */
final class RunOptions {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the results. Default: bench-results/<time>-<name>.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Print the summary as JSON instead of tables.")
  private boolean json;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of everything random. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  long seed() {
    return seed;
  }

  /**
   * Runs a benchmark in a folder named after its command, and prints the result.
   *
   * @param chosen reads the other options; the folder is only created if they are valid
   */
  int run(CommandSpec spec, Callable<? extends Benchmark> chosen) throws Exception {
    return Outcome.of(
        spec,
        () -> {
          var benchmark = chosen.call();
          try (var folder = folder(spec.name())) {
            return benchmark.run(folder, json, line -> Outcome.progress(spec, line));
          }
        });
  }

  /** The same for a check; the exit status is 1 if it fails. */
  int check(CommandSpec spec, Callable<? extends Check> chosen) throws Exception {
    var passed = new AtomicBoolean(true);
    var status =
        run(
            spec,
            () -> {
              var check = chosen.call();
              return (folder, asJson, progress) -> {
                var ended = check.run(folder, asJson, progress);
                passed.set(ended.passed());
                return ended.text();
              };
            });
    return passed.get() ? status : Outcome.NOT_PASSED;
  }

  private ResultsFolder folder(String name) {
    return ResultsFolder.create(
        out == null ? ResultsFolder.byTime(name, Clock.systemDefaultZone()) : out);
  }
}

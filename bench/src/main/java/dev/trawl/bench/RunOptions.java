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

/** Options that all benchmarks share. */
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
      description = "Seed for all random choices. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  long seed() {
    return seed;
  }

  /**
   * Runs a benchmark in a folder named after its command, and prints the result.
   *
   * @param creator creates the benchmark from the other options; the folder is created only if they
   *     are valid
   */
  int run(CommandSpec spec, Callable<? extends Benchmark> creator) throws Exception {
    return CommandRunner.run(
        spec,
        () -> {
          var benchmark = creator.call();
          try (var folder = folder(spec.name())) {
            return benchmark.run(folder, json, line -> CommandRunner.progress(spec, line));
          }
        });
  }

  /** Runs a check like {@link #run}; the exit status is 1 if it fails. */
  int check(CommandSpec spec, Callable<? extends Check> creator) throws Exception {
    var passed = new AtomicBoolean(true);
    var status =
        run(
            spec,
            () -> {
              var check = creator.call();
              return (folder, asJson, progress) -> {
                var outcome = check.run(folder, asJson, progress);
                passed.set(outcome.passed());
                return outcome.text();
              };
            });
    return passed.get() ? status : CommandRunner.NOT_PASSED;
  }

  private ResultsFolder folder(String name) {
    return ResultsFolder.create(
        out == null ? ResultsFolder.timestamped(name, Clock.systemDefaultZone()) : out);
  }
}

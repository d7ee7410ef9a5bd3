package dev.trawl.bench;

import dev.trawl.bench.report.ResultsFolder;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
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
      description = "Whatever is drawn is drawn by it. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  boolean json() {
    return json;
  }

  long seed() {
    return seed;
  }

  ResultsFolder folder(String name) {
    return ResultsFolder.create(
        out == null ? ResultsFolder.byTime(name, Clock.systemDefaultZone()) : out);
  }
}

package dev.trawl.bench;

import dev.trawl.bench.smoke.SmokeRun;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trawl bench smoke}. */
@Command(
    name = "smoke",
    description = {
      "Runs small versions of all benchmarks, in a minute or two, to detect regressions.",
      "Exits with status 1 if a score is significantly below the baseline."
    },
    mixinStandardHelpOptions = true)
final class SmokeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--baseline",
      paramLabel = "DIR",
      description = "Folder of an earlier run with the same seed, to compare with.")
  private @Nullable Path baseline;

  @Override
  public Integer call() throws Exception {
    return options.check(spec, () -> SmokeRun.ofAll(Optional.ofNullable(baseline), options.seed()));
  }
}

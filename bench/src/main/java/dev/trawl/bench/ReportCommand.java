package dev.trawl.bench;

import dev.trawl.bench.report.Comparison;
import dev.trawl.bench.report.ResultStore;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trawl bench report}. */
@Command(
    name = "report",
    description =
        "Compares two runs question by question, and shows which differences are significant.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "BEFORE", description = "Folder of the first run.")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "AFTER", description = "Folder of the second run.")
  private Path after = Path.of("");

  @Override
  public Integer call() throws Exception {
    return CommandRunner.run(
        spec, () -> Comparison.of(ResultStore.scored(before), ResultStore.scored(after)).table());
  }
}

package dev.trawl.bench;

import dev.trawl.bench.calls.FaultsRun;
import dev.trawl.bench.data.DataFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trawl bench faults}. */
@Command(
    name = "faults",
    description = {
      "Measures how a long run handles failures of the model's endpoint.",
      "The endpoint is simulated in a separate process."
    },
    mixinStandardHelpOptions = true)
final class FaultsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--tokens",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Size of the text to read. Default: ${DEFAULT-VALUE}.")
  private int tokens = 1_000_000;

  @Option(
      names = "--kind",
      split = ",",
      paramLabel = "KIND",
      defaultValue = "faults,outage,death,adaptive,cancel,window",
      description = {
        "faults (16 %% of calls fail), outage (the endpoint is down for 30 s), death (it goes down",
        "and stays down), adaptive (it accepts only 24 calls at once), cancel (the question is",
        "cancelled while it is answered), window (windows of 8192, 4096 and 2048 tokens).",
        "Default: all."
      })
  private List<String> kinds = List.of("faults");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "The data folder, whose English books are read. Default: $TRAWL_DATA_SAMPLES, or"
              + " ../shared/data; if neither exists, a generated text.")
  private @Nullable Path data;

  @Override
  public Integer call() throws Exception {
    return options.run(spec, this::run);
  }

  private FaultsRun run() {
    return new FaultsRun(
        EndpointCommand.command(),
        DataFolder.find(Optional.ofNullable(data)).map(DataFolder::path),
        tokens,
        kinds,
        options.seed());
  }
}

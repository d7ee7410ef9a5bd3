package dev.trawl.bench;

import dev.trawl.bench.calls.OverheadRun;
import dev.trawl.bench.data.DataFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trawl bench overhead}. */
@Command(
    name = "overhead",
    description = {
      "Measures the time that trawl adds to the time of the model.",
      "It reads a text through a simulated endpoint in a separate process that only waits."
    },
    mixinStandardHelpOptions = true)
final class OverheadCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--chunks",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Number of chunks to read. Default: ${DEFAULT-VALUE}.")
  private int chunks = 2000;

  @Option(
      names = "--latency",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "50ms",
      description = "Time that the endpoint takes to reply. Default: ${DEFAULT-VALUE}.")
  private Duration latency = Duration.ofMillis(50);

  @Option(
      names = "--concurrency",
      split = ",",
      paramLabel = "N",
      defaultValue = "16,64,256",
      description = "Configured numbers of simultaneous calls. Default: ${DEFAULT-VALUE}.")
  private List<Integer> concurrency = List.of(16);

  @Option(
      names = "--from-below",
      description =
          "Let trawl find the number of simultaneous calls itself, starting from its default.")
  private boolean fromBelow;

  @Option(
      names = "--full",
      description =
          "Let the endpoint count tokens and really read each chunk. Default: after the latency, it sends the fixed reply 'nothing'.")
  private boolean full;

  @Option(
      names = "--warm-ups",
      paramLabel = "N",
      defaultValue = "40",
      description =
          "Passes before the measured ones, so that the JVM has compiled the code; the first is"
              + " reported separately. Default: ${DEFAULT-VALUE}.")
  private int warmUps = 40;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "Measured passes for each --concurrency; the report shows medians. Default:"
              + " ${DEFAULT-VALUE}.")
  private int rounds = 5;

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

  private OverheadRun run() {
    return new OverheadRun(
        EndpointCommand.command(),
        DataFolder.find(Optional.ofNullable(data)).map(DataFolder::path),
        chunks,
        latency,
        concurrency,
        fromBelow,
        full,
        warmUps,
        rounds,
        options.seed());
  }
}

package dev.trawl.bench;

import dev.trawl.bench.load.LoadPlan;
import dev.trawl.bench.load.LoadRun;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trawl bench load}. */
@Command(
    name = "load",
    description = {
      "Measures a server with many simultaneous users.",
      "It measures how long short questions take while long ones run, how fairly clients are",
      "served, whether memory stays constant, and whether every client gets all its events in",
      "order. Server and endpoint run in separate processes; a chart is saved with the results."
    },
    mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--sockets",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "Number of open WebSockets; the questions are spread evenly over them. Default:"
              + " ${DEFAULT-VALUE}.")
  private int sockets = 1000;

  @Option(
      names = "--questions",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "Number of simultaneous long questions, each of which reads every chunk. Default:"
              + " ${DEFAULT-VALUE}.")
  private int questions = 100;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "60s",
      description =
          "How long to keep asking long questions; those still running at the end are"
              + " completed. Default: ${DEFAULT-VALUE}.")
  private Duration duration = Duration.ofSeconds(60);

  @Option(
      names = "--tokens",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Size of the generated document. Default: ${DEFAULT-VALUE}.")
  private int tokens = 1_000_000;

  @Option(
      names = "--probes",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "Number of short questions (level retrieve) to time, first while nothing else runs,"
              + " then while long questions run. Default: ${DEFAULT-VALUE}.")
  private int probes = 100;

  @Option(
      names = "--beside",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "Number of long questions that run while the short ones are timed. Default:"
              + " ${DEFAULT-VALUE}.")
  private int beside = 10;

  @Option(
      names = "--latency",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "100ms",
      description = "Time that the simulated endpoint takes to reply. Default: ${DEFAULT-VALUE}.")
  private Duration latency = Duration.ofMillis(100);

  @Option(
      names = "--calls",
      paramLabel = "N",
      defaultValue = "64",
      description =
          "Maximum number of simultaneous calls to the endpoint. Default: ${DEFAULT-VALUE}.")
  private int calls = 64;

  @Option(
      names = "--broken",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Number of additional clients that start a request and never finish it; limited by the"
              + " number of files that a process may open. Default: ${DEFAULT-VALUE}.")
  private int broken;

  @Option(
      names = "--model-url",
      paramLabel = "URL",
      description = "Ask this OpenAI-compatible API instead of the simulated endpoint.")
  private @Nullable String modelUrl;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Name of the model at --model-url.")
  private String model = "";

  @Option(
      names = "--launcher",
      paramLabel = "FILE",
      description =
          "The program to start as the server, such as ./trawl. Default: this program's own"
              + " classes.")
  private @Nullable Path launcher;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description =
          "Ask a server that is already running, such as http://127.0.0.1:8080; its memory is not"
              + " measured.")
  private @Nullable URI server;

  @Option(
      names = "--key-env",
      paramLabel = "NAME",
      description = "Environment variable that contains the API key for --server.")
  private @Nullable String keyVariable;

  @Override
  public Integer call() throws Exception {
    return options.run(
        spec,
        () -> {
          var plan = plan();
          return (folder, json, progress) -> LoadRun.run(plan, folder, json, progress);
        });
  }

  private LoadPlan plan() {
    return new LoadPlan(
        EndpointCommand.command(),
        Optional.ofNullable(modelUrl).map(url -> new LoadPlan.Model(url, model)),
        Optional.ofNullable(launcher),
        Optional.ofNullable(server),
        Optional.ofNullable(keyVariable).map(System::getenv),
        tokens,
        sockets,
        questions,
        beside,
        probes,
        duration,
        latency,
        calls,
        broken,
        options.seed());
  }
}

package dev.trawl.bench;

import dev.trawl.testkit.EndpointPlan;
import dev.trawl.testkit.endpoint.SimulatedEndpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code trawl bench endpoint}. */
@Command(
    name = "endpoint",
    description = {
      "Serves a simulated model, which only compares words, or fails as the options say.",
      "It serves OpenAI's chat completions on 127.0.0.1; GET /stats returns what it has received."
    },
    mixinStandardHelpOptions = true)
final class EndpointCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private OfferOptions offer = new OfferOptions();
  @Mixin private PaceOptions pace = new PaceOptions();
  @Mixin private FaultOptions faults = new FaultOptions();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "Port to listen on. Default: any free port.")
  private int port;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed for the random faults, delays and mistakes. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(names = "--attached", description = "Stop when standard input ends.")
  private boolean attached;

  /**
   * Returns the command that starts an endpoint as a child process. The process stops when its
   * standard input ends.
   */
  static List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-Xmx512m",
        "-cp",
        System.getProperty("java.class.path"),
        EndpointCommand.class.getName(),
        "--attached");
  }

  /** Runs the endpoint as a separate process. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new EndpointCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    return CommandRunner.run(
        spec,
        () -> {
          var plan =
              EndpointPlan.withoutFaults()
                  .withSeed(seed)
                  .withPort(port)
                  .with(pace.pace())
                  .with(faults.faults())
                  .with(offer.offer())
                  .with(offer.habits());
          try (var endpoint = start(plan)) {
            CommandRunner.printLine(
                spec,
                "Listening on %s (model %s); Ctrl-C stops it."
                    .formatted(endpoint.uri(), plan.offer().model()));
            return attached ? untilInputEnds() : untilInterrupted();
          }
        });
  }

  private SimulatedEndpoint start(EndpointPlan plan) {
    try {
      return SimulatedEndpoint.start(plan);
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), "cannot listen on " + e.getMessage(), e);
    }
  }

  private static String untilInputEnds() throws IOException {
    System.in.transferTo(OutputStream.nullOutputStream());
    return "";
  }

  private static String untilInterrupted() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException ended) {
      // Interruption is the normal way to stop.
    }
    return "";
  }
}

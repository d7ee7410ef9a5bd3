package dev.trawl.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code trawl bench}, the parent of all benchmark commands. */
@Command(
    name = "bench",
    description = "Measures how well and how fast trawl answers, on your machine and your data.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "BENCHMARK",
    subcommands = {
      TargetsCommand.class,
      RetrievalCommand.class,
      NeedleCommand.class,
      ChainsCommand.class,
      KeysCommand.class,
      RulerCommand.class,
      BabilongCommand.class,
      CompareCommand.class,
      AbstainCommand.class,
      LongCommand.class,
      JobsCommand.class,
      SpeedCommand.class,
      EndpointCommand.class,
      OverheadCommand.class,
      FaultsCommand.class,
      LoadCommand.class,
      SmokeCommand.class,
      ReportCommand.class
    })
public final class BenchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "no benchmark given; choose one of " + String.join(", ", spec.subcommands().keySet()));
  }
}

package dev.trawl.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code trawl} without a command: its help and its version. */
@Command(
    name = "trawl",
    description = "Answers questions about documents of any length; cites the page and the quote.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = TrawlCommand.Version.class,
    footerHeading = "%n",
    footer = {
      "Example:",
      "  trawl ask -f manual.pdf \"Which flag turns on quiet mode?\"",
      "",
      "Benchmarks are a separate program: trawl bench --help.",
      "",
      "Exit status: 0 answered; 1 internal error; 2 wrong usage or unusable input;",
      "3 not answered; 4 answered in part; 130 interrupted.",
      "TRAWL_JAVA_OPTS passes options to Java, such as -Xmx4g."
    })
final class TrawlCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version and exit.")
  private boolean version;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "no command given; the commands are " + String.join(", ", spec.subcommands().keySet()));
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"trawl " + dev.trawl.http.Version.CURRENT};
    }
  }
}

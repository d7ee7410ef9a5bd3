package dev.trawl.cli;

import dev.trawl.cli.options.DocumentOptions;
import dev.trawl.cli.options.EngineOptions;
import dev.trawl.cli.options.EngineSettings;
import dev.trawl.cli.options.LevelOption;
import dev.trawl.cli.terminal.ExitStatus;
import dev.trawl.cli.terminal.Interrupts;
import dev.trawl.cli.terminal.Streams;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code trawl estimate}: estimates the calls, tokens, cost and time of a question, without asking
 * it.
 */
@Command(
    name = "estimate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = TrawlCommand.Version.class,
    description = "Estimates the calls, tokens, cost and time of a question, without asking it.",
    footerHeading = "%n",
    footer = {
      "This only checks the connection to the model; no question is sent.",
      "Example:",
      "  trawl estimate -f archive/ --level read \"When does the lease end?\""
    })
final class EstimateCommand implements Callable<Integer> {
  private final Streams streams;
  private final Interrupts interrupts;

  @Mixin private DocumentOptions documents = new DocumentOptions();

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      converter = LevelOption.class,
      completionCandidates = LevelOption.Names.class,
      defaultValue = "auto",
      description =
          "How to search for the answer: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Level level = Level.AUTO;

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  @Mixin private EngineOptions engine = new EngineOptions();

  @Parameters(paramLabel = "QUESTION", description = "The question, in quotes.")
  private String question = "";

  EstimateCommand(Streams streams, Interrupts interrupts) {
    this.streams = streams;
    this.interrupts = interrupts;
  }

  @Override
  public Integer call() {
    EngineSettings.of(engine).check(question);
    try (var opened = OpenDocuments.open(engine, documents, streams, interrupts)) {
      var estimate = opened.estimate(question, level, interrupts);
      streams.print(
          json
              ? Json.pretty(Json.estimate(estimate))
              : EstimateText.of(estimate, opened.trawl().isEmbedded()));
      return ExitStatus.ANSWERED;
    }
  }
}

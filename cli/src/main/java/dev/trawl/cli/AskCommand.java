package dev.trawl.cli;

import dev.trawl.actors.run.Question;
import dev.trawl.cli.options.BudgetOptions;
import dev.trawl.cli.options.DocumentOptions;
import dev.trawl.cli.options.EngineOptions;
import dev.trawl.cli.options.EngineSettings;
import dev.trawl.cli.options.LevelOption;
import dev.trawl.cli.terminal.CommandFailure;
import dev.trawl.cli.terminal.ExitStatus;
import dev.trawl.cli.terminal.Interrupts;
import dev.trawl.cli.terminal.Progress;
import dev.trawl.cli.terminal.Streams;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.json.Json;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trawl ask}: answers one question. */
@Command(
    name = "ask",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = TrawlCommand.Version.class,
    description = "Answers a question about documents, and cites the page and the quote.",
    footerHeading = "%n",
    footer = {
      "Examples:",
      "  trawl ask -f manual.pdf \"Which flag turns on quiet mode?\"",
      "  trawl ask -f contracts/ --level read --json \"When does the lease end?\"",
      "  curl -s https://example.org/log.txt | trawl ask -f - \"What failed first?\""
    })
final class AskCommand implements Callable<Integer> {
  private final Streams streams;
  private final Interrupts interrupts;

  @Mixin private DocumentOptions documents = new DocumentOptions();

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      converter = LevelOption.class,
      completionCandidates = LevelOption.Names.class,
      defaultValue = "auto",
      description = {
        "How to search for the answer: ${COMPLETION-CANDIDATES}. retrieve searches; read shows"
            + " every chunk to the model before it answers; reason answers in steps, with"
            + " sub-questions; auto searches first, and goes on to the next level if it finds no"
            + " answer. Default: ${DEFAULT-VALUE}."
      })
  private Level level = Level.AUTO;

  @ArgGroup(exclusive = true)
  private Form form = new Form();

  @Mixin private BudgetOptions spending = new BudgetOptions();

  @Mixin private EngineOptions engine = new EngineOptions();

  @Parameters(paramLabel = "QUESTION", description = "The question, in quotes.")
  private String question = "";

  /** The format of standard output. */
  static final class Form {
    @Option(names = "--json", description = "Print one JSON object instead of text.")
    private boolean json;

    @Option(
        names = "--events",
        description = "Print each event as one line of JSON, the answer last.")
    private boolean events;
  }

  AskCommand(Streams streams, Interrupts interrupts) {
    this.streams = streams;
    this.interrupts = interrupts;
  }

  @Override
  public Integer call() {
    EngineSettings.of(engine).check(question);
    spending.budget();
    try (var opened = OpenDocuments.open(engine, documents, streams, interrupts);
        var progress = Progress.of(streams, engine.quiet())) {
      opened.check(spending.budget());
      if (!form.json && !form.events && !engine.quiet()) {
        opened.showEstimate(question, level, streams, interrupts);
      }
      var findings = new FindingsSoFar();
      var follower = progress.andThen(findings).andThen(printer(opened));
      var request = Question.of(question, level, opened.ids()).withBudget(spending.budget());
      return status(
          opened, findings, new QuestionRunner(opened, interrupts).ask(request, follower));
    }
  }

  private Consumer<RunEvent> printer(OpenDocuments opened) {
    if (!form.events) {
      return event -> {};
    }
    var json = new Json(opened.documents());
    return event -> streams.print(Json.line(json.event(event)));
  }

  private int status(OpenDocuments opened, FindingsSoFar findings, What last) {
    return switch (last) {
      case What.Answered(var answer) -> show(opened, answer);
      case What.Cancelled cancelled -> {
        findings.lines().forEach(streams::say);
        yield ExitStatus.INTERRUPTED;
      }
      case What.Failed(var error) -> throw CommandFailure.internal(error);
      default -> throw new IllegalStateException("not a last event: " + last);
    };
  }

  private int show(OpenDocuments opened, Answer answer) {
    opened.showWarnings(answer, streams);
    if (form.json) {
      streams.print(Json.pretty(new Json(opened.documents()).answer(answer)));
    } else if (!form.events) {
      streams.print(AnswerText.of(answer, streams.outIsBold()));
    }
    return ExitStatus.of(answer.status());
  }
}

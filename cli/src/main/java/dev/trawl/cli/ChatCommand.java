package dev.trawl.cli;

import dev.trawl.actors.run.Question;
import dev.trawl.cli.options.BudgetOptions;
import dev.trawl.cli.options.DocumentOptions;
import dev.trawl.cli.options.EngineOptions;
import dev.trawl.cli.options.LevelOption;
import dev.trawl.cli.terminal.CommandFailure;
import dev.trawl.cli.terminal.Count;
import dev.trawl.cli.terminal.ExitStatus;
import dev.trawl.cli.terminal.Interrupts;
import dev.trawl.cli.terminal.Lines;
import dev.trawl.cli.terminal.OneLine;
import dev.trawl.cli.terminal.Progress;
import dev.trawl.cli.terminal.Streams;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent.What;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code trawl chat}: a conversation about the same documents. */
@Command(
    name = "chat",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = TrawlCommand.Version.class,
    description = {
      "Answers questions about the same documents, one after another.",
      "Each line is a question, typed or piped. A question may refer to earlier questions and"
          + " answers.",
      "Type exit to end, :help for more."
    },
    footerHeading = "%n",
    footer = {
      "Examples:",
      "  trawl chat -f manual.pdf",
      "  trawl chat -f manual.pdf < questions.txt > answers.txt"
    })
final class ChatCommand implements Callable<Integer> {
  private static final Set<String> END = Set.of("exit", "quit", ":exit", ":quit", ":q");

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
          "How to search for the answers: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Level level = Level.AUTO;

  @Mixin private BudgetOptions spending = new BudgetOptions();

  @Mixin private EngineOptions engine = new EngineOptions();

  ChatCommand(Streams streams, Interrupts interrupts) {
    this.streams = streams;
    this.interrupts = interrupts;
  }

  @Override
  public Integer call() {
    spending.budget();
    if (documents.readsStandardInput()) {
      throw CommandFailure.unusable(
          "standard input cannot be both a document and the questions; save the document to a"
              + " file and name it with -f");
    }
    try (var opened = OpenDocuments.open(engine, documents, streams, interrupts);
        var lines = Lines.of(streams)) {
      opened.check(spending.budget());
      if (streams.inIsTerminal() && !engine.quiet()) {
        streams.say(
            "Ask about %s. Type exit to end, :help for more."
                .formatted(Count.of(opened.documents().size(), "document")));
      }
      var conversation = new Conversation(opened.settings().historyTurnsMax(), this::showRewritten);
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        if (!handle(opened, conversation, line.get().strip())) {
          break;
        }
      }
      return ExitStatus.ANSWERED;
    }
  }

  private void showRewritten(String question) {
    if (!engine.quiet()) {
      streams.say("Understood as: " + OneLine.of(question));
    }
  }

  /** Handles one line of input; returns false if the chat ends. */
  private boolean handle(OpenDocuments opened, Conversation conversation, String line) {
    if (line.isEmpty()) {
      return true;
    }
    if (END.contains(line.toLowerCase(Locale.ROOT))) {
      return false;
    }
    if (!line.startsWith(":")) {
      answer(opened, conversation, line);
      return true;
    }
    var words = line.split("\\s+", 2);
    switch (words[0]) {
      case ":help" -> showHelp();
      case ":forget" -> conversation.forget();
      case ":level" -> changeLevel(words.length == 2 ? words[1] : "");
      default ->
          streams.say("trawl: unknown command %s; :help lists the commands".formatted(words[0]));
    }
    return true;
  }

  private void showHelp() {
    streams.say(
        """
        Each line is a question or one of these commands:
          :level NAME   how to search for the answers: %s (now %s)
          :forget       forget the conversation: new questions do not refer to earlier ones
          :help         show this help
          exit, quit    end the chat, as Ctrl-D does
        Ctrl-C stops the current question.\
        """
            .formatted(String.join(", ", LevelOption.names()), LevelOption.name(level)));
  }

  private void changeLevel(String name) {
    try {
      level = new LevelOption().convert(name);
    } catch (TypeConversionException unknown) {
      streams.say("trawl: " + unknown.getMessage());
    }
  }

  private void answer(OpenDocuments opened, Conversation conversation, String question) {
    var findings = new FindingsSoFar();
    var request =
        Question.of(question, level, opened.ids())
            .withBudget(spending.budget())
            .withHistory(conversation.turns());
    try (var progress = Progress.of(streams, engine.quiet())) {
      opened.settings().check(question);
      if (!engine.quiet()) {
        opened.showEstimate(question, level, streams, interrupts);
      }
      show(
          opened,
          findings,
          new QuestionRunner(opened, interrupts)
              .ask(request, progress.andThen(findings).andThen(conversation)));
    } catch (CommandFailure failure) {
      streams.say("trawl: " + OneLine.of(String.valueOf(failure.getMessage())));
    }
  }

  private void show(OpenDocuments opened, FindingsSoFar findings, What last) {
    switch (last) {
      case What.Answered(var answer) -> {
        opened.showWarnings(answer, streams);
        streams.print(AnswerText.of(answer, streams.outIsBold()) + "\n");
      }
      case What.Cancelled cancelled -> findings.lines().forEach(streams::say);
      case What.Failed(var error) -> streams.say("trawl: " + OneLine.of(error));
      default -> throw new IllegalStateException("not a last event: " + last);
    }
  }
}

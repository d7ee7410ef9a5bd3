package dev.trawl.cli;

import dev.trawl.actors.Trawl;
import dev.trawl.actors.run.RunFailedException;
import dev.trawl.cli.options.DocumentOptions;
import dev.trawl.cli.options.EngineOptions;
import dev.trawl.cli.options.EngineSettings;
import dev.trawl.cli.terminal.CommandFailure;
import dev.trawl.cli.terminal.Count;
import dev.trawl.cli.terminal.Interrupts;
import dev.trawl.cli.terminal.OneLine;
import dev.trawl.cli.terminal.Progress;
import dev.trawl.cli.terminal.Streams;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Estimate;
import dev.trawl.protocol.Level;
import dev.trawl.retrieval.document.Sources;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * A running trawl with a command's documents open in it. Documents that cannot be used are named on
 * standard error and left out; when none is left the command ends.
 */
final class OpenDocuments implements AutoCloseable {
  /** Calls of a run that read no chunk, seldom more. */
  private static final int MOST_OTHER_CALLS = 10;

  private final Trawl trawl;
  private final Asking.Opened opened;
  private final EngineSettings settings;

  private OpenDocuments(Trawl trawl, Asking.Opened opened, EngineSettings settings) {
    this.trawl = trawl;
    this.opened = opened;
    this.settings = settings;
  }

  static OpenDocuments open(
      EngineOptions engine, DocumentOptions documents, Streams streams, Interrupts interrupts) {
    var settings = EngineSettings.of(engine);
    var sources = Sources.of(documents.files(), streams.in(), settings.documents());
    if (sources.skipped() > 0 && !engine.quiet()) {
      streams.say(
          "Passed over %s: not a kind of document that trawl reads."
              .formatted(Count.of(sources.skipped(), "file")));
    }
    if (sources.found().isEmpty()) {
      throw noneUsable(sources.rejected(), streams);
    }
    var trawl = settings.start();
    try (var progress = Progress.of(streams, engine.quiet())) {
      if (!engine.quiet()) {
        streams.say(model(trawl));
      }
      checkModels(trawl, interrupts);
      progress.opening(sources.found().size());
      return new OpenDocuments(trawl, usable(open(trawl, sources, interrupts), streams), settings)
          .warned(streams);
    } catch (Throwable failure) {
      trawl.close();
      throw failure;
    }
  }

  /** Which model answers. */
  static String model(Trawl trawl) {
    return trawl.isEmbedded()
        ? "Model: " + trawl.model().name() + ", embedded; no endpoint is configured."
        : "Model: " + trawl.model().name() + ".";
  }

  /** A wrong key or a server that is not there is said before a document is parsed. */
  static void checkModels(Trawl trawl, Interrupts interrupts) {
    await(trawl.check(), interrupts, "interrupted while reaching the model; nothing was asked")
        .ifPresent(
            problem -> {
              throw EngineSettings.wrongModel(problem);
            });
  }

  private static Asking.Opened open(Trawl trawl, Sources sources, Interrupts interrupts) {
    var opened =
        await(
            trawl.open(sources.found()),
            interrupts,
            "interrupted while opening the documents; nothing was asked");
    return new Asking.Opened(
        opened.documents(),
        Stream.concat(sources.rejected().stream(), opened.rejected().stream()).toList(),
        opened.timing());
  }

  /** Waits for {@code stage}; Ctrl-C ends the command with what {@code interrupted} says. */
  static <T> T await(CompletionStage<T> stage, Interrupts interrupts, String interrupted) {
    var waiting = Thread.currentThread();
    try {
      return interrupts.stoppable(waiting::interrupt, stage.toCompletableFuture()::get);
    } catch (InterruptedException stopped) {
      throw CommandFailure.interrupted(interrupted);
    } catch (ExecutionException failure) {
      throw new CompletionException(failure.getCause());
    }
  }

  private static Asking.Opened usable(Asking.Opened opened, Streams streams) {
    if (opened.documents().isEmpty()) {
      throw noneUsable(opened.rejected(), streams);
    }
    return opened;
  }

  private static CommandFailure noneUsable(List<Asking.Rejected> rejected, Streams streams) {
    if (rejected.size() == 1) {
      return CommandFailure.unusable(rejected.getFirst().why());
    }
    rejected.forEach(each -> streams.warn("left out: " + each.why()));
    return CommandFailure.unusable(
        rejected.isEmpty()
            ? "no supported file was found; name one with -f"
            : "none of %d documents can be used; see why above".formatted(rejected.size()));
  }

  private OpenDocuments warned(Streams streams) {
    warnings().forEach(warning -> streams.warn(warning));
    return this;
  }

  /** What is wrong with the documents, those left out first; one sentence each. */
  private List<String> warnings() {
    return Stream.concat(
            leftOut(),
            opened.documents().stream()
                .flatMap(
                    document ->
                        document.warnings().stream()
                            .map(warning -> document.name() + ": " + warning)))
        .toList();
  }

  private Stream<String> leftOut() {
    return opened.rejected().stream().map(rejected -> "left out: " + rejected.why());
  }

  /**
   * {@code answer} with the documents that were left out among its warnings. Where some were, "not
   * in the documents" is more than anybody knows.
   */
  Answer complete(Answer answer) {
    var denies = answer.status() == Answer.Status.UNANSWERED && !opened.rejected().isEmpty();
    return new Answer(
        denies
            ? "%s %s could not be looked into."
                .formatted(answer.text(), Count.of(opened.rejected().size(), "document"))
            : answer.text(),
        denies ? Answer.Status.PARTIAL : answer.status(),
        answer.level(),
        answer.citations(),
        answer.coverage(),
        answer.hops(),
        answer.keywords(),
        answer.usage(),
        answer.timing(),
        Stream.concat(leftOut(), answer.warnings().stream()).distinct().toList());
  }

  /** Says on standard error what a person should know beside the answer and was not told yet. */
  void sayNotes(Answer answer, Streams streams) {
    AnswerText.notes(answer).forEach(streams::warn);
    answer.warnings().stream()
        .filter(warning -> !warnings().contains(warning))
        .forEach(streams::warn);
  }

  /** Refuses a cap on a cost that nobody counts. */
  void check(Budget budget) {
    if (budget.cost().isPresent() && !trawl.isEmbedded() && !trawl.isPriced()) {
      throw CommandFailure.unusable(
          "--max-cost caps a cost that nobody counts; set trawl.model.price in the settings file,"
              + " or leave it out");
    }
  }

  /** What {@code question} is expected to take. */
  Estimate estimate(String question, Level level, Interrupts interrupts) {
    try {
      return await(
          trawl.estimate(question, level, ids()),
          interrupts,
          "interrupted while estimating; nothing was asked");
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RunFailedException known
          ? CommandFailure.unusable(OneLine.withoutStop(String.valueOf(known.getMessage())))
          : failed;
    }
  }

  /** Says what a run will take that may make many calls over a network. */
  void sayEstimate(String question, Level level, Streams streams, Interrupts interrupts) {
    var from = settings.sayFromCalls();
    if (trawl.isEmbedded() || chunks() + MOST_OTHER_CALLS < from) {
      return;
    }
    var estimate = estimate(question, level, interrupts);
    if (estimate.most().usage().calls() >= from) {
      streams.say(EstimateText.line(estimate));
    }
  }

  private long chunks() {
    return documents().stream().mapToLong(Document::chunks).sum();
  }

  /** What was asked for when they were opened. */
  EngineSettings settings() {
    return settings;
  }

  Trawl trawl() {
    return trawl;
  }

  Asking.Opened opened() {
    return opened;
  }

  List<Document> documents() {
    return opened.documents();
  }

  List<DocumentId> ids() {
    return opened.documents().stream().map(Document::id).toList();
  }

  @Override
  public void close() {
    trawl.close();
  }
}

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
import dev.trawl.retrieval.chunk.Languages;
import dev.trawl.retrieval.source.Sources;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * A running trawl in which the documents of a command are open. Documents that cannot be used are
 * reported on standard error and left out. If no document is left, the command ends.
 */
final class OpenDocuments implements AutoCloseable {
  /** In addition to one call for each chunk, a run seldom makes more calls than this. */
  private static final int MAX_OTHER_CALLS = 10;

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
    if (sources.found().isEmpty()) {
      saySkipped(sources, engine, streams);
      throw noneUsable(sources.rejected(), streams);
    }
    // What ModelCheck says about the model comes first.
    var trawl =
        ModelCheck.start(settings, note -> say(note, engine, streams), streams::warn, interrupts);
    saySkipped(sources, engine, streams);
    try (var progress = Progress.of(streams, engine.quiet())) {
      trawl.observe(progress.opening(sources.found().size()));
      return new OpenDocuments(trawl, usable(open(trawl, sources, interrupts), streams), settings)
          .withWarningsShown(streams);
    } catch (Throwable failure) {
      trawl.close();
      throw failure;
    }
  }

  private static void saySkipped(Sources sources, EngineOptions engine, Streams streams) {
    if (sources.skipped() > 0) {
      say(
          "Skipped %s of a type that trawl does not read."
              .formatted(Count.of(sources.skipped(), "file")),
          engine,
          streams);
    }
  }

  private static void say(String note, EngineOptions engine, Streams streams) {
    if (!engine.quiet()) {
      streams.say(note);
    }
  }

  private static Asking.Opened open(Trawl trawl, Sources sources, Interrupts interrupts) {
    var opened =
        interrupts.await(
            trawl.open(sources.found()),
            "interrupted while opening the documents; no question was asked");
    return new Asking.Opened(
        opened.documents(),
        Stream.concat(sources.rejected().stream(), opened.rejected().stream()).toList(),
        opened.timing());
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
            ? "no supported file was found; name a file with -f"
            : "none of %s can be used; see above".formatted(Count.of(rejected.size(), "document")));
  }

  private OpenDocuments withWarningsShown(Streams streams) {
    warnings().forEach(warning -> streams.warn(warning));
    return this;
  }

  /** One sentence for each problem with a document; documents that were left out come first. */
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
   * {@code answer} with a warning for each document that was left out. If documents were left out,
   * they may contain the answer. Therefore an unanswered question becomes partial.
   */
  Answer withLeftOutDocuments(Answer answer) {
    var mayBeLeftOut = answer.status() == Answer.Status.UNANSWERED && !opened.rejected().isEmpty();
    return (mayBeLeftOut ? answer.cut(notSearched(answer)) : answer)
        .warning(Stream.concat(leftOut(), answer.warnings().stream()).distinct().toList());
  }

  /** In Chinese after a Chinese answer, otherwise in English. */
  private String notSearched(Answer answer) {
    var count = opened.rejected().size();
    return Languages.of(answer.text()).startsWith("zh")
        ? "有 %d 份文档未能搜索。".formatted(count)
        : " %s could not be searched.".formatted(Count.of(count, "document"));
  }

  /** Shows the warnings of an answer on standard error, except those that were already shown. */
  void showWarnings(Answer answer, Streams streams) {
    AnswerText.notes(answer).forEach(streams::warn);
    answer.warnings().stream()
        .filter(warning -> !warnings().contains(warning))
        .forEach(streams::warn);
  }

  /** Rejects a limit on cost if no price is known. */
  void check(Budget budget) {
    if (budget.cost().isPresent() && !trawl.isEmbedded() && !trawl.isPriced()) {
      throw CommandFailure.unusable(
          "no price is set for this model, so --max-cost cannot be enforced; add --price, or set"
              + " trawl.model.price in the settings file");
    }
  }

  /** Estimates the calls, tokens, cost and time of {@code question}. */
  Estimate estimate(String question, Level level, Interrupts interrupts) {
    try {
      return interrupts.await(
          trawl.estimate(question, level, ids()),
          "interrupted while estimating; no question was asked");
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RunFailedException known
          ? CommandFailure.unusable(OneLine.withoutFullStop(String.valueOf(known.getMessage())))
          : failed;
    }
  }

  /** Shows the estimate if the run may make many calls over a network. */
  void showEstimate(String question, Level level, Streams streams, Interrupts interrupts) {
    var from = settings.sayFromCalls();
    if (trawl.isEmbedded() || chunks() + MAX_OTHER_CALLS < from) {
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

  /** The settings with which the documents were opened. */
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

package dev.trawl.actors.run;

import dev.trawl.actors.call.Endpoint;
import dev.trawl.actors.call.Models;
import dev.trawl.actors.documents.Librarian;
import dev.trawl.actors.documents.RetrievalException;
import dev.trawl.actors.documents.Retrievers;
import dev.trawl.actors.model.Price;
import dev.trawl.actors.read.ChunkGroups;
import dev.trawl.actors.read.ReadingSettings;
import dev.trawl.actors.window.Excerpt;
import dev.trawl.actors.window.QuestionFit;
import dev.trawl.actors.window.WindowPacking;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.Estimate;
import dev.trawl.protocol.Estimate.Spending;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.QuestionKind;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.protocol.model.ReadingModel.Split;
import dev.trawl.protocol.model.Role;
import dev.trawl.retrieval.chunk.Languages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Computes an {@link Estimate} by following the steps of a run without calling a model. The
 * question is not split, a search for its own words replaces the run's search, and the prompt for
 * every chunk is built and its tokens are counted.
 *
 * @param executor counts the tokens of the prompts
 */
public record Estimator(
    Models models, Settings settings, ReadingSettings reading, Executor executor) {
  /** The number of calls whose text is in memory at the same time. */
  private static final int BATCH = 512;

  /** A question about open documents. */
  private record Asked(QuestionFit question, Level level, Retrievers retrievers) {
    List<Document> documents() {
      return retrievers.documents().stream().map(Librarian.OpenDocument::document).toList();
    }
  }

  /**
   * Totals for the prompts of all readers.
   *
   * @param tooLarge the number of prompts that do not fit the window
   */
  private record Prompts(int count, long tokens, int maxTokens, int tooLarge) {
    static final Prompts NONE = new Prompts(0, 0, 0, 0);

    Prompts plus(List<Integer> prompts, int limit) {
      return new Prompts(
          count + prompts.size(),
          tokens + prompts.stream().mapToLong(prompt -> prompt).sum(),
          Math.max(maxTokens, Collections.max(prompts)),
          tooLarge + (int) prompts.stream().filter(prompt -> prompt > limit).count());
    }
  }

  /**
   * Totals for a reading pass.
   *
   * @param sent the prompts of the pass
   * @param alone the prompts that would be sent if each call read a single chunk
   */
  private record Pass(Prompts sent, Prompts alone, long textTokens) {
    static final Pass NONE = new Pass(Prompts.NONE, Prompts.NONE, 0);
  }

  /** Fails with {@link RetrievalException} if a document cannot be read. */
  public CompletionStage<Estimate> estimate(String question, Level level, Retrievers retrievers) {
    var language = settings.runs().languageOr(Languages.of(question));
    var fit =
        QuestionFit.of(
            models.smallestWindow(),
            new Split(question, "", language),
            List.of(),
            settings.window().questionShare());
    if (fit.information().isBlank()) {
      return CompletableFuture.failedFuture(new RunFailedException(models.windowTooSmallMessage()));
    }
    var asked = new Asked(fit, level, retrievers);
    return retrievers
        .search(new Query(question, language, List.of()), settings.window().maxHits())
        .thenCompose(found -> estimate(asked, found));
  }

  private CompletionStage<Estimate> estimate(Asked asked, Retrievers.Found found) {
    var order = Reading.order(found.hits(), asked.documents());
    var candidates =
        found.hits().isEmpty()
            ? order.stream().limit(settings.window().maxHits()).toList()
            : Answering.candidates(found.hits(), asked.documents(), writer(), settings.window());
    var answer =
        fetched(asked, candidates)
            .thenApplyAsync(excerpts -> answerTokens(asked, found, excerpts), executor);
    var read =
        asked.level() == Level.RETRIEVE
            ? CompletableFuture.completedFuture(Pass.NONE)
            : read(asked, found, groups(asked, found).in(order), Pass.NONE);
    return answer.thenCombine(
        read, (tokens, pass) -> estimate(asked, tokens, pass, groups(asked, found).size()));
  }

  private static CompletionStage<List<Excerpt>> fetched(Asked asked, List<ChunkId> chunks) {
    return asked
        .retrievers()
        .fetch(chunks)
        .thenApply(
            fetched -> {
              if (!fetched.warnings().isEmpty()) {
                throw RetrievalException.transientFailure(fetched.warnings().getFirst());
              }
              return fetched.excerpts();
            });
  }

  private int answerTokens(Asked asked, Retrievers.Found found, List<Excerpt> excerpts) {
    var window =
        WindowPacking.pack(
            excerpts,
            chunks -> answerTokens(asked, found.statistics(), chunks),
            writer().window().promptTokens());
    return answerTokens(asked, found.statistics(), WindowPacking.chunks(window));
  }

  private int answerTokens(Asked asked, TermStatistics statistics, List<Chunk> chunks) {
    return writer()
        .promptTokens(
            Answering.task(
                asked.question(), statistics, chunks, asked.documents(), QuestionKind.FACT));
  }

  private ChunkGroups groups(Asked asked, Retrievers.Found found) {
    return ChunkGroups.of(models, List.of(question(asked, found)), reading);
  }

  private static ModelTask.Question question(Asked asked, Retrievers.Found found) {
    return asked.question().forReaders(found.statistics(), QuestionKind.FACT);
  }

  private CompletionStage<Pass> read(
      Asked asked, Retrievers.Found found, List<List<ChunkId>> groups, Pass before) {
    if (groups.isEmpty()) {
      return CompletableFuture.completedFuture(before);
    }
    var batch = groups.subList(0, Math.min(BATCH, groups.size()));
    return fetched(asked, batch.stream().flatMap(List::stream).toList())
        .thenApplyAsync(
            excerpts -> counted(question(asked, found), batch, excerpts, before), executor)
        .thenCompose(sum -> read(asked, found, groups.subList(batch.size(), groups.size()), sum));
  }

  /**
   * @param excerpts the chunks of {@code groups}, in the same order
   */
  private Pass counted(
      ModelTask.Question question,
      List<List<ChunkId>> groups,
      List<Excerpt> excerpts,
      Pass before) {
    var sum = before;
    var next = 0;
    for (var group : groups) {
      var chunks =
          excerpts.subList(next, next + group.size()).stream().map(Excerpt::chunk).toList();
      sum = counted(question, chunks, sum);
      next += group.size();
    }
    return sum;
  }

  /** Chunks whose group does not fit the window are read alone. */
  private Pass counted(ModelTask.Question question, List<Chunk> chunks, Pass before) {
    var reader = models.smallestWindow(Role.READER);
    var limit = reader.window().promptTokens();
    var single =
        chunks.stream()
            .map(chunk -> reader.promptTokens(new ModelTask.Read(question, chunk)))
            .toList();
    var together =
        chunks.size() == 1
            ? single.getFirst()
            : reader.promptTokens(new ModelTask.ReadGroup(question, chunks));
    return new Pass(
        before.sent().plus(together > limit ? single : List.of(together), limit),
        before.alone().plus(single, limit),
        before.textTokens() + chunks.stream().mapToLong(Chunk::tokens).sum());
  }

  private Estimate estimate(Asked asked, int answerTokens, Pass pass, int chunksPerCall) {
    var search = planning(asked).plus(singleCall(Role.WRITER, answerTokens));
    var reading = reading(pass);
    var most =
        switch (asked.level()) {
          case RETRIEVE -> search;
          case AUTO -> search.plus(reading).plus(singleCall(Role.WRITER, answerTokens));
          case READ, REASON -> search.plus(reading);
        };
    return new Estimate(
        asked.level(),
        asked.level() == Level.AUTO ? search : most,
        most,
        asked.level() == Level.RETRIEVE
            ? Optional.empty()
            : Optional.of(
                new Estimate.Reading(
                    pass.textTokens(), chunksPerCall, pass.sent().tokens(), pass.alone().tokens())),
        models.smallestWindow().window(),
        pass.alone().tooLarge(),
        assumptions(asked.level()));
  }

  private Spending planning(Asked asked) {
    var planner = models.smallestWindow(Role.PLANNER);
    var information = asked.question().information();
    if (planner.understands()) {
      return singleCall(Role.PLANNER, planner.promptTokens(understanding(asked)));
    }
    var languages =
        asked.documents().stream()
            .flatMap(document -> document.languages().stream())
            .distinct()
            .toList();
    var split = new ModelTask.Split(information);
    var derive =
        new ModelTask.DeriveKeywords(information, asked.question().query().language(), languages);
    return singleCall(Role.PLANNER, planner.promptTokens(split))
        .plus(singleCall(Role.PLANNER, planner.promptTokens(derive)));
  }

  private ModelTask.Understand understanding(Asked asked) {
    var task = new ModelTask.Understand(asked.question().information(), List.of(), List.of());
    return new AboutDocuments(settings.planning(), asked.retrievers().documents())
        .addedTo(task, models.smallestWindow(Role.PLANNER)::promptTokens)
        .findFirst()
        .orElse(task);
  }

  /** One call for which the run waits. */
  private Spending singleCall(Role role, int promptTokens) {
    return calls(
        role,
        new Prompts(1, promptTokens, promptTokens, 0),
        settings.estimate().otherReplyTokens());
  }

  private Spending reading(Pass pass) {
    var spending = calls(Role.READER, pass.sent(), settings.estimate().readerReplyTokens());
    return new Spending(pass.alone().count(), spending.usage(), spending.time());
  }

  private Spending calls(Role role, Prompts prompts, int replyTokens) {
    var reply = (long) prompts.count() * replyTokens;
    var usage =
        new Usage(
            prompts.count(),
            prompts.tokens(),
            reply,
            prompts.maxTokens(),
            0,
            cost(role, prompts.tokens(), reply));
    return new Spending(0, usage, time(role, prompts));
  }

  /**
   * Uses the highest price if endpoints share a role, because the most expensive one may get all
   * calls.
   */
  private OptionalDouble cost(Role role, long promptTokens, long replyTokens) {
    return models
        .of(role)
        .flatMap(endpoint -> endpoint.price().stream())
        .mapToDouble((Price price) -> price.of(promptTokens, replyTokens))
        .max();
  }

  /**
   * The time for all calls at the combined pace of the role's endpoints; at least the time of one
   * call.
   */
  private Duration time(Role role, Prompts prompts) {
    if (prompts.count() == 0) {
      return Duration.ZERO;
    }
    var reserve = models.smallestWindow(role).window().replyTokens();
    var tokens = (double) prompts.tokens() / prompts.count() + reserve;
    var perSecond = models.of(role).mapToDouble(endpoint -> endpoint.callsPerSecond(tokens)).sum();
    var one = models.of(role).map(Endpoint::expectedLatency).max(Duration::compareTo).orElseThrow();
    var all = Duration.ofMillis(Math.round(prompts.count() / perSecond * 1_000));
    return all.compareTo(one) > 0 ? all : one;
  }

  private List<String> assumptions(Level level) {
    var estimate = settings.estimate();
    var assumptions = new ArrayList<String>();
    assumptions.add(
        "No call fails, and the question's own words find the same chunks as its keywords.");
    assumptions.add(
        "A reader's reply has %d tokens, any other reply %d; a model that thinks uses more (trawl.estimate)."
            .formatted(estimate.readerReplyTokens(), estimate.otherReplyTokens()));
    if (level == Level.REASON) {
      assumptions.add(
          "Only one sub-question needs a reading pass; each further pass costs as much again.");
    }
    models.endpoints().forEach(endpoint -> assumptions.add(endpoint.assumption()));
    return assumptions;
  }

  private ReadingModel writer() {
    return models.smallestWindow(Role.WRITER);
  }
}

package dev.trawl.actors.read;

import dev.trawl.actors.call.Attempt;
import dev.trawl.actors.call.Attempts;
import dev.trawl.actors.call.CallPlan;
import dev.trawl.actors.call.FailureText;
import dev.trawl.actors.call.ModelAccess;
import dev.trawl.actors.call.ModelGateway;
import dev.trawl.actors.call.ModelReply;
import dev.trawl.actors.documents.RetrievalException;
import dev.trawl.actors.documents.Retrievers;
import dev.trawl.actors.item.ItemFinder;
import dev.trawl.actors.window.Excerpt;
import dev.trawl.actors.window.QuoteFinder;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.RunEvent.What.ChunkRead;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * Reads one chunk of one pass for all questions in one call, or a group of neighbouring chunks for
 * one question. It waits for a permit without keeping any text in memory, then fetches its chunks,
 * sends them to the model, keeps the quotes that the chunks contain, reports, and stops.
 *
 * <p>It is restarted after a failure that a retry may fix, a bounded number of times; after that
 * the chunk or the group is reported as failed. Stopping it cancels the call.
 */
final class ChunkReader extends AbstractMatchingBehavior<ChunkReader.Command> {
  sealed interface Command {}

  private record RetryDelayEnded() implements Command {}

  private record Decided(ModelGateway.Decision decision) implements Command {}

  private record Fetched(Texts texts) implements Command {}

  private record FetchFailed(Throwable cause) implements Command {}

  private record CallEnded(Texts texts, Attempt.Result result) implements Command {}

  private record TimedOut() implements Command {}

  /**
   * The result of the reader; {@link Done} is sent once for each chunk, any other result only once.
   */
  sealed interface Report {}

  /**
   * One chunk was read, or reading it failed.
   *
   * @param reads the results for the questions, in the order of the questions
   */
  record Done(List<QuestionRead> reads) implements Report {
    Done {
      reads = List.copyOf(reads);
    }
  }

  /** The call for several chunks failed; each of them may still be read with a call of its own. */
  record GroupFailed(List<ChunkId> chunks) implements Report {
    GroupFailed {
      chunks = List.copyOf(chunks);
    }
  }

  /** The model refuses every call; {@code why} is one sentence. */
  record Refused(String why) implements Report {}

  /** The run's budget does not cover the call; the chunk was not read. */
  record Unaffordable(String why) implements Report {}

  /**
   * The result for one question.
   *
   * @param dropped the number of quotes that the chunk does not contain
   * @param lost the items that the chunk does not name
   * @param cut true if items of the chunk may be missing, because the model's list was cut off
   */
  record QuestionRead(ChunkRead result, int dropped, List<String> lost, boolean cut) {
    QuestionRead {
      lost = List.copyOf(lost);
    }

    /** A complete result. */
    QuestionRead(ChunkRead result, int dropped) {
      this(result, dropped, List.of(), false);
    }
  }

  /**
   * The chunks to read, and the questions to read them for.
   *
   * @param chunks chunks of one document; only one chunk if there are several questions
   * @param maxQuotes maximum number of quotes from one chunk for one question; further ones are
   *     ignored
   * @param showsNext whether the sentence after a single chunk is shown too
   */
  record Assignment(
      List<ChunkId> chunks,
      List<ModelTask.Question> questions,
      Retrievers retrievers,
      int maxQuotes,
      boolean showsNext) {
    Assignment {
      chunks = List.copyOf(chunks);
      questions = List.copyOf(questions);
    }

    boolean isGroup() {
      return chunks.size() > 1;
    }

    CompletionStage<Texts> fetch() {
      return showsNext
          ? retrievers.fetchWithNext(chunks.getFirst()).thenApply(Texts::withNextSentence)
          : retrievers.fetchOfOne(chunks).thenApply(Texts::of);
    }

    ModelTask task(List<Excerpt> excerpts) {
      var texts = excerpts.stream().map(Excerpt::chunk).toList();
      return isGroup()
          ? new ModelTask.ReadGroup(questions.getFirst(), texts)
          : new ModelTask.Read(questions, texts.getFirst());
    }
  }

  /**
   * The excerpts that the model sees.
   *
   * @param end where the first chunk itself ends in the document
   */
  record Texts(List<Excerpt> shown, int end) {
    Texts {
      shown = List.copyOf(shown);
    }

    static Texts of(List<Excerpt> chunks) {
      return new Texts(chunks, chunks.getFirst().chunk().endChar());
    }

    /**
     * The first of {@code chunks} with the first sentence of the second, if there is one, because
     * an item may be named in the last sentence of a chunk and described in the sentence after it.
     */
    static Texts withNextSentence(List<Excerpt> chunks) {
      var first = chunks.getFirst();
      return chunks.size() == 1
          ? of(chunks)
          : new Texts(List.of(first.withNextSentence(chunks.getLast())), first.chunk().endChar());
    }
  }

  private final TimerScheduler<Command> timers;
  private final Attempt attempt;
  private final Assignment assignment;
  private final ActorRef<Report> replyTo;

  static Behavior<Command> create(
      ModelAccess access, CallPlan plan, Assignment assignment, ActorRef<Report> replyTo) {
    var attempts = new Attempts(access.retries(), RandomGenerator.getDefault());
    return Attempt.retried(
        Behaviors.setup(
            context ->
                Behaviors.withTimers(
                    timers -> {
                      var decisions =
                          context.messageAdapter(ModelGateway.Decision.class, Decided::new);
                      var attempt = new Attempt(access, plan, attempts, decisions);
                      return new ChunkReader(context, timers, attempt, assignment, replyTo).begin();
                    })));
  }

  private ChunkReader(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Attempt attempt,
      Assignment assignment,
      ActorRef<Report> replyTo) {
    super(context);
    this.timers = timers;
    this.attempt = attempt;
    this.assignment = assignment;
    this.replyTo = replyTo;
  }

  private Behavior<Command> begin() {
    attempt.begin(timers, new RetryDelayEnded());
    return this;
  }

  @Override
  public Behavior<Command> onMessage(Command message) {
    return switch (message) {
      case RetryDelayEnded ignored -> {
        attempt.request();
        yield this;
      }
      case Decided(var decision) -> attempt.decided(decision).map(this::end).orElseGet(this::fetch);
      case Fetched(var texts) -> read(texts);
      case FetchFailed(var cause) -> end(attempt.notPrepared(unread(cause)));
      case CallEnded(var texts, var result) when attempt.owns(result) -> end(texts, result);
      case CallEnded ignored -> this;
      case TimedOut ignored -> end(attempt.timedOut());
    };
  }

  @Override
  public Behavior<Command> onSignal(Signal signal) {
    if (signal instanceof PostStop) {
      attempt.stopped();
    }
    return this;
  }

  private Behavior<Command> fetch() {
    getContext()
        .pipeToSelf(
            assignment.fetch(),
            (texts, cause) -> cause == null ? new Fetched(texts) : new FetchFailed(cause));
    return this;
  }

  /**
   * Makes the failure permanent if no retry can fetch the chunk, for example because its document
   * was closed.
   */
  private static Throwable unread(Throwable cause) {
    return switch (cause) {
      case CompletionException wrapped when wrapped.getCause() != null ->
          unread(wrapped.getCause());
      case RetrievalException lost when !lost.mayRetry() ->
          new ModelException.Final(FailureText.of(lost));
      default -> cause;
    };
  }

  private Behavior<Command> read(Texts texts) {
    var ended = attempt.call(assignment.task(texts.shown()));
    if (ended.isPresent()) {
      return end(ended.get());
    }
    timers.startSingleTimer(new TimedOut(), attempt.timeout());
    getContext().pipeToSelf(attempt.result(), (result, never) -> new CallEnded(texts, result));
    return this;
  }

  private Behavior<Command> end(Texts texts, Attempt.Result result) {
    return switch (attempt.ended(result)) {
      case Attempt.Outcome.Replied(ModelReply.Verdicts(var verdicts)) -> done(texts, verdicts);
      case Attempt.Outcome other -> end(other);
    };
  }

  /**
   * For a group, the model returns a verdict for each chunk; for a single chunk, it returns one for
   * each question.
   */
  private Behavior<Command> done(Texts texts, List<Verdict> verdicts) {
    var excerpts = texts.shown();
    var expected = assignment.isGroup() ? excerpts.size() : assignment.questions().size();
    if (verdicts.size() != expected) {
      return failed(
          "the model returned the wrong number of verdicts (%d, expected %d)"
              .formatted(verdicts.size(), expected));
    }
    if (!assignment.isGroup()) {
      var excerpt = excerpts.getFirst();
      return report(
          new Done(verdicts.stream().map(verdict -> read(excerpt, texts.end(), verdict)).toList()));
    }
    for (var index = 0; index < expected; index++) {
      var excerpt = excerpts.get(index);
      var read = read(excerpt, excerpt.chunk().endChar(), verdicts.get(index));
      replyTo.tell(new Done(List.of(read)));
    }
    return Behaviors.stopped();
  }

  /** The attempt ended without verdicts. */
  private Behavior<Command> end(Attempt.Outcome ended) {
    return switch (ended) {
      case Attempt.Outcome.Failed(var why) -> failed(why);
      case Attempt.Outcome.Refused(var why) -> report(new Refused(why));
      case Attempt.Outcome.Unaffordable(var why) -> report(new Unaffordable(why));
      case Attempt.Outcome.Replied(var reply) ->
          throw new IllegalStateException("a reader received " + reply);
    };
  }

  private Behavior<Command> report(Report report) {
    replyTo.tell(report);
    return Behaviors.stopped();
  }

  private Behavior<Command> failed(String why) {
    if (assignment.isGroup()) {
      return report(new GroupFailed(assignment.chunks()));
    }
    var read = new QuestionRead(ChunkRead.failed(assignment.chunks().getFirst(), why), 0);
    return report(new Done(Collections.nCopies(assignment.questions().size(), read)));
  }

  /**
   * @param end the end of the chunk itself, in the document; what is found after it belongs to the
   *     reader of the next chunk
   */
  private QuestionRead read(Excerpt excerpt, int end, Verdict verdict) {
    return switch (verdict) {
      case Verdict.None none -> new QuestionRead(ChunkRead.none(excerpt.chunk().id()), 0);
      case Verdict.Relevant relevant -> verified(excerpt, end, relevant);
    };
  }

  /**
   * A chunk that the model finds relevant stays relevant even if it contains none of the quotes.
   */
  private QuestionRead verified(Excerpt excerpt, int end, Verdict.Relevant relevant) {
    var found =
        relevant.quotes().stream()
            .limit(assignment.maxQuotes())
            .map(quote -> QuoteFinder.find(excerpt, quote))
            .flatMap(Optional::stream)
            .toList();
    var question = assignment.questions().getFirst().information();
    var items = ItemFinder.findAll(excerpt, relevant.items(), question);
    return new QuestionRead(
        ChunkRead.relevant(
            excerpt.chunk().id(),
            relevant.relevance(),
            found.stream().distinct().filter(quote -> isBefore(end, quote)).toList(),
            items.found().stream().filter(item -> isBefore(end, item.evidence())).toList()),
        relevant.quotes().size() - found.size(),
        items.lost(),
        relevant.cut());
  }

  private static boolean isBefore(int end, Evidence evidence) {
    return evidence.span().startChar() < end;
  }
}

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
import dev.trawl.actors.window.Excerpt;
import dev.trawl.actors.window.ItemFinder;
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

  private record Fetched(List<Excerpt> excerpts) implements Command {}

  private record FetchFailed(Throwable cause) implements Command {}

  private record CallEnded(List<Excerpt> excerpts, Attempt.Result result) implements Command {}

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

  /** The model refuses every call; one sentence. */
  record Refused(String why) implements Report {}

  /** The run's budget does not cover the call; the chunk was not read. */
  record Unaffordable(String why) implements Report {}

  /**
   * The result for one question.
   *
   * @param dropped the number of quotes that the chunk does not contain
   */
  record QuestionRead(ChunkRead result, int dropped) {}

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

    CompletionStage<List<Excerpt>> fetch() {
      return showsNext
          ? retrievers.fetchWithNext(chunks.getFirst())
          : retrievers.fetchOfOne(chunks);
    }

    /**
     * The excerpts that the model sees. A single chunk may have the next sentence added, because an
     * item may be named in the last sentence of a chunk and described in the sentence after it.
     */
    List<Excerpt> shown(List<Excerpt> fetched) {
      return showsNext && fetched.size() > 1
          ? List.of(fetched.getFirst().withNextSentence(fetched.getLast()))
          : fetched;
    }

    ModelTask task(List<Excerpt> excerpts) {
      var texts = excerpts.stream().map(Excerpt::chunk).toList();
      return isGroup()
          ? new ModelTask.ReadGroup(questions.getFirst(), texts)
          : new ModelTask.Read(questions, texts.getFirst());
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
      case Fetched(var excerpts) -> read(excerpts);
      case FetchFailed(var cause) -> end(attempt.notPrepared(unread(cause)));
      case CallEnded(var excerpts, var result) when attempt.owns(result) -> end(excerpts, result);
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
            (excerpts, cause) -> cause == null ? new Fetched(excerpts) : new FetchFailed(cause));
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

  private Behavior<Command> read(List<Excerpt> excerpts) {
    var ended = attempt.call(assignment.task(assignment.shown(excerpts)));
    if (ended.isPresent()) {
      return end(ended.get());
    }
    timers.startSingleTimer(new TimedOut(), attempt.timeout());
    getContext().pipeToSelf(attempt.result(), (result, never) -> new CallEnded(excerpts, result));
    return this;
  }

  private Behavior<Command> end(List<Excerpt> excerpts, Attempt.Result result) {
    return switch (attempt.ended(result)) {
      case Attempt.Outcome.Replied(ModelReply.Verdicts(var verdicts)) -> done(excerpts, verdicts);
      case Attempt.Outcome other -> end(other);
    };
  }

  /**
   * For a group, the model returns a verdict for each chunk; for a single chunk, it returns one for
   * each question.
   */
  private Behavior<Command> done(List<Excerpt> excerpts, List<Verdict> verdicts) {
    var expected = assignment.isGroup() ? excerpts.size() : assignment.questions().size();
    if (verdicts.size() != expected) {
      return failed(
          "the model returned a wrong number of verdicts (%d, expected %d)"
              .formatted(verdicts.size(), expected));
    }
    if (!assignment.isGroup()) {
      var end = excerpts.getFirst().chunk().endChar();
      var excerpt = assignment.shown(excerpts).getFirst();
      return report(
          new Done(verdicts.stream().map(verdict -> read(excerpt, end, verdict)).toList()));
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
    var items = ItemFinder.findAll(excerpt, relevant.items());
    return new QuestionRead(
        ChunkRead.relevant(
            excerpt.chunk().id(),
            relevant.relevance(),
            found.stream().distinct().filter(quote -> isBefore(end, quote)).toList(),
            items.stream().filter(item -> isBefore(end, item.evidence())).toList()),
        relevant.quotes().size() - found.size() + relevant.items().size() - items.size());
  }

  private static boolean isBefore(int end, Evidence evidence) {
    return evidence.span().startChar() < end;
  }
}

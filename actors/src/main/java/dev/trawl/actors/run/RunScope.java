package dev.trawl.actors.run;

import dev.trawl.actors.answer.AnswerLength;
import dev.trawl.actors.answer.AnswerParts;
import dev.trawl.actors.answer.Drafting;
import dev.trawl.actors.call.FailureText;
import dev.trawl.actors.call.ModelAccess;
import dev.trawl.actors.call.Models;
import dev.trawl.actors.call.Observer;
import dev.trawl.actors.call.StepCall;
import dev.trawl.actors.documents.Retrievers;
import dev.trawl.actors.plan.Planner;
import dev.trawl.actors.read.ReadingSupervisor;
import dev.trawl.actors.window.ClaimSupport.Denial;
import dev.trawl.actors.window.ClaimSupport.Support;
import dev.trawl.actors.window.ClaimSupport.SupportedClaim;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.Timing;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.protocol.model.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * The objects that the phases of one run share: the question, the journal, and the services of the
 * run. Used only by the run's actor.
 *
 * @param subQuestion present if a planner asked the question
 */
record RunScope(
    ActorContext<Run.Command> context,
    TimerScheduler<Run.Command> timers,
    Runs runs,
    Asking.Ask ask,
    Optional<Planner.Ask> subQuestion,
    RunJournal journal,
    Drafting drafting,
    Receivers receivers) {
  /**
   * The actors that collect the usage and the shown chunks of a run and its sub-questions. They
   * belong to the run that the caller started.
   *
   * @param usage receives the usage of the run's calls
   * @param shown receives the chunks that the writer of a sub-question's answer is shown
   */
  record Receivers(ActorRef<Usage> usage, ActorRef<Run.ChunksShown> shown) {}

  /** A warning quotes at most this many parts of the answer, and says how many are left out. */
  private static final int MAX_QUOTED = 5;

  /** The maximum number of characters quoted from each part. */
  private static final int MAX_QUOTED_CHARS = 120;

  private static final Pattern END = Pattern.compile("[.?!…。！？]$");

  /**
   * The observer is not notified of a sub-question's events, because the planning run reports them.
   */
  static RunScope of(
      ActorContext<Run.Command> context,
      TimerScheduler<Run.Command> timers,
      Runs runs,
      Asking.Ask ask,
      Optional<Planner.Ask> subQuestion,
      Receivers receivers) {
    var observer = subQuestion.isEmpty() ? runs.access().observer() : new Observer() {};
    var self = context.getSelf();
    return new RunScope(
        context,
        timers,
        runs,
        ask,
        subQuestion,
        new RunJournal(ask.run(), ask.events(), observer, runs.clock()),
        new Drafting(runs.settings().drafts(), delta -> self.tell(new Run.DraftWritten(delta))),
        receivers);
  }

  RunState state() {
    return journal.state();
  }

  Settings settings() {
    return runs.settings();
  }

  ModelAccess access() {
    return runs.access();
  }

  Models models() {
    return access().models();
  }

  ReadingModel writer() {
    return models().smallestWindow(Role.WRITER);
  }

  /** Receives the usage of the run's calls. */
  ActorRef<Usage> usageReceiver() {
    return receivers.usage();
  }

  boolean fits(ModelTask task) {
    var model = models().smallestWindow(Role.of(task));
    return model.promptTokens(task) <= model.maxPromptTokens(task);
  }

  /** Calls a model for {@code task}; the outcome arrives as {@link Run.Called}. */
  void call(ModelTask task) {
    spawn(StepCall.create(access(), ask.run(), task, usageReceiver(), outcomes()));
  }

  /** Like {@link #call}, for an answer; its pieces arrive first, as {@link Run.DraftWritten}. */
  void write(ModelTask.Answer task) {
    reportShown(task);
    spawn(StepCall.create(access(), ask.run(), task, drafting, usageReceiver(), outcomes()));
  }

  /**
   * Like {@link #write}, for a call that continues an answer. Its draft continues {@code before}.
   */
  void write(ModelTask.Answer task, ReadingModel.Draft before) {
    reportShown(task);
    var drafts = drafting.continuing(before);
    spawn(StepCall.create(access(), ask.run(), task, drafts, usageReceiver(), outcomes()));
  }

  private void reportShown(ModelTask.Answer task) {
    if (subQuestion.isPresent()) {
      var chunks = task.chunks().stream().map(Chunk::id).collect(Collectors.toSet());
      receivers.shown().tell(new Run.ChunksShown(chunks));
    }
  }

  /** Returns true if {@code parts} may have a further part; warns if only the limit forbids it. */
  boolean mayContinue(AnswerParts parts) {
    var limit = settings().window().maxContinuations();
    var mayContinue = writer().continues() && parts.count() <= limit;
    if (!mayContinue && writer().continues()) {
      warn(
          "The answer was not continued more than %d times; raise trawl.window.max-continuations."
              .formatted(limit));
    }
    return mayContinue;
  }

  /** The answer to the question, before it is written. */
  AnswerParts unwritten() {
    return AnswerParts.of(AnswerLength.in(state().split().instruction()), writer());
  }

  private void spawn(Behavior<StepCall.Command> call) {
    context.watch(context.spawnAnonymous(call));
  }

  private ActorRef<StepCall.Outcome> outcomes() {
    return context.messageAdapter(StepCall.Outcome.class, Run.Called::new);
  }

  /** Searches; the result arrives as {@link Run.Searched}. */
  void search(Retrievers retrievers, Query query) {
    pipe(retrievers.search(query, settings().window().maxHits()), Run.Searched::new);
  }

  /** Resolves references to places; the result arrives as {@link Run.Placed}. */
  void place(Retrievers retrievers, String question) {
    pipe(retrievers.places(question), Run.Placed::new);
  }

  /** Fetches the text of chunks; the result arrives as {@link Run.Fetched}. */
  void fetch(Retrievers retrievers, List<ChunkId> chunks) {
    pipe(retrievers.fetch(chunks), Run.Fetched::new);
  }

  private <T> void pipe(CompletionStage<T> stage, Function<T, Run.Command> then) {
    context.pipeToSelf(
        stage,
        (value, cause) ->
            cause == null ? then.apply(value) : new Run.StepFailed(FailureText.of(cause)));
  }

  /** Stops all calls and readers; each that has stopped is reported as {@link Run.ChildEnded}. */
  void stopChildren() {
    context.getChildren().forEach(context::watch);
    context.getChildren().forEach(context::stop);
  }

  void warn(String warning) {
    journal.append(new What.Warned(sentence(warning)));
  }

  void warnDropped(int quotes) {
    if (quotes > 0) {
      warn(
          "%d of the model's quotes were dropped because their chunk does not contain them."
              .formatted(quotes));
    }
  }

  void warnLost(List<String> items) {
    if (!items.isEmpty()) {
      warn(
          "These items of the model's list were left out, because no sentence names them: %s."
              .formatted(quoted(items)));
    }
  }

  /** Warns about the parts of the answer that the cited sentences do not support. */
  void warnDoubtful(Support support) {
    var missing = support.missing();
    if (!missing.isEmpty()) {
      warn(
          "The cited sentences do not contain these names or numbers from the answer: %s."
              .formatted(quoted(missing)));
    }
    warnOf(
        "The cited sentence says “not”, but this part of the answer does not: %s.",
        support, claim -> claim.denial() == Denial.BY_SENTENCE);
    warnOf(
        "This part of the answer says “not”, but the cited sentence does not: %s.",
        support, claim -> claim.denial() == Denial.BY_CLAIM);
    warnOf("No sentence was found that supports this: %s.", support, SupportedClaim::isUnsupported);
    if (!support.isChecked() && missing.isEmpty() && hasNoDenial(support)) {
      warn("The cited sentences may not say what the answer says.");
    }
  }

  private static boolean hasNoDenial(Support support) {
    return support.claims().stream().allMatch(claim -> claim.denial() == Denial.NONE);
  }

  /** Warns with quotes of the chosen claims of the answer, if there are any. */
  private void warnOf(String warning, Support support, Predicate<SupportedClaim> isChosen) {
    var chosen =
        support.claims().stream().filter(isChosen).map(claim -> claim.text().strip()).toList();
    if (!chosen.isEmpty()) {
      warn(warning.formatted(quoted(chosen)));
    }
  }

  /** The first few texts in quotation marks, each cut if it is long. */
  private static String quoted(List<String> texts) {
    var quoted =
        texts.stream()
            .limit(MAX_QUOTED)
            .map(text -> END.matcher(text).replaceFirst(""))
            .map(
                text ->
                    text.codePointCount(0, text.length()) > MAX_QUOTED_CHARS
                        ? text.substring(0, text.offsetByCodePoints(0, MAX_QUOTED_CHARS)) + "…"
                        : text)
            .map("“%s”"::formatted)
            .collect(Collectors.joining(", "));
    return texts.size() > MAX_QUOTED
        ? "%s and %d more".formatted(quoted, texts.size() - MAX_QUOTED)
        : quoted;
  }

  /** Adds a full stop if the text does not end with one. */
  private static String sentence(String text) {
    return END.matcher(text).find() ? text : text + ".";
  }

  /** The maximum time that the run may take. */
  Duration timeout() {
    var longest = settings().runs().timeout();
    return ask.budget().time().filter(time -> time.compareTo(longest) < 0).orElse(longest);
  }

  /** Handles messages that mean the same in every phase. */
  Phase handleCommon(Phase phase, Run.Command message) {
    return switch (message) {
      case Run.Called(StepCall.Refused(var why)) -> refused(why);
      case Run.ReadingReported(ReadingSupervisor.PassRefused(var why)) -> refused(why);
      case Run.PlannerReported(Planner.Refused(var why)) -> refused(why);
      case Run.StepFailed(var why) -> fail(why);
      case Run.TimedOut ignored ->
          fail(
              "No answer within %d s: allow more time, or raise trawl.runs.timeout."
                  .formatted(timeout().toSeconds()));
      case Run.Abort(var why) -> fail(why);
      case Run.Cancel ignored -> Ending.with(this, What.Cancelled::new);
      case Run.ListenerGone ignored -> Ending.with(this, What.Cancelled::new);
      default -> phase;
    };
  }

  /** How to answer: the instruction in the question, then the caller's. */
  String instruction(String understood) {
    return Stream.of(understood, ask.requirements().instruction())
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private Phase refused(String why) {
    return fail("The model refuses every call: " + why);
  }

  Phase fail(String error) {
    return Ending.with(this, () -> new What.Failed(sentence(error)));
  }

  /**
   * Ends with an answer. Its coverage counts the chunks that were read, or, if none was read, those
   * that were shown.
   *
   * @param shown the chunks in the writer's window
   */
  Phase answer(
      Retrievers retrievers,
      Set<ChunkId> shown,
      List<Evidence> evidence,
      Function<Conclusion, Answer> answer) {
    Supplier<Answer> last = () -> answer.apply(conclusion(retrievers, shown, evidence));
    return ask.requirements().jsonSchema().isEmpty()
        ? Ending.with(this, () -> new What.Answered(last.get()))
        : Forming.begin(this, last);
  }

  private Conclusion conclusion(
      Retrievers retrievers, Set<ChunkId> shown, List<Evidence> evidence) {
    return new Conclusion(
        state(),
        Conclusion.coverage(state(), shown, evidence),
        models().canTellAbsence(state().judges()),
        timing(retrievers),
        journal.usage());
  }

  private Timing timing(Retrievers retrievers) {
    var opening = retrievers.opening();
    var started = state().progress().startedAt();
    return new Timing(
        opening.parseMs(),
        opening.indexMs(),
        state().pass().millis(),
        opening.totalMs() + Duration.between(started, runs.clock().instant()).toMillis());
  }

  /** Tells the reading pass that is shared with other sub-questions not to wait for this one. */
  void cancelReading() {
    if (state().level() == Level.RETRIEVE) {
      subQuestion.ifPresent(asked -> asked.pass().tell(new ReadingSupervisor.NotNeeded()));
    }
  }
}

package dev.trawl.actors.plan;

import dev.trawl.actors.call.Dispatchers;
import dev.trawl.actors.call.FailureText;
import dev.trawl.actors.call.ModelReply;
import dev.trawl.actors.call.StepCall;
import dev.trawl.actors.documents.Retrievers;
import dev.trawl.actors.read.Readers;
import dev.trawl.actors.read.ReadingSupervisor;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.protocol.model.ReadingModel.Split;
import dev.trawl.protocol.model.Role;
import dev.trawl.protocol.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Answers one question in steps: asks the model for the next step, carries it out, adds the finding
 * to the earlier ones, and repeats until the model answers, gives up, or reaches a bound.
 *
 * <p>Sub-questions are answered by {@link SubQuestions}, several at once. A search step finds the
 * sentences that contain a phrase, and a connect step finds sentences from places that together
 * contain several words. If a step only repeats earlier sub-questions, the model is asked once for
 * another step. The planner ends with its findings so far if that step repeats them too, after too
 * many steps, or after a failed call. Stopping it stops everything that it has started.
 *
 * <p>The mutable fields belong to this actor alone.
 */
public final class Planner extends AbstractMatchingBehavior<Planner.Command> {
  public sealed interface Command {}

  private record Called(StepCall.Outcome outcome) implements Command {}

  private record SubQuestionsEnded(SubQuestions.Outcome outcome) implements Command {}

  /** A search in the index ended. */
  private record Searched(Finding finding, List<String> warnings) implements Command {}

  private record SearchFailed(String subQuestion, String why) implements Command {}

  /** A report of a planner to the run that started it. */
  public sealed interface Report {}

  /** {@code subQuestion} is being answered. */
  public record Asked(String subQuestion) implements Report {}

  public record Found(Finding finding) implements Report {}

  /** An event of a sub-question, which the run sends as its own. */
  public record SubQuestionEvent(What what) implements Report {}

  /**
   * Asks the run to answer a sub-question, up to level read. The run neither rewrites nor splits
   * the sub-question, and starts no planner for it.
   *
   * @param place the position among the sub-questions asked at once, from 0
   * @param language the language of the sub-question
   * @param together the number of sub-questions asked at once; at most this many share a reader's
   *     window
   * @param pass the shared reading pass; each sub-question submits its question there, or withdraws
   *     it
   */
  public record Ask(
      Asking.Ask ask,
      int place,
      String language,
      int together,
      ActorRef<ReadingSupervisor.Command> pass)
      implements Report {}

  /** Nothing more will be reported; {@code step} is an {@code Answer} or a {@code GiveUp}. */
  public record Concluded(Step step) implements Report {}

  /** Nothing more will be reported: the planner reached no conclusion. */
  public record Ended(String why) implements Report {}

  /** The model refuses every call; nothing more will be reported. */
  public record Refused(String why) implements Report {}

  /**
   * The question to answer, with its documents and earlier findings.
   *
   * @param known earlier findings
   * @param usageReceiver receives the usage of every call
   */
  public record Task(
      RunId run,
      Split question,
      List<DocumentId> documents,
      List<Finding> known,
      Retrievers retrievers,
      ActorRef<Usage> usageReceiver) {
    public Task {
      documents = List.copyOf(documents);
      known = List.copyOf(known);
    }
  }

  private final Readers readers;
  private final PlanningSettings settings;
  private final Task task;
  private final ActorRef<Report> run;
  private final List<Finding> findings;
  private final AskedBefore asked;

  private int steps;
  private int pending;
  private boolean hasRepeated;

  public static Behavior<Command> create(
      Readers readers, PlanningSettings settings, Task task, ActorRef<Report> run) {
    return Behaviors.setup(context -> new Planner(context, readers, settings, task, run).begin());
  }

  private Planner(
      ActorContext<Command> context,
      Readers readers,
      PlanningSettings settings,
      Task task,
      ActorRef<Report> run) {
    super(context);
    this.readers = readers;
    this.settings = settings;
    this.task = task;
    this.run = run;
    this.findings = new ArrayList<>(task.known());
    this.asked = new AskedBefore(task.question().language());
    findings.forEach(finding -> asked.isNew(finding.subQuestion()));
  }

  private Behavior<Command> begin() {
    chooseStep();
    return this;
  }

  @Override
  public Behavior<Command> onMessage(Command message) {
    return switch (message) {
      case Called(StepCall.Replied(ModelReply.NextStep(var step))) -> handle(step);
      case Called(StepCall.Replied(var reply)) ->
          throw new IllegalStateException("a planner received " + reply);
      case Called(StepCall.Failed(var why)) -> ended("no next step could be chosen: " + why);
      case Called(StepCall.Refused(var why)) -> refused(why);
      case SubQuestionsEnded(SubQuestions.Answered(var found)) -> found(found);
      case SubQuestionsEnded(SubQuestions.Failed(var why)) ->
          ended("the sub-questions could not be answered: " + why);
      case SubQuestionsEnded(SubQuestions.Refused(var why)) -> refused(why);
      case Searched(var finding, var warnings) -> {
        warnings.forEach(this::warn);
        yield found(List.of(finding));
      }
      case SearchFailed(var subQuestion, var why) -> {
        warn("A search failed: " + why);
        yield found(List.of(new Finding(subQuestion, "", List.of())));
      }
    };
  }

  @Override
  public Behavior<Command> onSignal(Signal signal) {
    return signal instanceof ChildFailed failed ? ended(FailureText.of(failed.cause())) : this;
  }

  private void warn(String warning) {
    run.tell(new SubQuestionEvent(new What.Warned(warning)));
  }

  /** Asks the model for the next step. */
  private void chooseStep() {
    steps++;
    var model = readers.access().models().smallestWindow(Role.PLANNER);
    var outcome = getContext().messageAdapter(StepCall.Outcome.class, Called::new);
    var call =
        StepCall.create(
            readers.access(), task.run(), nextStep(model), task.usageReceiver(), outcome);
    getContext().watch(getContext().spawnAnonymous(call));
  }

  /**
   * All findings, each with as many of its best quotes as fit the window together; if not even one
   * quote for each fits, the earliest findings are left out.
   */
  private ModelTask.NextStep nextStep(ReadingModel model) {
    for (var quotes = settings.maxSentences(); quotes > 0; quotes--) {
      var shown = nextStep(0, quotes);
      if (model.promptTokens(shown) <= model.window().promptTokens()) {
        return shown;
      }
    }
    var first = 1;
    while (first < findings.size()
        && model.promptTokens(nextStep(first, 1)) > model.window().promptTokens()) {
      first++;
    }
    return nextStep(first, 1);
  }

  private ModelTask.NextStep nextStep(int first, int quotes) {
    return new ModelTask.NextStep(
        task.question().information(),
        task.question().instruction(),
        task.question().language(),
        selectableDocuments(),
        findings.stream()
            .skip(first)
            .map(
                finding -> finding.withEvidence(finding.evidence().stream().limit(quotes).toList()))
            .toList());
  }

  /** The names of the documents, if there are several and not too many. */
  private List<String> selectableDocuments() {
    var documents = task.retrievers().documents();
    return documents.size() < 2 || documents.size() > settings.maxDocuments()
        ? List.of()
        : documents.stream()
            .map(openDocument -> openDocument.document().name())
            .distinct()
            .toList();
  }

  private Behavior<Command> handle(Step step) {
    return switch (step) {
      case Step.Answer(var text, var grounds, var contradicting, var claims, var highlight) ->
          hasSearched()
              ? conclude(
                  new Step.Answer(
                      text,
                      known().only(grounds),
                      known().only(contradicting),
                      known().onlyClaims(claims),
                      highlight))
              : askQuestionItself();
      case Step.GiveUp(var missing, var grounds) ->
          hasSearched()
              ? conclude(new Step.GiveUp(missing, known().only(grounds)))
              : askQuestionItself();
      case Step other -> {
        pending = begin(other);
        yield pending == 0 ? repeated() : this;
      }
    };
  }

  /**
   * Begins the parts of a step that were not asked before; returns the number of results to expect.
   */
  private int begin(Step step) {
    return switch (step) {
      case Step.Together(var steps) -> steps.stream().mapToInt(this::begin).sum();
      case Step.Ask(var subQuestions) ->
          ask(
              subQuestions.stream()
                  .filter(subQuestion -> asked.isNew(subQuestion.text()))
                  .limit(settings.maxSubQuestions())
                  .toList());
      case Step.Search(var phrase, var subQuestion) ->
          asked.isNewSearch("search", phrase)
              ? search(subQuestion, searches().phrase(phrase, subQuestion))
              : 0;
      case Step.Connect(var words, var subQuestion) ->
          asked.isNewSearch("connect", words)
              ? search(subQuestion, searches().connected(words, subQuestion))
              : 0;
      case Step.Answer ignored -> 0;
      case Step.GiveUp ignored -> 0;
    };
  }

  /**
   * A planner may conclude only after a search, because the model's own knowledge does not count.
   */
  private boolean hasSearched() {
    return !findings.isEmpty();
  }

  private Behavior<Command> askQuestionItself() {
    return handle(Step.Ask.of(List.of(task.question().information())));
  }

  /** Asks the model for another step, but only once. */
  private Behavior<Command> repeated() {
    if (hasRepeated) {
      return ended("the planner only repeats earlier sub-questions");
    }
    hasRepeated = true;
    return continueSteps();
  }

  private Behavior<Command> continueSteps() {
    if (steps >= settings.maxSteps()) {
      return ended(
          "%d steps were taken, the limit set by trawl.planning.max-steps"
              .formatted(settings.maxSteps()));
    }
    chooseStep();
    return this;
  }

  private int ask(List<Step.SubQuestion> subQuestions) {
    if (subQuestions.isEmpty()) {
      return 0;
    }
    subQuestions.forEach(subQuestion -> run.tell(new Asked(subQuestion.text())));
    var outcome = getContext().messageAdapter(SubQuestions.Outcome.class, SubQuestionsEnded::new);
    getContext()
        .watch(
            getContext()
                .spawnAnonymous(SubQuestions.create(readers, task, subQuestions, run, outcome)));
    return 1;
  }

  /** Chooses the next step after the last result of the current one. */
  private Behavior<Command> found(List<Finding> more) {
    more.forEach(finding -> run.tell(new Found(finding)));
    findings.addAll(more);
    hasRepeated = false;
    pending--;
    return pending > 0 ? this : continueSteps();
  }

  private int search(String subQuestion, CompletionStage<IndexSearch.Result> sentences) {
    run.tell(new Asked(subQuestion));
    getContext()
        .pipeToSelf(
            sentences,
            (found, cause) ->
                cause == null
                    ? new Searched(found.finding(), found.warnings())
                    : new SearchFailed(subQuestion, FailureText.of(cause)));
    return 1;
  }

  private IndexSearch searches() {
    return new IndexSearch(
        task.retrievers(),
        settings,
        task.question().language(),
        getContext().getSystem().dispatchers().lookup(Dispatchers.MODEL));
  }

  private KnownEvidence known() {
    return KnownEvidence.of(findings);
  }

  private Behavior<Command> conclude(Step step) {
    run.tell(new Concluded(step));
    return Behaviors.stopped();
  }

  private Behavior<Command> refused(String why) {
    run.tell(new Refused(why));
    return Behaviors.stopped();
  }

  private Behavior<Command> ended(String why) {
    run.tell(new Ended(why));
    return Behaviors.stopped();
  }
}

package dev.trawl.actors.plan;

import dev.trawl.actors.call.Caller;
import dev.trawl.actors.call.Dispatchers;
import dev.trawl.actors.call.StepJob;
import dev.trawl.actors.documents.Retrievers;
import dev.trawl.actors.run.Run;
import dev.trawl.actors.window.PhraseSentences;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Hit;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.ModelTask;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.ReadingModel;
import dev.trawl.protocol.ReadingModel.Split;
import dev.trawl.protocol.ReadingModel.Step;
import dev.trawl.protocol.Role;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Usage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Answers one question in steps. Asks the model what to find out next, finds it out, keeps the
 * finding beside those before, and goes round until the model answers or gives up, or may not go
 * on.
 *
 * <p>A sub-question is a run of its own that ends at level read at the latest; several are asked at
 * once. A phrase is searched in the index, and the sentences that hold it are the finding; so are
 * the sentences of places that hold some words together. A step that asks only what was asked
 * before is asked for once more, then the planner ends with what it has; so do too many steps, and
 * a call that fails. Stopping it stops all it has under way.
 */
public final class Planner {
  public sealed interface Command {}

  private record Chosen(Step step) implements Command {}

  record StepFailed(String why) implements Command {}

  record StepRefused(String why) implements Command {}

  private record Took(Usage usage) implements Command {}

  /** What the sub-questions asked last found, in the order they were asked. */
  record Answered(List<Finding> findings) implements Command {
    Answered {
      findings = List.copyOf(findings);
    }
  }

  /** What a search gave for {@code subQuestion}. */
  private record Looked(String subQuestion, List<Evidence> evidence, List<String> warnings)
      implements Command {}

  private record NotLooked(String subQuestion, String why) implements Command {}

  /** What a planner tells its run. */
  public sealed interface Report {}

  /** {@code subQuestion} is being answered. */
  public record Asked(String subQuestion) implements Report {}

  public record Found(Finding finding) implements Report {}

  public record Spent(Usage usage) implements Report {}

  /** Something that happened while a sub-question was answered. */
  public record Happened(What what) implements Report {}

  /** Nothing more will be reported; {@code step} is an answer, or gives up. */
  public record Concluded(Step step) implements Report {}

  /** Nothing more will be reported: the planner came to no end, for this reason. */
  public record Ended(String why) implements Report {}

  /** The model refuses every call; nothing more will be reported. */
  public record Refused(String why) implements Report {}

  /**
   * What is to be answered, and with what.
   *
   * @param known findings from before
   */
  public record Task(
      RunId run,
      Split question,
      List<DocumentId> documents,
      List<Finding> known,
      Retrievers retrievers,
      Run.Surroundings around) {
    public Task {
      documents = List.copyOf(documents);
      known = List.copyOf(known);
    }
  }

  /** Sub-questions that differ in case or punctuation alone are the same. */
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final ActorContext<Command> context;
  private final Task task;
  private final ActorRef<Report> run;
  private final List<Finding> findings;
  private final Set<String> asked = new HashSet<>();

  private int steps;
  private boolean askedAgain;

  public static Behavior<Command> create(Task task, ActorRef<Report> run) {
    return Behaviors.setup(context -> new Planner(context, task, run).begin());
  }

  private Planner(ActorContext<Command> context, Task task, ActorRef<Report> run) {
    this.context = context;
    this.task = task;
    this.run = run;
    this.findings = new ArrayList<>(task.known());
    findings.forEach(finding -> asked.add(plain(finding.subQuestion())));
  }

  private Behavior<Command> begin() {
    choose();
    return Behaviors.receive(Command.class)
        .onAnyMessage(this::onMessage)
        .onSignal(ChildFailed.class, failed -> ended(Caller.why(failed.cause())))
        .onSignal(Terminated.class, ended -> Behaviors.same())
        .build();
  }

  private Behavior<Command> onMessage(Command message) {
    return switch (message) {
      case Took(var usage) -> {
        run.tell(new Spent(usage));
        yield Behaviors.same();
      }
      case Chosen(var step) -> take(step);
      case StepFailed(var why) -> ended(why);
      case StepRefused(var why) -> {
        run.tell(new Refused(why));
        yield Behaviors.stopped();
      }
      case Answered(var found) -> found(found);
      case Looked(var subQuestion, var evidence, var warnings) -> {
        warnings.forEach(warning -> run.tell(new Happened(new What.Warned(warning))));
        yield found(List.of(new Finding(subQuestion, "", evidence)));
      }
      case NotLooked(var subQuestion, var why) -> {
        run.tell(new Happened(new What.Warned("A search failed: " + why)));
        yield found(List.of(new Finding(subQuestion, "", List.of())));
      }
    };
  }

  private PlanningSettings settings() {
    return task.around().settings().planning();
  }

  /** Asks the model for the next step. */
  private void choose() {
    steps++;
    var self = context.getSelf();
    var listener =
        new StepJob.Listener() {
          @Override
          public void spent(Usage usage) {
            self.tell(new Took(usage));
          }

          @Override
          public void failed(String why) {
            self.tell(new StepFailed("no next step could be chosen: " + why));
          }

          @Override
          public void refused(String why) {
            self.tell(new StepRefused(why));
          }
        };
    var models = task.around().models();
    var job =
        StepJob.of(
            task.run(),
            models,
            nextStep(models.strictest(Role.PLANNER)),
            ReadingModel::nextStep,
            listener,
            step -> self.tell(new Chosen(step)));
    context.watch(context.spawnAnonymous(Caller.create(task.around(), job)));
  }

  /**
   * Every finding with as many of its quotes, the best, as let all fit the window; where not even
   * one quote for each does, the earliest findings are left out.
   */
  private ModelTask.NextStep nextStep(ReadingModel model) {
    for (var quotes = settings().maxSentences(); quotes > 0; quotes--) {
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
        choice(),
        findings.stream()
            .skip(first)
            .map(
                finding ->
                    new Finding(
                        finding.subQuestion(),
                        finding.answer(),
                        finding.evidence().stream().limit(quotes).toList()))
            .toList());
  }

  /** Names of the documents where there are several, and not too many to name. */
  private List<String> choice() {
    var documents = task.retrievers().documents();
    return documents.size() < 2 || documents.size() > settings().maxDocuments()
        ? List.of()
        : documents.stream().map(lent -> lent.document().name()).distinct().toList();
  }

  private Behavior<Command> take(Step step) {
    return switch (step) {
      case Step.Ask(var subQuestions) ->
          ask(
              subQuestions.stream()
                  .filter(subQuestion -> asked.add(plain(subQuestion.text())))
                  .limit(settings().maxSubQuestions())
                  .toList());
      case Step.Search(var phrase, var subQuestion) when isNew(subQuestion, phrase) ->
          look(subQuestion, sentences(phrase, subQuestion));
      case Step.Search ignored -> askedBefore();
      case Step.Connect(var words, var subQuestion) when isNew(subQuestion, words) ->
          look(subQuestion, connected(words));
      case Step.Connect ignored -> askedBefore();
      case Step.Answer(var text, var grounds, var contradicting) ->
          conclude(new Step.Answer(text, proven(grounds), proven(contradicting)));
      case Step.GiveUp(var missing, var grounds) ->
          conclude(new Step.GiveUp(missing, proven(grounds)));
    };
  }

  static String plain(String subQuestion) {
    return BETWEEN_WORDS.matcher(subQuestion.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  /** One more try to choose a step that leads on. */
  private Behavior<Command> askedBefore() {
    if (askedAgain) {
      return ended("it only asks what was asked before");
    }
    askedAgain = true;
    return again();
  }

  private Behavior<Command> again() {
    if (steps >= settings().maxSteps()) {
      return ended(
          "%d steps were taken, which is trawl.planning.max-steps"
              .formatted(settings().maxSteps()));
    }
    choose();
    return Behaviors.same();
  }

  private Behavior<Command> ask(List<Step.SubQuestion> subQuestions) {
    if (subQuestions.isEmpty()) {
      return askedBefore();
    }
    subQuestions.forEach(subQuestion -> run.tell(new Asked(subQuestion.text())));
    context.watch(
        context.spawnAnonymous(SubQuestions.create(task, subQuestions, run, context.getSelf())));
    return Behaviors.same();
  }

  private Behavior<Command> found(List<Finding> more) {
    more.forEach(finding -> run.tell(new Found(finding)));
    findings.addAll(more);
    askedAgain = false;
    return again();
  }

  private boolean isNew(String subQuestion, String words) {
    return !words.isBlank() && asked.add(plain(subQuestion));
  }

  private Behavior<Command> look(String subQuestion, CompletionStage<Connector.Connected> places) {
    run.tell(new Asked(subQuestion));
    context.pipeToSelf(
        places,
        (found, cause) ->
            cause == null
                ? new Looked(subQuestion, found.evidence(), found.warnings())
                : new NotLooked(subQuestion, Caller.why(cause)));
    return Behaviors.same();
  }

  private CompletionStage<Connector.Connected> connected(String words) {
    return new Connector(
            task.retrievers(),
            settings().connecting(),
            context.getSystem().dispatchers().lookup(Dispatchers.MODEL))
        .connect(words, task.question().language());
  }

  /** Those that hold {@code phrase}. */
  private CompletionStage<Connector.Connected> sentences(String phrase, String subQuestion) {
    var language = task.question().language();
    var query = new Query(subQuestion, language, List.of(new Keyword(phrase, language)));
    var most = task.around().settings().window().maxHits();
    return task.retrievers()
        .search(query, most)
        .thenCompose(
            found ->
                task.retrievers().fetch(found.hits().stream().limit(most).map(Hit::chunk).toList()))
        .thenApply(
            fetched ->
                new Connector.Connected(
                    PhraseSentences.find(fetched.excerpts(), phrase, settings().maxSentences()),
                    fetched.warnings()));
  }

  /** Grounds with the evidence that is the findings'; a model may make up some. */
  private List<Finding> proven(List<Finding> grounds) {
    var known = new HashSet<Evidence>();
    findings.forEach(finding -> known.addAll(finding.evidence()));
    return grounds.stream()
        .map(
            ground ->
                new Finding(
                    ground.subQuestion(),
                    ground.answer(),
                    ground.evidence().stream().filter(known::contains).distinct().toList()))
        .toList();
  }

  private Behavior<Command> conclude(Step step) {
    run.tell(new Concluded(step));
    return Behaviors.stopped();
  }

  private Behavior<Command> ended(String why) {
    run.tell(new Ended(why));
    return Behaviors.stopped();
  }
}

package dev.trawl.actors.run;

import dev.trawl.actors.call.FailureText;
import dev.trawl.actors.call.StepCall;
import dev.trawl.actors.documents.Librarian;
import dev.trawl.actors.documents.Retrievers;
import dev.trawl.actors.plan.Planner;
import dev.trawl.actors.read.ReadingSupervisor;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.Usage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Answers one question. This actor passes messages to the current {@link Phase} of the run, which
 * returns the next phase.
 *
 * <p>The run reports everything that happens as an event; exactly one event is the last. If a call
 * fails, the run continues without that step if it can; a call that every endpoint refuses ends the
 * run. When the actor that listens to the events has stopped, the run is cancelled. Before its last
 * event a run stops its calls in progress and counts their usage.
 */
public final class Run extends AbstractMatchingBehavior<Run.Command> {
  public sealed interface Command {}

  public record Cancel() implements Command {}

  /** Ends the run as failed; {@code why} is one sentence. */
  public record Abort(String why) implements Command {}

  record ListenerGone() implements Command {}

  record TimedOut() implements Command {}

  record Borrowed(Librarian.Loan loan) implements Command {}

  record Called(StepCall.Outcome outcome) implements Command {}

  record Searched(Retrievers.Found found) implements Command {}

  record Placed(Retrievers.Places places) implements Command {}

  record Fetched(Retrievers.Fetched fetched) implements Command {}

  /** A piece of an answer that is being written. */
  record DraftWritten(What.AnswerDelta delta) implements Command {}

  /** The usage of a call that ended. */
  record Spent(Usage usage) implements Command {}

  /** The current step failed, and a retry cannot help; {@code why} is one sentence. */
  record StepFailed(String why) implements Command {}

  record ReadingReported(ReadingSupervisor.Report report) implements Command {}

  record PlannerReported(Planner.Report report) implements Command {}

  /** The writer of a sub-question's answer is shown these chunks. */
  record ChunksShown(Set<ChunkId> chunks) implements Command {
    ChunksShown {
      chunks = Set.copyOf(chunks);
    }
  }

  record ChildEnded() implements Command {}

  private final RunScope scope;
  private final Phase phase;

  static Behavior<Command> create(Runs runs, Asking.Ask ask) {
    return Behaviors.setup(
        context -> {
          ActorRef<Usage> usageReceiver = context.messageAdapter(Usage.class, Spent::new);
          return Behaviors.withTimers(
              timers ->
                  begin(
                      RunScope.of(
                          context,
                          timers,
                          runs,
                          ask,
                          Optional.empty(),
                          new RunScope.Receivers(usageReceiver, context.getSelf().narrow()))));
        });
  }

  /**
   * A run that answers a planner's sub-question.
   *
   * @param receivers the receivers of the run in which the planner asks
   */
  static Behavior<Command> ofSubQuestion(
      Runs runs, Planner.Ask asked, RunScope.Receivers receivers) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers ->
                    begin(
                        RunScope.of(
                            context, timers, runs, asked.ask(), Optional.of(asked), receivers))));
  }

  private static Behavior<Command> begin(RunScope scope) {
    var first = Understanding.begin(scope);
    if (isOver(first)) {
      // No behavior is running yet that could receive PostStop.
      stopped(scope);
      return Behaviors.stopped();
    }
    return new Run(scope, first);
  }

  private static boolean isOver(Phase phase) {
    return phase instanceof Ending ending && ending.isOver();
  }

  private Run(RunScope scope, Phase phase) {
    super(scope.context());
    this.scope = scope;
    this.phase = phase;
  }

  @Override
  public Behavior<Command> onMessage(Command message) {
    return switch (message) {
      case Spent(var usage) -> {
        scope.journal().spend(usage);
        yield this;
      }
      case Called(StepCall.Failed(var why)) -> passToPhase(new StepFailed(why));
      case Command other -> passToPhase(other);
    };
  }

  private Behavior<Command> passToPhase(Command message) {
    var following = phase.onMessage(message);
    if (following == phase) {
      return this;
    }
    return isOver(following) ? Behaviors.stopped() : new Run(scope, following);
  }

  @Override
  public Behavior<Command> onSignal(Signal signal) {
    return switch (signal) {
      case ChildFailed failed when !(phase instanceof Ending) ->
          passToPhase(new StepFailed(FailureText.of(failed.cause())));
      case Terminated ended -> passToPhase(new ChildEnded());
      case PostStop stop -> {
        stopped(scope);
        yield this;
      }
      default -> this;
    };
  }

  /** A run that is stopped, or fails because of a bug, still sends a last event. */
  private static void stopped(RunScope scope) {
    if (!scope.journal().state().progress().ended()) {
      scope.journal().append(new What.Failed("The run was stopped before it ended: ask again."));
    }
    scope.cancelReading();
  }

  /** The reason why a run would refuse the question, in one line; empty if it would be accepted. */
  public static Optional<String> refusal(Asking.Ask ask, RunSettings settings) {
    return ask.requirements().isChat()
        ? refusal(ask.question(), settings)
        : refusal(ask.question(), ask.documents(), settings);
  }

  /** The same for a question that needs documents. */
  public static Optional<String> refusal(
      String question, List<DocumentId> documents, RunSettings settings) {
    return refusal(question, settings)
        .or(
            () ->
                documents.isEmpty()
                    ? Optional.of("There is no document to ask: open one first.")
                    : Optional.empty());
  }

  /** The same for a message that needs no document. */
  public static Optional<String> refusal(String question, RunSettings settings) {
    var limit = settings.maxQuestionCharacters();
    if (question.isBlank()) {
      return Optional.of("The question is empty: ask something.");
    }
    if (question.length() > limit) {
      return Optional.of(
          "The question has %d characters, but the limit is %d: shorten it, or raise trawl.runs.max-question-characters."
              .formatted(question.length(), limit));
    }
    return Optional.empty();
  }

  public static String notOpen(DocumentId document) {
    return "Document %s is not open: open it first.".formatted(document.brief());
  }
}

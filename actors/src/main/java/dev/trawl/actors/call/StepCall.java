package dev.trawl.actors.call;

import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
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
 * Makes one call for which a run waits: gets a permit, makes the call, reports the outcome, and
 * stops. After a failure that a retry may fix, it is restarted a limited number of times. Stopping
 * it cancels the call.
 */
public final class StepCall extends AbstractMatchingBehavior<StepCall.Command> {
  public sealed interface Command {}

  private record RetryDelayEnded() implements Command {}

  private record Decided(ModelGateway.Decision decision) implements Command {}

  private record CallEnded(Attempt.Result result) implements Command {}

  private record TimedOut() implements Command {}

  /** The result of the call; sent exactly once. */
  public sealed interface Outcome {}

  public record Replied(ModelReply reply) implements Outcome {}

  /** The call failed, or the budget does not cover it; one sentence. */
  public record Failed(String why) implements Outcome {}

  /** No call can succeed, for example because the key is wrong; one sentence. */
  public record Refused(String why) implements Outcome {}

  private final TimerScheduler<Command> timers;
  private final Attempt attempt;
  private final ModelTask task;
  private final ReadingModel.Drafts drafts;
  private final ActorRef<Outcome> replyTo;

  /** A call without drafts. */
  public static Behavior<Command> create(
      ModelAccess access,
      RunId run,
      ModelTask task,
      ActorRef<Usage> usageReceiver,
      ActorRef<Outcome> replyTo) {
    return create(access, run, task, () -> text -> {}, usageReceiver, replyTo);
  }

  /**
   * @param run the run whose budget pays for the call
   * @param drafts receives the text of an answer while it is written
   * @param usageReceiver receives the usage of every attempt, before the outcome is sent
   */
  public static Behavior<Command> create(
      ModelAccess access,
      RunId run,
      ModelTask task,
      ReadingModel.Drafts drafts,
      ActorRef<Usage> usageReceiver,
      ActorRef<Outcome> replyTo) {
    var attempts = new Attempts(access.retries(), RandomGenerator.getDefault());
    return Attempt.retried(
        Behaviors.setup(
            context ->
                Behaviors.withTimers(
                    timers -> {
                      var plan = CallPlan.ofStep(run, task, access.models(), usageReceiver);
                      var decisions =
                          context.messageAdapter(ModelGateway.Decision.class, Decided::new);
                      var attempt = new Attempt(access, plan, attempts, decisions);
                      return new StepCall(context, timers, attempt, task, drafts, replyTo).begin();
                    })));
  }

  private StepCall(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Attempt attempt,
      ModelTask task,
      ReadingModel.Drafts drafts,
      ActorRef<Outcome> replyTo) {
    super(context);
    this.timers = timers;
    this.attempt = attempt;
    this.task = task;
    this.drafts = drafts;
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
      case Decided(var decision) -> attempt.decided(decision).map(this::end).orElseGet(this::call);
      case CallEnded(var result) when attempt.owns(result) -> end(attempt.ended(result));
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

  private Behavior<Command> call() {
    return attempt
        .call(task, drafts)
        .map(this::end)
        .orElseGet(
            () -> {
              timers.startSingleTimer(new TimedOut(), attempt.timeout());
              getContext().pipeToSelf(attempt.result(), (result, never) -> new CallEnded(result));
              return this;
            });
  }

  private Behavior<Command> end(Attempt.Outcome ended) {
    replyTo.tell(
        switch (ended) {
          case Attempt.Outcome.Replied(var reply) -> new Replied(reply);
          case Attempt.Outcome.Failed(var why) -> new Failed(why);
          case Attempt.Outcome.Refused(var why) -> new Refused(why);
          case Attempt.Outcome.Unaffordable(var why) -> new Failed(why);
        });
    return Behaviors.stopped();
  }
}

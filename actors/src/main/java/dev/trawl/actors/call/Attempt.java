package dev.trawl.actors.call;

import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelException.Trouble;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * One attempt at one call: asks the gateway for a permit, makes the call under it, and settles with
 * gateway, observer and bill exactly once, however it ends. Mutable; for one actor.
 *
 * <p>A failure after which another attempt may succeed is thrown as {@link Again}, which restarts
 * the actor: see {@link #retried}. The restart comes at once and the actor itself waits before it
 * asks for the next permit, because {@code restartWithBackoff} supports neither {@code Retry-After}
 * nor a separate count for trials of a failing endpoint.
 */
public final class Attempt {
  /** The final result: no other attempt follows. */
  public sealed interface Ended {
    record Replied(ModelReply reply) implements Ended {}

    /** This call failed, and no retry can help; one sentence. */
    record Failed(String why) implements Ended {}

    /** No call of any kind can succeed, as with a wrong key; one sentence. */
    record Refused(String why) implements Ended {}

    /** The run may not spend what the call could use; no call was made. */
    record Unaffordable(String why) implements Ended {}
  }

  /**
   * What came of the request to the model.
   *
   * @param attempt number of the attempt, because a result may arrive after a restart
   */
  public sealed interface Result {
    int attempt();

    record Replied(int attempt, ModelCall.Reply<ModelReply> reply) implements Result {}

    record Failed(int attempt, Throwable cause) implements Result {}
  }

  /** Restarts the actor for another attempt. Its cause has been reported already. */
  public static final class Again extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Again(Throwable cause) {
      super(cause);
    }
  }

  /** A call under way. */
  private record Made(
      ModelReply.Pending pending, ModelGateway.Permit permit, String job, long startNanos) {
    Call ended(Call.Ending ending, boolean isRetried, Usage usage) {
      var took = Duration.ofNanos(System.nanoTime() - startNanos);
      return new Call(permit.endpoint().target(), job, ending, isRetried, usage, took);
    }

    ModelCall<?> call() {
      return pending.call();
    }
  }

  private static final ReadingModel.Drafts NO_DRAFTS = () -> text -> {};

  private final ModelAccess access;
  private final CallPlan plan;
  private final Attempts attempts;
  private final int number;
  private final ActorRef<ModelGateway.Decision> holder;

  /** Present from the gateway's decision until the permit is returned. */
  private Optional<ModelGateway.Permit> permit = Optional.empty();

  private Optional<Made> made = Optional.empty();

  /** Restarts {@code actor} for each attempt but the first. */
  public static <T> Behavior<T> retried(Behavior<T> actor) {
    return Behaviors.supervise(actor)
        .onFailure(Again.class, SupervisorStrategy.restart().withLoggingEnabled(false));
  }

  /**
   * @param attempts those of the same call, which outlive the actor's restarts
   * @param holder receives the gateway's decision
   */
  public Attempt(
      ModelAccess access,
      CallPlan plan,
      Attempts attempts,
      ActorRef<ModelGateway.Decision> holder) {
    this.access = access;
    this.plan = plan;
    this.attempts = attempts;
    this.number = attempts.next();
    this.holder = holder;
  }

  /**
   * Asks for a permit, or has the actor wait first if an attempt before has failed.
   *
   * @param rested the actor receives it after the wait, and calls {@link #request}
   */
  public <T> void begin(TimerScheduler<T> timers, T rested) {
    if (attempts.rest().isZero()) {
      request();
    } else {
      timers.startSingleTimer(rested, attempts.rest());
    }
  }

  /** Asks the gateway for a permit. */
  public void request() {
    access
        .gateway()
        .tell(
            new ModelGateway.Request(
                plan.run(), plan.role(), plan.priority(), plan.reserve(), holder));
  }

  /** Takes the gateway's decision; empty if it is a permit. */
  public Optional<Ended> decided(ModelGateway.Decision decision) {
    return switch (decision) {
      case ModelGateway.Permit granted -> {
        permit = Optional.of(granted);
        yield Optional.empty();
      }
      case ModelGateway.Refused refused -> Optional.of(turnedAway(refused));
    };
  }

  private Ended turnedAway(ModelGateway.Refused refused) {
    return switch (refused.reason()) {
      case QUEUE_FULL ->
          failed(new ModelException.Retriable(Trouble.BUSY, refused.why()), false, Usage.NONE);
      case BUDGET_SPENT -> new Ended.Unaffordable(refused.why());
      case ENDPOINTS_DOWN -> new Ended.Failed(refused.why());
    };
  }

  /** The task could not be prepared: returns the permit without a call. */
  public Ended notPrepared(Throwable failure) {
    var cause = FailureText.unwrapped(failure);
    settle(new ModelGateway.Report.NotMade(), mayFollow(cause, false));
    return failed(cause, false, Usage.NONE);
  }

  /** {@link #call(ModelTask, ReadingModel.Drafts)} without drafts. */
  public Optional<Ended> call(ModelTask task) {
    return call(task, NO_DRAFTS);
  }

  /**
   * Makes the call under the permit; {@link #result} completes when it has ended.
   *
   * @return how the attempt ended, if no call could be made
   */
  public Optional<Ended> call(ModelTask task, ReadingModel.Drafts drafts) {
    var granted = permit.orElseThrow();
    var model = granted.endpoint().model();
    var tokens = model.promptTokens(task);
    var most = model.window().promptTokens();
    if (tokens > most) {
      settle(new ModelGateway.Report.NotMade(), false);
      return Optional.of(
          new Ended.Failed(
              "a prompt of %d tokens does not fit the window: %s leaves %d for it"
                  .formatted(tokens, granted.endpoint().windowSetting(), most)));
    }
    var start = System.nanoTime();
    made =
        Optional.of(new Made(ModelReply.call(model, task, drafts), granted, Call.job(task), start));
    return Optional.empty();
  }

  /** Completes when the call that was made has ended; never fails. */
  public CompletionStage<Result> result() {
    return underWay()
        .pending()
        .reply()
        .handle(
            (reply, cause) ->
                cause == null
                    ? new Result.Replied(number, reply)
                    : new Result.Failed(number, cause));
  }

  /** Longest wait for the call that was made. */
  public Duration timeout() {
    return underWay().permit().endpoint().callTimeout();
  }

  private Made underWay() {
    return made.orElseThrow();
  }

  /** Whether {@code result} is of this attempt. */
  public boolean owns(Result result) {
    return result.attempt() == number;
  }

  /**
   * Takes the result of the call that was made.
   *
   * @throws Again if another attempt follows
   */
  public Ended ended(Result result) {
    return switch (result) {
      case Result.Replied(var ignored, var reply) -> {
        bill(reply.usage());
        access.observer().called(underWay().ended(Call.Ending.REPLIED, false, reply.usage()));
        settle(new ModelGateway.Report.Replied(reply.usage()), false);
        yield new Ended.Replied(reply.value());
      }
      case Result.Failed(var ignored, var failure) -> {
        var cause = FailureText.unwrapped(failure);
        yield failed(Call.Ending.of(cause), cause);
      }
    };
  }

  /**
   * Cancels the call that was made, because it takes too long.
   *
   * @throws Again if another attempt follows
   */
  public Ended timedOut() {
    var call = underWay().call();
    call.cancel();
    var endpoint = underWay().permit().endpoint();
    var late =
        new ModelException.Retriable(
            Trouble.FAULT,
            "%s: no reply within %d s"
                .formatted(endpoint.name(), endpoint.callTimeout().toSeconds()));
    return failed(Call.Ending.TIMED_OUT, late.taking(usage(call)));
  }

  private Ended failed(Call.Ending ending, RuntimeException cause) {
    var trial = underWay().permit().trial();
    var again = mayFollow(cause, trial);
    access.observer().called(underWay().ended(ending, again, usage(cause)));
    settle(new ModelGateway.Report.Failed(cause), again);
    return failed(cause, trial, usage(cause));
  }

  /** Throws where another attempt follows. */
  private Ended failed(RuntimeException cause, boolean trial, Usage usage) {
    if (mayFollow(cause, trial)) {
      bill(usage.calls() == 0 ? usage : usage.retried());
      if (trial) {
        attempts.trialFailed();
      } else {
        attempts.failed(retryAfter(cause));
      }
      throw new Again(cause);
    }
    bill(usage);
    return cause instanceof ModelException.Refused
        ? new Ended.Refused(FailureText.of(cause))
        : new Ended.Failed(FailureText.of(cause));
  }

  /** Whether another attempt follows this failure. */
  private boolean mayFollow(RuntimeException cause, boolean trial) {
    return switch (cause) {
      case ModelException.Final ended -> false;
      case ModelException.Refused refused -> false;
      default -> trial || attempts.mayRetry();
    };
  }

  private static Optional<Duration> retryAfter(RuntimeException cause) {
    return cause instanceof ModelException.Retriable retriable
        ? retriable.retryAfter()
        : Optional.empty();
  }

  /** The actor stops: cancels the call under way and returns the permit, if it still has one. */
  public void stopped() {
    if (permit.isEmpty()) {
      return;
    }
    if (made.isEmpty()) {
      settle(new ModelGateway.Report.NotMade(), false);
      return;
    }
    underWay().call().cancel();
    var usage = usage(underWay().call());
    bill(usage);
    access.observer().called(underWay().ended(Call.Ending.CANCELLED, false, usage));
    settle(new ModelGateway.Report.Cancelled(), false);
  }

  /** What a cancelled call used, if it says so at once. */
  private static Usage usage(ModelCall<?> cancelled) {
    var reply = cancelled.reply().toCompletableFuture();
    return reply.isCompletedExceptionally() && !reply.isCancelled()
        ? usage(reply.exceptionNow())
        : Usage.ofFailure();
  }

  private static Usage usage(Throwable cause) {
    return FailureText.unwrapped(cause) instanceof ModelException known
        ? known.usage()
        : Usage.ofFailure();
  }

  private void bill(Usage usage) {
    if (!usage.equals(Usage.NONE)) {
      plan.bill().tell(usage);
    }
  }

  private void settle(ModelGateway.Report report, boolean again) {
    permit = Optional.empty();
    access.gateway().tell(new ModelGateway.Return(holder, report, again));
  }
}

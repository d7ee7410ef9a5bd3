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
 * One attempt at one call: asks the gateway for a permit, makes the call, and reports its outcome
 * exactly once to the gateway, the observer and the receiver of its usage. Not thread-safe; belongs
 * to one actor.
 *
 * <p>If another attempt may succeed after a failure, {@link RetryException} is thrown, which
 * restarts the actor: see {@link #retried}. The restart is immediate, and the actor itself waits
 * before it asks for the next permit. {@code restartWithBackoff} is not used, because it supports
 * neither {@code Retry-After} nor a separate count for trial calls, which test whether a failing
 * endpoint has recovered.
 */
public final class Attempt {
  /** The final result: no other attempt follows. */
  public sealed interface Outcome {
    record Replied(ModelReply reply) implements Outcome {}

    /** This call failed, and no retry can help; one sentence. */
    record Failed(String why) implements Outcome {}

    /** No call can succeed, for example because the key is wrong; one sentence. */
    record Refused(String why) implements Outcome {}

    /** The run's budget does not cover the call; no call was made. */
    record Unaffordable(String why) implements Outcome {}
  }

  /**
   * The result of the request to the model.
   *
   * @param attempt number of the attempt, because a result may arrive after a restart
   */
  public sealed interface Result {
    int attempt();

    record Replied(int attempt, ModelCall.Reply<ModelReply> reply) implements Result {}

    record Failed(int attempt, Throwable cause) implements Result {}
  }

  /** Restarts the actor for another attempt. Its cause has already been reported. */
  public static final class RetryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RetryException(Throwable cause) {
      super(cause);
    }
  }

  /** A call in progress. */
  private record ActiveCall(
      ModelReply.Pending pending,
      ModelGateway.Permit permit,
      String job,
      Duration timeout,
      long startNanos) {
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
  private final ActorRef<ModelGateway.Decision> caller;

  /** Present from the gateway's decision until the permit is returned. */
  private Optional<ModelGateway.Permit> permit = Optional.empty();

  private Optional<ActiveCall> active = Optional.empty();

  /** Restarts {@code actor} for each attempt after the first. */
  public static <T> Behavior<T> retried(Behavior<T> actor) {
    return Behaviors.supervise(actor)
        .onFailure(RetryException.class, SupervisorStrategy.restart().withLoggingEnabled(false));
  }

  /**
   * @param attempts the attempts of this call; they survive the actor's restarts
   * @param caller receives the gateway's decision
   */
  public Attempt(
      ModelAccess access,
      CallPlan plan,
      Attempts attempts,
      ActorRef<ModelGateway.Decision> caller) {
    this.access = access;
    this.plan = plan;
    this.attempts = attempts;
    this.number = attempts.next();
    this.caller = caller;
  }

  /**
   * Asks for a permit. If an earlier attempt has failed, the actor waits for the retry delay first.
   *
   * @param delayEnded sent to the actor after the delay; the actor then calls {@link #request}
   */
  public <T> void begin(TimerScheduler<T> timers, T delayEnded) {
    if (attempts.retryDelay().isZero()) {
      request();
    } else {
      timers.startSingleTimer(delayEnded, attempts.retryDelay());
    }
  }

  /** Asks the gateway for a permit. */
  public void request() {
    access
        .gateway()
        .tell(
            new ModelGateway.Request(
                plan.run(), plan.role(), plan.priority(), plan.reserve(), caller));
  }

  /** Handles the gateway's decision; returns empty if it is a permit. */
  public Optional<Outcome> decided(ModelGateway.Decision decision) {
    return switch (decision) {
      case ModelGateway.Permit granted -> {
        permit = Optional.of(granted);
        yield Optional.empty();
      }
      case ModelGateway.Refused refused -> Optional.of(refused(refused));
    };
  }

  private Outcome refused(ModelGateway.Refused refused) {
    return switch (refused.reason()) {
      case QUEUE_FULL ->
          failed(new ModelException.Retriable(Trouble.BUSY, refused.why()), false, Usage.NONE);
      case BUDGET_SPENT -> new Outcome.Unaffordable(refused.why());
      case ENDPOINTS_DOWN -> new Outcome.Failed(refused.why());
    };
  }

  /** Returns the permit without a call, because the task could not be prepared. */
  public Outcome notPrepared(Throwable failure) {
    var cause = FailureText.unwrapped(failure);
    settle(new ModelGateway.Report.NotMade(), mayRetry(cause, false));
    return failed(cause, false, Usage.NONE);
  }

  /** Like {@link #call(ModelTask, ReadingModel.Drafts)}, but without drafts. */
  public Optional<Outcome> call(ModelTask task) {
    return call(task, NO_DRAFTS);
  }

  /**
   * Makes the call; {@link #result} completes when it has ended.
   *
   * @return the outcome of the attempt, if no call could be made
   */
  public Optional<Outcome> call(ModelTask task, ReadingModel.Drafts drafts) {
    var granted = permit.orElseThrow();
    var model = granted.endpoint().model();
    var tokens = model.promptTokens(task);
    var maxTokens = model.maxPromptTokens(task);
    if (tokens > maxTokens) {
      settle(new ModelGateway.Report.NotMade(), false);
      return Optional.of(
          new Outcome.Failed(
              "a prompt of %d tokens does not fit the window: %s leaves %d tokens for it"
                  .formatted(tokens, granted.endpoint().windowSetting(), maxTokens)));
    }
    var start = System.nanoTime();
    active =
        Optional.of(
            new ActiveCall(
                ModelReply.call(model, task, drafts),
                granted,
                Call.job(task),
                timeout(granted, task),
                start));
    return Optional.empty();
  }

  /** A reply that may have more tokens than usual gets proportionally more time. */
  private static Duration timeout(ModelGateway.Permit granted, ModelTask task) {
    var model = granted.endpoint().model();
    var usual = granted.endpoint().callTimeout();
    var longer =
        usual.multipliedBy(model.replyTokens(task)).dividedBy(model.window().replyTokens());
    return longer.compareTo(usual) > 0 ? longer : usual;
  }

  /** Completes when the call has ended; never fails. */
  public CompletionStage<Result> result() {
    return activeCall()
        .pending()
        .reply()
        .handle(
            (reply, cause) ->
                cause == null
                    ? new Result.Replied(number, reply)
                    : new Result.Failed(number, cause));
  }

  /** The longest time to wait for the call. */
  public Duration timeout() {
    return activeCall().timeout();
  }

  private ActiveCall activeCall() {
    return active.orElseThrow();
  }

  /** Returns true if {@code result} belongs to this attempt. */
  public boolean owns(Result result) {
    return result.attempt() == number;
  }

  /**
   * Handles the result of the call.
   *
   * @throws RetryException if another attempt follows
   */
  public Outcome ended(Result result) {
    return switch (result) {
      case Result.Replied(var ignored, var reply) -> {
        reportUsage(reply.usage());
        access.observer().onCall(activeCall().ended(Call.Ending.REPLIED, false, reply.usage()));
        settle(new ModelGateway.Report.Replied(reply.usage()), false);
        yield new Outcome.Replied(reply.value());
      }
      case Result.Failed(var ignored, var failure) -> {
        var cause = FailureText.unwrapped(failure);
        yield failed(Call.Ending.of(cause), cause);
      }
    };
  }

  /**
   * Cancels the call because it takes too long.
   *
   * @throws RetryException if another attempt follows
   */
  public Outcome timedOut() {
    var call = activeCall().call();
    call.cancel();
    var endpoint = activeCall().permit().endpoint();
    var timeout =
        new ModelException.Retriable(
            Trouble.FAULT,
            "%s: no reply within %d s".formatted(endpoint.name(), timeout().toSeconds()));
    return failed(Call.Ending.TIMED_OUT, timeout.withUsage(usage(call)));
  }

  private Outcome failed(Call.Ending ending, RuntimeException cause) {
    var isTrialCall = activeCall().permit().isTrialCall();
    var retries = mayRetry(cause, isTrialCall);
    access.observer().onCall(activeCall().ended(ending, retries, usage(cause)));
    settle(new ModelGateway.Report.Failed(cause), retries);
    return failed(cause, isTrialCall, usage(cause));
  }

  /** Throws {@link RetryException} if another attempt follows. */
  private Outcome failed(RuntimeException cause, boolean isTrialCall, Usage usage) {
    if (mayRetry(cause, isTrialCall)) {
      reportUsage(usage.calls() == 0 ? usage : usage.retried());
      if (isTrialCall) {
        attempts.trialCallFailed();
      } else {
        attempts.failed(retryAfter(cause));
      }
      throw new RetryException(cause);
    }
    reportUsage(usage);
    return cause instanceof ModelException.Refused
        ? new Outcome.Refused(FailureText.of(cause))
        : new Outcome.Failed(FailureText.of(cause));
  }

  /** Returns true if another attempt follows this failure. */
  private boolean mayRetry(RuntimeException cause, boolean isTrialCall) {
    return switch (cause) {
      case ModelException.Final ended -> false;
      case ModelException.TooLong tooLong -> false;
      case ModelException.Refused refused -> false;
      default -> isTrialCall || attempts.mayRetry();
    };
  }

  private static Optional<Duration> retryAfter(RuntimeException cause) {
    return cause instanceof ModelException.Retriable retriable
        ? retriable.retryAfter()
        : Optional.empty();
  }

  /**
   * Called when the actor stops. Cancels the call in progress and returns the permit, if there is
   * one.
   */
  public void stopped() {
    if (permit.isEmpty()) {
      return;
    }
    if (active.isEmpty()) {
      settle(new ModelGateway.Report.NotMade(), false);
      return;
    }
    activeCall().call().cancel();
    var usage = usage(activeCall().call());
    reportUsage(usage);
    access.observer().onCall(activeCall().ended(Call.Ending.CANCELLED, false, usage));
    settle(new ModelGateway.Report.Cancelled(), false);
  }

  /** The usage of a cancelled call, if the call reports it immediately. */
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

  private void reportUsage(Usage usage) {
    if (!usage.equals(Usage.NONE)) {
      plan.usageReceiver().tell(usage);
    }
  }

  private void settle(ModelGateway.Report report, boolean retries) {
    permit = Optional.empty();
    access.gateway().tell(new ModelGateway.Return(caller, report, retries));
  }
}

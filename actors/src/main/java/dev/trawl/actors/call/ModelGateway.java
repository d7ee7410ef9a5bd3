package dev.trawl.actors.call;

import dev.trawl.actors.call.PermitQueue.Claim;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.Role;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * Grants permits to call a model. Every call of every run needs one; {@link Permits} decides which
 * call gets one.
 *
 * <p>No permit is lost: the gateway watches a caller while it waits for a permit, has one, or waits
 * to retry. When the caller stops, the gateway takes back its permit and its reservation.
 */
public final class ModelGateway extends AbstractMatchingBehavior<ModelGateway.Command> {
  public sealed interface Command {}

  /**
   * Asks for a permit; answered with one {@link Decision}. A caller asks for one permit at a time.
   *
   * @param priority callers with a higher priority go first within the run
   * @param reserve the maximum usage of the call
   */
  record Request(RunId run, Role role, double priority, Reserve reserve, ActorRef<Decision> caller)
      implements Command {}

  /**
   * Returns a permit, whether or not a call was made.
   *
   * @param retries true if the caller will ask again after its retry delay; its reservation is kept
   *     until then
   */
  record Return(ActorRef<Decision> caller, Report report, boolean retries) implements Command {}

  /**
   * Gives a run a budget, until {@code owner} stops. A run without a budget has no limit.
   *
   * @param answerReserve reserved for writing the answer
   */
  public record SetBudget(RunId run, Budget budget, Reserve answerReserve, ActorRef<?> owner)
      implements Command {}

  /** Asks for the load of the models. */
  public record Describe(ActorRef<Load> replyTo) implements Command {}

  private record RemoveBudget(RunId run) implements Command {}

  /** Enough time has passed for a waiting call to start. */
  private record PaceTick() implements Command {}

  /** The answer to a {@link Request}. */
  public sealed interface Decision {}

  /**
   * Allows one call to {@code endpoint}; must be returned.
   *
   * @param isTrialCall true if the call tests whether a failing endpoint has recovered; if it
   *     fails, the endpoint is the cause, not the call
   */
  record Permit(Endpoint endpoint, boolean isTrialCall) implements Decision {}

  /**
   * The request is refused and will not be granted later; {@code why} is a sentence without its
   * full stop.
   */
  record Refused(Refusal reason, String why) implements Decision {}

  enum Refusal {
    QUEUE_FULL,
    BUDGET_SPENT,
    ENDPOINTS_DOWN
  }

  /** The result of a call. */
  sealed interface Report {
    record Replied(Usage usage) implements Report {}

    record Failed(Throwable cause) implements Report {}

    /** The call was made, and its caller cancelled it. */
    record Cancelled() implements Report {}

    record NotMade() implements Report {}
  }

  /** A shorter wait is extended to this time, because it is not worth a timer. */
  private static final Duration SHORTEST_TICK = Duration.ofMillis(1);

  private final TimerScheduler<Command> timers;
  private final Permits<ActorRef<Decision>> permits;

  public static Behavior<Command> create(Models models, GatewaySettings settings) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  var permits =
                      new Permits<ActorRef<Decision>>(
                          models,
                          settings.maxWaiting(),
                          RandomGenerator.getDefault(),
                          System.nanoTime());
                  return new ModelGateway(context, timers, permits);
                }));
  }

  private ModelGateway(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Permits<ActorRef<Decision>> permits) {
    super(context);
    this.timers = timers;
    this.permits = permits;
  }

  @Override
  public Behavior<Command> onMessage(Command message) {
    switch (message) {
      case Request request -> request(request);
      case Return(var caller, var report, var retries) -> returnPermit(caller, report, retries);
      case PaceTick ignored -> send(permits.decide(System.nanoTime()));
      case SetBudget change -> setBudget(change);
      case RemoveBudget(var run) -> permits.removeBudget(run);
      case Describe(var replyTo) -> replyTo.tell(permits.load());
    }
    return this;
  }

  @Override
  public Behavior<Command> onSignal(Signal signal) {
    if (signal instanceof Terminated terminated) {
      send(permits.remove(terminated.getRef().unsafeUpcast(), System.nanoTime()));
    }
    return this;
  }

  private void request(Request request) {
    var claim = new Claim(request.run(), request.role(), request.priority(), request.reserve());
    getContext().watch(request.caller());
    send(permits.request(request.caller(), claim, System.nanoTime()));
  }

  private void returnPermit(ActorRef<Decision> caller, Report report, boolean retries) {
    var decisions = permits.returnPermit(caller, report, retries, System.nanoTime());
    unwatchIfUnknown(caller);
    send(decisions);
  }

  private void setBudget(SetBudget change) {
    permits.setBudget(change.run(), change.budget(), change.answerReserve());
    getContext().watchWith(change.owner(), new RemoveBudget(change.run()));
  }

  private void send(List<Permits.CallerDecision<ActorRef<Decision>>> decisions) {
    for (var decided : decisions) {
      unwatchIfUnknown(decided.caller());
      decided.caller().tell(decided.decision());
    }
    var now = System.nanoTime();
    permits.nanosUntilNext(now).ifPresent(this::tickAfter);
  }

  private void unwatchIfUnknown(ActorRef<Decision> caller) {
    if (!permits.knows(caller)) {
      getContext().unwatch(caller);
    }
  }

  private void tickAfter(long nanos) {
    timers.startSingleTimer(
        new PaceTick(), Duration.ofNanos(Math.max(SHORTEST_TICK.toNanos(), nanos)));
  }
}

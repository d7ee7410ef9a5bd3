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
 * Grants permits to call a model. Every call of every run needs one; {@link Permits} decides who
 * gets it.
 *
 * <p>No permit is lost: a holder is watched for as long as it waits, holds a permit or rests, and
 * whatever it had comes back when it stops.
 */
public final class ModelGateway extends AbstractMatchingBehavior<ModelGateway.Command> {
  public sealed interface Command {}

  /**
   * Asks for a permit; answered with one {@link Decision}. A holder asks for one at a time.
   *
   * @param priority higher goes first within the run
   * @param reserve the most that the call may use
   */
  record Request(RunId run, Role role, double priority, Reserve reserve, ActorRef<Decision> holder)
      implements Command {}

  /**
   * Returns a permit, after the call or without one.
   *
   * @param again whether the holder asks once more when it has rested; what its call may use stays
   *     reserved until then
   */
  record Return(ActorRef<Decision> holder, Report report, boolean again) implements Command {}

  /**
   * Gives a run a budget, until {@code owner} stops. A run without one may spend without limit.
   *
   * @param kept held back for writing the answer
   */
  public record Fund(RunId run, Budget budget, Reserve kept, ActorRef<?> owner)
      implements Command {}

  /** Asks how busy the models are. */
  public record Describe(ActorRef<Load> replyTo) implements Command {}

  private record Unfund(RunId run) implements Command {}

  /** Enough time has passed that a call may start which had to wait. */
  private record PaceTick() implements Command {}

  /** The answer to a {@link Request}. */
  public sealed interface Decision {}

  /**
   * Allows one call to {@code endpoint}; to be returned.
   *
   * @param trial whether the call checks if a failing endpoint has recovered: its failure then says
   *     nothing about the call
   */
  record Permit(Endpoint endpoint, boolean trial) implements Decision {}

  /** No permit, now or later; {@code why} is a sentence without its full stop. */
  record Refused(Refusal reason, String why) implements Decision {}

  enum Refusal {
    QUEUE_FULL,
    BUDGET_SPENT,
    ENDPOINTS_DOWN
  }

  /** What became of a call. */
  sealed interface Report {
    record Replied(Usage usage) implements Report {}

    record Failed(Throwable cause) implements Report {}

    /** It was made, and its caller gave it up. */
    record Cancelled() implements Report {}

    record NotMade() implements Report {}
  }

  /** Shorter waits are not worth a timer. */
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
      case Return(var holder, var report, var again) -> giveBack(holder, report, again);
      case PaceTick ignored -> send(permits.decide(System.nanoTime()));
      case Fund fund -> fund(fund);
      case Unfund(var run) -> permits.unfund(run);
      case Describe(var replyTo) -> replyTo.tell(permits.load());
    }
    return this;
  }

  @Override
  public Behavior<Command> onSignal(Signal signal) {
    if (signal instanceof Terminated terminated) {
      send(permits.forget(terminated.getRef().unsafeUpcast(), System.nanoTime()));
    }
    return this;
  }

  private void request(Request request) {
    var claim = new Claim(request.run(), request.role(), request.priority(), request.reserve());
    getContext().watch(request.holder());
    send(permits.request(request.holder(), claim, System.nanoTime()));
  }

  private void giveBack(ActorRef<Decision> holder, Report report, boolean again) {
    var decisions = permits.giveBack(holder, report, again, System.nanoTime());
    unwatchIfUnknown(holder);
    send(decisions);
  }

  private void fund(Fund fund) {
    permits.fund(fund.run(), fund.budget(), fund.kept());
    getContext().watchWith(fund.owner(), new Unfund(fund.run()));
  }

  private void send(List<Permits.Decided<ActorRef<Decision>>> decisions) {
    for (var decided : decisions) {
      unwatchIfUnknown(decided.holder());
      decided.holder().tell(decided.decision());
    }
    var now = System.nanoTime();
    permits.nanosUntilNext(now).ifPresent(this::tickAfter);
  }

  private void unwatchIfUnknown(ActorRef<Decision> holder) {
    if (!permits.knows(holder)) {
      getContext().unwatch(holder);
    }
  }

  private void tickAfter(long nanos) {
    timers.startSingleTimer(
        new PaceTick(), Duration.ofNanos(Math.max(SHORTEST_TICK.toNanos(), nanos)));
  }
}

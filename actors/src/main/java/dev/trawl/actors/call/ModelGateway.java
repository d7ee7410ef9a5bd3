package dev.trawl.actors.call;

import dev.trawl.actors.pace.EndpointPace;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.ModelException;
import dev.trawl.protocol.Role;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Usage;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * Says who may call which model now. Every call of every run goes through a permit, so that no
 * endpoint gets more than it bears ({@link EndpointPace}), no run spends more than it may ({@link
 * Account}), a run's best chunks go first, and no run starves another ({@link PermitQueue}).
 *
 * <p>Holders are watched: a permit whose holder dies comes back. Where every endpoint of a role has
 * been down for long, who waits is sent away.
 */
public final class ModelGateway extends AbstractMatchingBehavior<ModelGateway.Command> {
  public sealed interface Command {}

  /**
   * Asks for a permit; answered with one {@link Decision}. A holder asks for one at a time.
   *
   * @param priority higher goes first within the run
   * @param reserve the most the call may take
   */
  record Request(RunId run, Role role, double priority, Reserve reserve, ActorRef<Decision> holder)
      implements Command {}

  /**
   * The call is over, or was not made.
   *
   * @param again whether the holder asks once more when it has rested: what its call may take stays
   *     reserved until then, or a worse chunk would spend it
   */
  record Return(ActorRef<Decision> holder, Report report, boolean again) implements Command {}

  /**
   * Says what a run may spend; without it a run may spend what it likes. Forgotten when {@code
   * owner} stops.
   *
   * @param kept held back for writing the answer
   */
  public record Fund(RunId run, Budget budget, Reserve kept, ActorRef<?> owner)
      implements Command {}

  /** Asks how busy the gateway is. */
  public record Describe(ActorRef<Load> replyTo) implements Command {}

  private record Unfund(RunId run) implements Command {}

  private record PaceTick() implements Command {}

  /** What becomes of a request. */
  public sealed interface Decision {}

  /**
   * Leave to make one call to {@code endpoint}; to be returned.
   *
   * @param trial the endpoint is failing and this call tries it: that it fails says nothing of the
   *     call
   */
  record Permit(Endpoint endpoint, boolean trial) implements Decision {}

  /** No permit, and none later for this request; {@code why} is one sentence. */
  record Refused(Reason reason, String why) implements Decision {}

  enum Reason {
    QUEUE_FULL,
    BUDGET_SPENT,
    ENDPOINTS_DOWN
  }

  /** How a call went. */
  sealed interface Report {
    record Replied(Usage usage) implements Report {}

    record Failed(Throwable cause) implements Report {}

    /** Made, and given up by its caller. */
    record Cancelled() implements Report {}

    record NotMade() implements Report {}
  }

  /** An endpoint, its pace, and how its last call failed if none has replied since. */
  private static final class Lane {
    private final Endpoint endpoint;
    private final EndpointPace pace;
    private Optional<String> trouble = Optional.empty();

    Lane(Endpoint endpoint, EndpointPace pace) {
      this.endpoint = endpoint;
      this.pace = pace;
    }

    Endpoint endpoint() {
      return endpoint;
    }

    EndpointPace pace() {
      return pace;
    }
  }

  /**
   * A permit that is out.
   *
   * @param reserve as the account has it
   */
  private record Held(
      Lane lane, EndpointPace.Started call, RunId run, Reserve size, Usage reserve) {}

  /** What stays reserved for a holder that rests. */
  private record Resting(RunId run, Usage reserve) {}

  private final TimerScheduler<Command> timers;
  private final GatewaySettings settings;
  private final List<Lane> lanes;

  /** The lanes whose endpoint has the role; never none. */
  private final Map<Role, List<Lane>> able = new EnumMap<>(Role.class);

  private final PermitQueue<ActorRef<Decision>> queue;
  private final Map<ActorRef<Decision>, Held> held = new HashMap<>();
  private final Map<ActorRef<Decision>, Resting> resting = new HashMap<>();
  private final Map<RunId, Account> accounts = new HashMap<>();

  public static Behavior<Command> create(Models models, GatewaySettings settings) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(timers -> new ModelGateway(context, timers, models, settings)));
  }

  private ModelGateway(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Models models,
      GatewaySettings settings) {
    super(context);
    this.timers = timers;
    this.settings = settings;
    this.queue = new PermitQueue<>(settings.maxWaiting());
    var random = RandomGenerator.getDefault();
    this.lanes =
        models.endpoints().stream()
            .map(
                endpoint ->
                    new Lane(
                        endpoint, new EndpointPace(endpoint.pace(), random, System.nanoTime())))
            .toList();
    for (var role : Role.values()) {
      able.put(
          role, lanes.stream().filter(lane -> lane.endpoint().roles().contains(role)).toList());
    }
  }

  @Override
  public Behavior<Command> onMessage(Command message) {
    switch (message) {
      case Request request -> request(request);
      case Return(var holder, var report, var again) -> giveBack(holder, report, again);
      case Fund fund -> fund(fund);
      case Unfund(var run) -> accounts.remove(run);
      case PaceTick ignored -> grant();
      case Describe(var replyTo) -> replyTo.tell(load());
    }
    return this;
  }

  @Override
  public Behavior<Command> onSignal(Signal signal) {
    if (signal instanceof Terminated terminated) {
      ActorRef<Decision> holder = terminated.getRef().unsafeUpcast();
      queue.leave(holder);
      rested(holder);
      ended(holder, new Report.Cancelled());
      grant();
    }
    return this;
  }

  private Load load() {
    return new Load(
        lanes.stream()
            .map(
                lane ->
                    new Load.OfEndpoint(
                        lane.endpoint().name(), lane.pace().limit(), lane.pace().inFlight()))
            .toList(),
        queue.waiting());
  }

  private void fund(Fund fund) {
    var writer = able(Role.WRITER).getFirst().endpoint();
    var kept = fund.kept().asUsage(writer.requestsPerCall(), writer.price());
    accounts.put(fund.run(), Account.of(fund.budget(), kept));
    getContext().watchWith(fund.owner(), new Unfund(fund.run()));
  }

  private void request(Request request) {
    if (held.containsKey(request.holder())) {
      return;
    }
    var freed = rested(request.holder());
    if (queue.join(
        request.run(), request.role(), request.priority(), request.reserve(), request.holder())) {
      getContext().watch(request.holder());
    } else {
      request
          .holder()
          .tell(
              new Refused(
                  Reason.QUEUE_FULL,
                  "%d calls wait already, which is trawl.gateway.max-waiting"
                      .formatted(settings.maxWaiting())));
    }
    // Who comes behind another of its run changes nothing, and of a long run thousands come at
    // once. But what was kept for it while it rested may be what the other waits for.
    if (freed || queue.isHead(request.holder())) {
      grant();
    }
  }

  private void giveBack(ActorRef<Decision> holder, Report report, boolean again) {
    queue.leave(holder);
    var permit = ended(holder, report);
    if (again) {
      permit.ifPresent(given -> rest(holder, given));
    } else {
      getContext().unwatch(holder);
    }
    grant();
  }

  private void rest(ActorRef<Decision> holder, Held permit) {
    var kept = new Resting(permit.run(), permit.reserve());
    resting.put(holder, kept);
    accounts.computeIfPresent(kept.run(), (run, account) -> account.started(kept.reserve()));
  }

  /** Whether something was reserved for {@code holder} while it rested, which it no longer is. */
  private boolean rested(ActorRef<Decision> holder) {
    var kept = Optional.ofNullable(resting.remove(holder));
    kept.ifPresent(
        rest ->
            accounts.computeIfPresent(
                rest.run(), (run, account) -> account.ended(rest.reserve(), Usage.NONE)));
    return kept.isPresent();
  }

  /** The permit that {@code holder} had; whoever holds nothing is no matter. */
  private Optional<Held> ended(ActorRef<Decision> holder, Report report) {
    var permit = Optional.ofNullable(held.remove(holder));
    permit.ifPresent(
        given -> {
          given.lane().pace().end(System.nanoTime(), given.call(), ending(report));
          note(given.lane(), report);
          accounts.computeIfPresent(
              given.run(), (run, account) -> account.ended(given.reserve(), spent(given, report)));
        });
    return permit;
  }

  private static void note(Lane lane, Report report) {
    switch (report) {
      case Report.Replied ignored -> lane.trouble = Optional.empty();
      case Report.Failed(var cause) -> lane.trouble = Optional.of(FailureText.of(cause));
      case Report.Cancelled ignored -> {}
      case Report.NotMade ignored -> {}
    }
  }

  private static EndpointPace.Ending ending(Report report) {
    return switch (report) {
      case Report.Replied ignored -> new EndpointPace.Ending.Succeeded();
      case Report.Failed(ModelException.Retriable cause) -> new EndpointPace.Ending.Failed(cause);
      case Report.Failed ignored -> new EndpointPace.Ending.Abandoned();
      case Report.Cancelled ignored -> new EndpointPace.Ending.Abandoned();
      case Report.NotMade ignored -> new EndpointPace.Ending.Abandoned();
    };
  }

  /** A call without a reply may have been charged for all its prompts: it counts as if it was. */
  private static Usage spent(Held permit, Report report) {
    var endpoint = permit.lane().endpoint();
    return switch (report) {
      case Report.Replied(var usage) -> usage;
      case Report.NotMade ignored -> Usage.NONE;
      default ->
          new Reserve(permit.size().promptTokens(), 0)
              .asUsage(endpoint.requestsPerCall(), endpoint.price());
    };
  }

  private void grant() {
    sendAway();
    for (var next = queue.take(this::lane); next.isPresent(); next = queue.take(this::lane)) {
      permit(next.get().waiting(), next.get().grant());
      sendAway();
    }
    comeBackInTime();
  }

  /** Answers those for whom waiting is no use. */
  private void sendAway() {
    for (var again = true; again; ) {
      again = false;
      for (var head : queue.heads()) {
        var refused = hopeless(head);
        if (refused.isPresent()) {
          again = true;
          queue.leave(head.holder());
          getContext().unwatch(head.holder());
          head.holder().tell(refused.get());
        }
      }
    }
  }

  private Optional<Refused> hopeless(PermitQueue.Waiting<ActorRef<Decision>> waiting) {
    var now = System.nanoTime();
    var able = able(waiting.role());
    if (able.stream().allMatch(lane -> standing(lane, waiting) == Account.Standing.EXHAUSTED)) {
      return Optional.of(new Refused(Reason.BUDGET_SPENT, "the budget is spent"));
    }
    var down =
        able.stream()
            .allMatch(
                lane ->
                    lane.pace().isGivenUp(now)
                        && !lane.pace().admits(now, waiting.reserve().tokens()));
    return down ? Optional.of(new Refused(Reason.ENDPOINTS_DOWN, givenUp(able))) : Optional.empty();
  }

  /** One line that says of each how long it was waited for, and what it said last. */
  private String givenUp(List<Lane> lanes) {
    return lanes.stream()
        .map(
            lane ->
                "given up after the %d s of %s.breaker.give-up-after: %s"
                    .formatted(
                        lane.endpoint().pace().breaker().giveUpAfter().toSeconds(),
                        lane.endpoint().name(),
                        lane.trouble.orElse("it does not answer")))
        .collect(Collectors.joining("; "));
  }

  private List<Lane> able(Role role) {
    return able.getOrDefault(role, List.of());
  }

  private Account.Standing standing(Lane lane, PermitQueue.Waiting<?> waiting) {
    var account = accounts.get(waiting.run());
    return account == null
        ? Account.Standing.ALLOWED
        : account.standing(reserve(lane, waiting), waiting.role() == Role.WRITER);
  }

  private static Usage reserve(Lane lane, PermitQueue.Waiting<?> waiting) {
    var endpoint = lane.endpoint();
    return waiting.reserve().asUsage(endpoint.requestsPerCall(), endpoint.price());
  }

  /** The least busy endpoint that may be called for it now. */
  private Optional<Lane> lane(PermitQueue.Waiting<?> waiting) {
    var now = System.nanoTime();
    return able(waiting.role()).stream()
        .filter(lane -> lane.pace().admits(now, waiting.reserve().tokens()))
        .filter(lane -> standing(lane, waiting) == Account.Standing.ALLOWED)
        .min(
            Comparator.comparingDouble(
                lane -> lane.pace().inFlight() / (double) lane.pace().limit()));
  }

  private void permit(PermitQueue.Waiting<ActorRef<Decision>> waiting, Lane lane) {
    var call = lane.pace().start(System.nanoTime(), waiting.reserve().tokens());
    var reserve = reserve(lane, waiting);
    accounts.computeIfPresent(waiting.run(), (run, account) -> account.started(reserve));
    held.put(waiting.holder(), new Held(lane, call, waiting.run(), waiting.reserve(), reserve));
    waiting.holder().tell(new Permit(lane.endpoint(), call.trial()));
  }

  /** Where only time stands in the way of somebody, looks again when it has passed. */
  private void comeBackInTime() {
    var now = System.nanoTime();
    var next = OptionalLong.empty();
    for (var head : queue.heads()) {
      for (var lane : able(head.role())) {
        if (standing(lane, head) == Account.Standing.ALLOWED) {
          var at = lane.pace().retryAt(now, head.reserve().tokens());
          if (at.isPresent() && (next.isEmpty() || at.getAsLong() - next.getAsLong() < 0)) {
            next = at;
          }
        }
      }
    }
    next.ifPresent(
        at ->
            timers.startSingleTimer(
                new PaceTick(), Duration.ofNanos(Math.max(1_000_000, at - now))));
  }
}

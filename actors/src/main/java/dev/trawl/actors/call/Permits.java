package dev.trawl.actors.call;

import dev.trawl.actors.call.Account.BudgetStatus;
import dev.trawl.actors.call.ModelGateway.Decision;
import dev.trawl.actors.call.ModelGateway.Refusal;
import dev.trawl.actors.call.ModelGateway.Refused;
import dev.trawl.actors.call.ModelGateway.Report;
import dev.trawl.actors.call.PermitQueue.Claim;
import dev.trawl.actors.call.PermitQueue.Waiting;
import dev.trawl.actors.pace.EndpointPace;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides which caller may call which endpoint now. A caller waits for a permit, has one, waits to
 * retry, or is unknown to this class.
 *
 * <p>No endpoint gets more calls than its {@link EndpointPace} admits, no run spends more than its
 * {@link Account} allows, and {@link PermitQueue} chooses the next caller. Every method that can
 * lead to decisions returns them; they must be sent to the callers.
 *
 * <p>Not thread-safe. {@code now} is {@link System#nanoTime} or a test's clock.
 *
 * @param <C> identifies a caller
 */
final class Permits<C> {
  /** A decision for a caller that requested a permit. */
  record CallerDecision<C>(C caller, Decision decision) {}

  /**
   * A permit that is granted and not yet returned.
   *
   * @param reserve the usage that the account reserves for it
   */
  private record ActivePermit(Lane lane, EndpointPace.Started call, Claim claim, Usage reserve) {}

  /** The reservation of a caller that waits to retry. */
  private record RetryReservation(RunId run, Usage reserve) {}

  private final int maxWaiting;
  private final List<Lane> lanes;

  /** The lanes of each role; never empty. */
  private final Map<Role, List<Lane>> serving = new EnumMap<>(Role.class);

  private final PermitQueue<C> queue;
  private final Accounts accounts = new Accounts();
  private final Map<C, ActivePermit> active = new HashMap<>();
  private final Map<C, RetryReservation> retrying = new HashMap<>();

  Permits(Models models, int maxWaiting, RandomGenerator random, long now) {
    this.maxWaiting = maxWaiting;
    this.lanes =
        models.endpoints().stream().map(endpoint -> new Lane(endpoint, random, now)).toList();
    this.queue = new PermitQueue<>(maxWaiting);
    for (var role : Role.values()) {
      serving.put(role, lanes.stream().filter(lane -> lane.serves(role)).toList());
    }
  }

  /** Gives a run a budget, of which {@code answerReserve} is reserved for writing the answer. */
  void setBudget(RunId run, Budget budget, Reserve answerReserve) {
    var writer = serving(Role.WRITER).getFirst();
    accounts.open(run, Account.of(budget, writer.usageOf(answerReserve)));
  }

  void removeBudget(RunId run) {
    accounts.close(run);
  }

  /**
   * Requests a permit. If the caller still has a permit from before a restart, that permit is taken
   * back.
   */
  List<CallerDecision<C>> request(C caller, Claim claim, long now) {
    var hadPermit = end(caller, new Report.Cancelled(), now).isPresent();
    var freed = releaseReservation(caller) || hadPermit;
    if (!queue.join(caller, claim)) {
      var full =
          "%d calls are already waiting, which is the limit set by trawl.gateway.max-waiting"
              .formatted(maxWaiting);
      var refused = new CallerDecision<C>(caller, new Refused(Refusal.QUEUE_FULL, full));
      return freed
          ? Stream.concat(Stream.of(refused), decide(now).stream()).toList()
          : List.of(refused);
    }
    // Only the head of a run's queue can get a permit. A long run has thousands of other calls.
    return freed || queue.isHead(caller) ? decide(now) : List.of();
  }

  /**
   * Takes back a permit.
   *
   * @param retries true if the caller will request another permit after its retry delay; its
   *     reservation is kept until then, because otherwise a less important call could spend it
   */
  List<CallerDecision<C>> returnPermit(C caller, Report report, boolean retries, long now) {
    queue.leave(caller);
    var permit = end(caller, report, now);
    if (retries) {
      permit.ifPresent(ended -> reserveForRetry(caller, ended));
    }
    return decide(now);
  }

  /** Removes a caller that has stopped, with its request, permit and reservation. */
  List<CallerDecision<C>> remove(C caller, long now) {
    queue.leave(caller);
    releaseReservation(caller);
    end(caller, new Report.Cancelled(), now);
    return decide(now);
  }

  /** Returns true if the caller waits for a permit, has one, or waits to retry. */
  boolean knows(C caller) {
    return active.containsKey(caller) || retrying.containsKey(caller) || queue.contains(caller);
  }

  private void reserveForRetry(C caller, ActivePermit permit) {
    retrying.put(caller, new RetryReservation(permit.claim().run(), permit.reserve()));
    accounts.reserve(permit.claim().run(), permit.reserve());
  }

  /** Releases the reservation of a caller that waits to retry; returns true if it had one. */
  private boolean releaseReservation(C caller) {
    var reservation = Optional.ofNullable(retrying.remove(caller));
    reservation.ifPresent(kept -> accounts.settle(kept.run(), kept.reserve(), Usage.NONE));
    return reservation.isPresent();
  }

  /** Ends the caller's permit and returns it; empty if it had none. */
  private Optional<ActivePermit> end(C caller, Report report, long now) {
    var permit = Optional.ofNullable(active.remove(caller));
    permit.ifPresent(
        ended -> {
          ended.lane().end(now, ended.call(), report);
          var claim = ended.claim();
          accounts.settle(
              claim.run(), ended.reserve(), ended.lane().charge(claim.reserve(), report));
        });
    return permit;
  }

  /** Grants the requests that can be granted now, and refuses those that can never be granted. */
  List<CallerDecision<C>> decide(long now) {
    var decisions = new ArrayList<CallerDecision<C>>();
    refuse(decisions, now);
    for (var next = next(now); next.isPresent(); next = next(now)) {
      decisions.add(grant(next.get().waiting(), next.get().grant(), now));
      refuse(decisions, now);
    }
    return decisions;
  }

  private Optional<PermitQueue.Granted<C, Lane>> next(long now) {
    return queue.take(waiting -> freeLane(waiting.claim(), now));
  }

  private CallerDecision<C> grant(Waiting<C> waiting, Lane lane, long now) {
    var claim = waiting.claim();
    var call = lane.start(now, claim.reserve());
    var reserve = lane.usageOf(claim.reserve());
    accounts.reserve(claim.run(), reserve);
    active.put(waiting.caller(), new ActivePermit(lane, call, claim, reserve));
    return new CallerDecision<>(
        waiting.caller(), new ModelGateway.Permit(lane.endpoint(), call.isTrialCall()));
  }

  /**
   * Refuses the requests that can never be granted. Each refusal may bring another such request to
   * the head of its queue.
   */
  private void refuse(List<CallerDecision<C>> decisions, long now) {
    boolean hasRefused;
    do {
      hasRefused = false;
      for (var head : queue.heads()) {
        var refused = refusal(head.claim(), now);
        if (refused.isPresent()) {
          hasRefused = true;
          queue.leave(head.caller());
          decisions.add(new CallerDecision<>(head.caller(), refused.get()));
        }
      }
    } while (hasRefused);
  }

  private Optional<Refused> refusal(Claim claim, long now) {
    if (serving(claim.role()).stream()
        .allMatch(lane -> status(lane, claim) == BudgetStatus.EXHAUSTED)) {
      return Optional.of(new Refused(Refusal.BUDGET_SPENT, "the budget is spent"));
    }
    if (serving(claim.role()).stream().allMatch(lane -> lane.isGivenUp(now, claim.reserve()))) {
      var why =
          serving(claim.role()).stream().map(Lane::whyGivenUp).collect(Collectors.joining("; "));
      return Optional.of(new Refused(Refusal.ENDPOINTS_DOWN, why));
    }
    return Optional.empty();
  }

  /** The least busy endpoint that may be called for {@code claim} now. */
  private Optional<Lane> freeLane(Claim claim, long now) {
    return serving(claim.role()).stream()
        .filter(lane -> lane.admits(now, claim.reserve()))
        .filter(lane -> status(lane, claim) == BudgetStatus.ALLOWED)
        .min(Comparator.comparingDouble(Lane::utilization));
  }

  private List<Lane> serving(Role role) {
    return serving.getOrDefault(role, List.of());
  }

  private BudgetStatus status(Lane lane, Claim claim) {
    return accounts.status(claim.run(), lane.usageOf(claim.reserve()), claim.role() == Role.WRITER);
  }

  /**
   * The nanoseconds until {@link #decide} must be called again; empty if no decision depends on
   * time alone.
   */
  OptionalLong nanosUntilNext(long now) {
    return queue.heads().stream()
        .map(Waiting::claim)
        .flatMapToLong(
            claim ->
                serving(claim.role()).stream()
                    .filter(lane -> status(lane, claim) == BudgetStatus.ALLOWED)
                    .flatMapToLong(lane -> lane.retryAt(now, claim.reserve()).stream()))
        .map(at -> at - now)
        .min();
  }

  Load load() {
    return new Load(lanes.stream().map(Lane::load).toList(), queue.size());
  }
}

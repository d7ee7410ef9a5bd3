package dev.trawl.actors.call;

import dev.trawl.actors.call.Account.Standing;
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
 * Decides who may call which endpoint now. A holder waits for a permit, holds one, rests between
 * two attempts, or is unknown here.
 *
 * <p>No endpoint gets more calls than its {@link EndpointPace} admits, no run spends more than its
 * {@link Account} allows, and {@link PermitQueue} says who is next. Every method that may change
 * something for a holder returns the decisions to send.
 *
 * <p>Mutable, for one thread; {@code now} is {@link System#nanoTime} or a test's.
 *
 * @param <H> identifies a holder
 */
final class Permits<H> {
  /** A decision for a holder that asked for a permit. */
  record Decided<H>(H holder, Decision decision) {}

  /**
   * A permit that is granted and not yet returned.
   *
   * @param reserve what the account holds for it
   */
  private record Held(Lane lane, EndpointPace.Started call, Claim claim, Usage reserve) {}

  /** What stays reserved for a holder that rests. */
  private record Resting(RunId run, Usage reserve) {}

  private final int maxWaiting;
  private final List<Lane> lanes;

  /** The lanes of each role; never empty. */
  private final Map<Role, List<Lane>> serving = new EnumMap<>(Role.class);

  private final PermitQueue<H> queue;
  private final Accounts accounts = new Accounts();
  private final Map<H, Held> held = new HashMap<>();
  private final Map<H, Resting> resting = new HashMap<>();

  Permits(Models models, int maxWaiting, RandomGenerator random, long now) {
    this.maxWaiting = maxWaiting;
    this.lanes =
        models.endpoints().stream().map(endpoint -> new Lane(endpoint, random, now)).toList();
    this.queue = new PermitQueue<>(maxWaiting);
    for (var role : Role.values()) {
      serving.put(role, lanes.stream().filter(lane -> lane.serves(role)).toList());
    }
  }

  /** Gives a run a budget, of which {@code kept} is held back for writing the answer. */
  void fund(RunId run, Budget budget, Reserve kept) {
    var writer = serving(Role.WRITER).getFirst();
    accounts.open(run, Account.of(budget, writer.usageOf(kept)));
  }

  void unfund(RunId run) {
    accounts.close(run);
  }

  /**
   * Asks for a permit. If the holder still has a permit, it lost track of it in a restart, so that
   * permit is taken back.
   */
  List<Decided<H>> request(H holder, Claim claim, long now) {
    var lost = end(holder, new Report.Cancelled(), now).isPresent();
    var freed = wake(holder) || lost;
    if (!queue.join(holder, claim)) {
      var full =
          "%d calls are already waiting, the limit in trawl.gateway.max-waiting"
              .formatted(maxWaiting);
      var refused = new Decided<H>(holder, new Refused(Refusal.QUEUE_FULL, full));
      return freed
          ? Stream.concat(Stream.of(refused), decide(now).stream()).toList()
          : List.of(refused);
    }
    // Only the head of a run's queue can be granted, and a long run has thousands of calls.
    return freed || queue.isHead(holder) ? decide(now) : List.of();
  }

  /**
   * Takes a permit back.
   *
   * @param again whether the holder rests and then asks once more: what its call may use stays
   *     reserved until then, because a less important call would spend it
   */
  List<Decided<H>> giveBack(H holder, Report report, boolean again, long now) {
    queue.leave(holder);
    var permit = end(holder, report, now);
    if (again) {
      permit.ifPresent(ended -> rest(holder, ended));
    }
    return decide(now);
  }

  /** The holder is gone, and with it whatever it waited for or held. */
  List<Decided<H>> forget(H holder, long now) {
    queue.leave(holder);
    wake(holder);
    end(holder, new Report.Cancelled(), now);
    return decide(now);
  }

  /** Whether the holder waits, holds a permit or rests. */
  boolean knows(H holder) {
    return held.containsKey(holder) || resting.containsKey(holder) || queue.contains(holder);
  }

  private void rest(H holder, Held permit) {
    resting.put(holder, new Resting(permit.claim().run(), permit.reserve()));
    accounts.reserve(permit.claim().run(), permit.reserve());
  }

  /** Ends the holder's rest and frees its reservation; returns whether it rested. */
  private boolean wake(H holder) {
    var rest = Optional.ofNullable(resting.remove(holder));
    rest.ifPresent(kept -> accounts.settle(kept.run(), kept.reserve(), Usage.NONE));
    return rest.isPresent();
  }

  /** The permit that the holder had; empty if it had none. */
  private Optional<Held> end(H holder, Report report, long now) {
    var permit = Optional.ofNullable(held.remove(holder));
    permit.ifPresent(
        ended -> {
          ended.lane().end(now, ended.call(), report);
          var claim = ended.claim();
          accounts.settle(
              claim.run(), ended.reserve(), ended.lane().charge(claim.reserve(), report));
        });
    return permit;
  }

  /** Grants whatever can be granted now, and refuses whatever never can be. */
  List<Decided<H>> decide(long now) {
    var decisions = new ArrayList<Decided<H>>();
    refuse(decisions, now);
    for (var next = next(now); next.isPresent(); next = next(now)) {
      decisions.add(grant(next.get().waiting(), next.get().grant(), now));
      refuse(decisions, now);
    }
    return decisions;
  }

  private Optional<PermitQueue.Granted<H, Lane>> next(long now) {
    return queue.take(waiting -> freeLane(waiting.claim(), now));
  }

  private Decided<H> grant(Waiting<H> waiting, Lane lane, long now) {
    var claim = waiting.claim();
    var call = lane.start(now, claim.reserve());
    var reserve = lane.usageOf(claim.reserve());
    accounts.reserve(claim.run(), reserve);
    held.put(waiting.holder(), new Held(lane, call, claim, reserve));
    return new Decided<>(waiting.holder(), new ModelGateway.Permit(lane.endpoint(), call.trial()));
  }

  /** Refuses those for whom waiting is useless. Each may uncover another behind it. */
  private void refuse(List<Decided<H>> decisions, long now) {
    boolean again;
    do {
      again = false;
      for (var head : queue.heads()) {
        var refused = hopeless(head.claim(), now);
        if (refused.isPresent()) {
          again = true;
          queue.leave(head.holder());
          decisions.add(new Decided<>(head.holder(), refused.get()));
        }
      }
    } while (again);
  }

  private Optional<Refused> hopeless(Claim claim, long now) {
    if (serving(claim.role()).stream()
        .allMatch(lane -> standing(lane, claim) == Standing.EXHAUSTED)) {
      return Optional.of(new Refused(Refusal.BUDGET_SPENT, "the budget is spent"));
    }
    if (serving(claim.role()).stream().allMatch(lane -> lane.isGivenUp(now, claim.reserve()))) {
      var why =
          serving(claim.role()).stream().map(Lane::whyGivenUp).collect(Collectors.joining("; "));
      return Optional.of(new Refused(Refusal.ENDPOINTS_DOWN, why));
    }
    return Optional.empty();
  }

  /** The least busy endpoint that may be called for it now. */
  private Optional<Lane> freeLane(Claim claim, long now) {
    return serving(claim.role()).stream()
        .filter(lane -> lane.admits(now, claim.reserve()))
        .filter(lane -> standing(lane, claim) == Standing.ALLOWED)
        .min(Comparator.comparingDouble(Lane::utilization));
  }

  private List<Lane> serving(Role role) {
    return serving.getOrDefault(role, List.of());
  }

  private Standing standing(Lane lane, Claim claim) {
    return accounts.standing(
        claim.run(), lane.usageOf(claim.reserve()), claim.role() == Role.WRITER);
  }

  /** How many nanoseconds later to {@link #decide} again; empty if time alone changes nothing. */
  OptionalLong nanosUntilNext(long now) {
    return queue.heads().stream()
        .map(Waiting::claim)
        .flatMapToLong(
            claim ->
                serving(claim.role()).stream()
                    .filter(lane -> standing(lane, claim) == Standing.ALLOWED)
                    .flatMapToLong(lane -> lane.retryAt(now, claim.reserve()).stream()))
        .map(at -> at - now)
        .min();
  }

  Load load() {
    return new Load(lanes.stream().map(Lane::load).toList(), queue.size());
  }
}

package dev.trawl.actors.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.actors.call.ModelGateway.Permit;
import dev.trawl.actors.call.ModelGateway.Refusal;
import dev.trawl.actors.call.ModelGateway.Refused;
import dev.trawl.actors.call.ModelGateway.Report;
import dev.trawl.actors.call.PermitQueue.Claim;
import dev.trawl.actors.call.Permits.CallerDecision;
import dev.trawl.actors.pace.PaceSettings;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelException.Trouble;
import dev.trawl.protocol.model.Role;
import dev.trawl.testkit.ScriptedModel;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Tests the decisions of the gateway, with a simulated clock. */
class PermitsTest {
  private static final RunId RUN = new RunId("run");
  private static final RunId OTHER = new RunId("other");
  private static final Reserve SIZE = new Reserve(90, 10);
  private static final Report REPLIED = new Report.Replied(Usage.ofCall(50, 5));
  private static final Report NOT_MADE = new Report.NotMade();
  private static final Report DOWN =
      new Report.Failed(new ModelException.Retriable(Trouble.DOWN, "connection refused"));

  @Test
  void grantsAsManyPermitsAsTheEndpointAdmits() {
    var permits = permits(2);

    assertThat(granted(request(permits, "a"))).containsExactly("a");
    assertThat(granted(request(permits, "b"))).containsExactly("b");
    assertThat(request(permits, "c")).isEmpty();
    assertThat(granted(permits.returnPermit("b", REPLIED, false, 0))).containsExactly("c");
  }

  @Test
  void passesOnThePermitOfAStoppedCaller() {
    var permits = permits(1);
    request(permits, "a");
    request(permits, "b");

    assertThat(granted(permits.remove("a", 0))).containsExactly("b");
    assertThat(permits.knows("a")).isFalse();
  }

  @Test
  void takesBackAPermitIfItsCallerRequestsAnother() {
    var permits = permits(1);
    request(permits, "a");
    request(permits, "b");

    assertThat(granted(request(permits, "a"))).containsExactly("b");
    assertThat(granted(permits.returnPermit("b", REPLIED, false, 0))).containsExactly("a");
    assertThat(inUse(permits)).isEqualTo(1);
  }

  @Test
  void knowsACallerUntilItHasEnded() {
    var permits = permits(1);
    request(permits, "holds");
    request(permits, "waits");
    assertThat(Stream.of("holds", "waits", "neither").filter(permits::knows))
        .containsExactly("holds", "waits");

    permits.returnPermit("holds", DOWN, true, 0);
    assertThat(permits.knows("holds")).as("it waits to retry").isTrue();
    permits.returnPermit("waits", REPLIED, false, 0);
    permits.remove("holds", 0);
    assertThat(Stream.of("holds", "waits").filter(permits::knows)).isEmpty();
  }

  @Test
  void keepsEnoughOfTheBudgetForTheAnswer() {
    var permits = permits(4);
    permits.setBudget(RUN, calls(2), SIZE);

    assertThat(granted(request(permits, "first"))).containsExactly("first");
    assertThat(request(permits, "second")).as("until the first has ended").isEmpty();
    assertThat(permits.returnPermit("first", REPLIED, false, 0))
        .satisfiesExactly(decided -> assertRefused(decided, "second", Refusal.BUDGET_SPENT));
    assertThat(granted(permits.request("writer", new Claim(RUN, Role.WRITER, 0, SIZE), 0)))
        .containsExactly("writer");
  }

  @Test
  void keepsTheReserveOfACallerThatWaitsToRetry() {
    var permits = withOneRetrying("retrying");

    assertThat(request(permits, "other")).isEmpty();
    assertThat(granted(permits.request("retrying", claim(1), 0))).containsExactly("retrying");
    assertThat(permits.returnPermit("retrying", DOWN, false, 0))
        .satisfiesExactly(decided -> assertRefused(decided, "other", Refusal.BUDGET_SPENT));
  }

  @Test
  void releasesTheReserveOfACallerThatReturnsWithLowerPriority() {
    var permits = withOneRetrying("retrying");
    assertThat(request(permits, "other")).isEmpty();

    assertThat(granted(permits.request("retrying", claim(-1), 0))).containsExactly("other");
  }

  @Test
  void releasesTheReserveOfAStoppedCaller() {
    var permits = withOneRetrying("retrying");
    assertThat(request(permits, "other")).isEmpty();

    assertThat(granted(permits.remove("retrying", 0))).containsExactly("other");
  }

  @Test
  void triesAFailingEndpointWithOneCallAfterAPause() {
    var permits = new Permits<String>(failing(Duration.ofHours(1)), 10, new Random(1), 0);
    failTwice(permits);

    assertThat(request(permits, "trial")).isEmpty();
    assertThat(request(permits, "waiting")).isEmpty();
    var wait = permits.nanosUntilNext(0).getAsLong();
    assertThat(wait).isBetween(1L, seconds(1));
    assertThat(permits.decide(wait - 1)).isEmpty();
    assertThat(permits.decide(wait))
        .satisfiesExactly(
            decided -> {
              assertThat(decided.caller()).isEqualTo("trial");
              assertThat(decided.decision())
                  .isInstanceOfSatisfying(
                      Permit.class, permit -> assertThat(permit.isTrialCall()).isTrue());
            });
    assertThat(granted(permits.returnPermit("trial", REPLIED, false, wait)))
        .containsExactly("waiting");
  }

  @Test
  void rejectsAllCallsWithAReasonIfTheEndpointIsGivenUp() {
    var permits = new Permits<String>(failing(Duration.ofNanos(1)), 10, new Random(1), 0);
    failTwice(permits);

    assertThat(permits.request("late", claim(0), 1))
        .satisfiesExactly(decided -> assertRefused(decided, "late", Refusal.ENDPOINTS_DOWN))
        .allSatisfy(
            decided ->
                assertThat(decided.decision().toString())
                    .contains("failing.breaker.give-up-after", "connection refused"));
  }

  /**
   * Callers request and return permits, retry and stop in random order. The number of permits never
   * exceeds the limit, and in the end each remaining caller has had one.
   */
  @Property
  void neverExceedsTheLimitAndNeverLosesAPermit(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 5) int limit,
      @ForAll @IntRange(max = 300) int steps) {
    var random = new Random(seed);
    var permits = permits(limit);
    var holding = new LinkedHashSet<String>();
    var waiting = new HashSet<String>();
    for (int i = 0; i < steps; i++) {
      var caller = "caller " + random.nextInt(20);
      var decisions =
          switch (random.nextInt(4)) {
            case 0, 1 -> {
              holding.remove(caller);
              waiting.add(caller);
              var run = random.nextBoolean() ? RUN : OTHER;
              yield permits.request(
                  caller, new Claim(run, Role.READER, random.nextInt(3), SIZE), 0);
            }
            case 2 -> {
              holding.remove(caller);
              waiting.remove(caller);
              yield permits.returnPermit(caller, NOT_MADE, random.nextBoolean(), 0);
            }
            default -> {
              holding.remove(caller);
              waiting.remove(caller);
              yield permits.remove(caller, 0);
            }
          };
      take(decisions, holding, waiting);
      assertThat(holding).hasSizeLessThanOrEqualTo(limit);
      assertThat(inUse(permits)).isEqualTo(holding.size());
      assertThat(permits.load().waiting()).isEqualTo(waiting.size());
    }
    while (!holding.isEmpty()) {
      var next = holding.iterator().next();
      holding.remove(next);
      take(permits.returnPermit(next, REPLIED, false, 0), holding, waiting);
    }
    assertThat(waiting).isEmpty();
    assertThat(inUse(permits)).isZero();
  }

  private static void take(
      List<CallerDecision<String>> decisions, Set<String> holding, Set<String> waiting) {
    for (var caller : granted(decisions)) {
      assertThat(waiting.remove(caller)).isTrue();
      assertThat(holding.add(caller)).isTrue();
    }
  }

  private static List<String> granted(List<CallerDecision<String>> decisions) {
    assertThat(decisions).extracting(CallerDecision::decision).hasOnlyElementsOfType(Permit.class);
    return decisions.stream().map(CallerDecision::caller).toList();
  }

  private static void assertRefused(CallerDecision<String> decided, String caller, Refusal reason) {
    assertThat(decided.caller()).isEqualTo(caller);
    assertThat(decided.decision())
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  /**
   * One caller waits to retry. Its run may make three calls, and one of them is reserved for the
   * answer.
   */
  private static Permits<String> withOneRetrying(String caller) {
    var permits = permits(4);
    permits.setBudget(RUN, calls(3), SIZE);
    request(permits, caller);
    permits.returnPermit(caller, DOWN, true, 0);
    return permits;
  }

  private static void failTwice(Permits<String> permits) {
    for (int i = 0; i < 2; i++) {
      assertThat(granted(request(permits, "failing"))).containsExactly("failing");
      permits.returnPermit("failing", DOWN, false, 0);
    }
  }

  private static List<CallerDecision<String>> request(Permits<String> permits, String caller) {
    return permits.request(caller, claim(0), 0);
  }

  private static Claim claim(double priority) {
    return new Claim(RUN, Role.READER, priority, SIZE);
  }

  private static int inUse(Permits<String> permits) {
    return permits.load().endpoints().stream().mapToInt(Load.OfEndpoint::inUse).sum();
  }

  private static Permits<String> permits(int limit) {
    return new Permits<>(models(PaceSettings.steady(limit)), 100, new Random(1), 0);
  }

  private static Models failing(Duration giveUpAfter) {
    return models(
        new PaceSettings(
            new PaceSettings.Calls(1, 1, 2),
            OptionalInt.empty(),
            OptionalInt.empty(),
            new PaceSettings.Breaker(
                5, Duration.ofSeconds(1), Duration.ofSeconds(2), giveUpAfter)));
  }

  private static Models models(PaceSettings pace) {
    return new Models(
        List.of(
            new Endpoint(
                "failing",
                ScriptedModel.create(),
                Set.of(Role.values()),
                pace,
                Duration.ofSeconds(10),
                1,
                Optional.empty(),
                Duration.ofMillis(1),
                Origin.EMBEDDED,
                Optional.empty())));
  }

  private static Budget calls(int maxCalls) {
    return new Budget(
        OptionalInt.of(maxCalls), OptionalLong.empty(), OptionalDouble.empty(), Optional.empty());
  }

  private static long seconds(long count) {
    return Duration.ofSeconds(count).toNanos();
  }
}

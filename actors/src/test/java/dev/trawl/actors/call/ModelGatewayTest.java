package dev.trawl.actors.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.actors.RunFixture;
import dev.trawl.actors.call.ModelGateway.Decision;
import dev.trawl.actors.pace.PaceSettings;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.Role;
import dev.trawl.testkit.ScriptedModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Tests the gateway as its clients see it. {@link PermitsTest} tests the decisions themselves. */
class ModelGatewayTest {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final ActorTestKit kit =
      ActorTestKit.create(
          RunFixture.config("pekko.actor.testkit.typed.single-expect-default = 60s"));
  private static final RunId LONG = new RunId("long");
  private static final RunId SHORT = new RunId("short");
  private static final Reserve SIZE = new Reserve(90, 10);
  private static final int CALLERS = 30;
  private static final int PERMITS = 4;

  @AfterAll
  static void end() {
    kit.shutdownTestKit();
  }

  @Test
  void aCallerWaitsWhileAllPermitsAreInUse() {
    var gateway = gateway(2, 10);
    var first = caller(gateway, LONG);
    var second = caller(gateway, LONG);
    var third = caller(gateway, LONG);

    first.expectMessageClass(ModelGateway.Permit.class);
    second.expectMessageClass(ModelGateway.Permit.class);
    assertThat(load(gateway)).isEqualTo(RunFixture.busy(2, 2, 1));
    gateway.tell(returned(second.ref()));
    third.expectMessageClass(ModelGateway.Permit.class);
    assertThat(load(gateway)).isEqualTo(RunFixture.busy(2, 2, 0));
  }

  @Test
  void takesBackThePermitOfACallerThatCrashes() {
    var gateway = gateway(1, 10);
    var crashing =
        kit.spawn(
            Behaviors.<Decision>receiveMessage(
                permit -> {
                  throw new IllegalStateException("crashes with its permit");
                }));

    gateway.tell(request(LONG, crashing));
    var next = caller(gateway, LONG);

    next.expectMessageClass(ModelGateway.Permit.class);
    assertThat(load(gateway)).isEqualTo(RunFixture.busy(1, 1, 0));
  }

  @Test
  void takesBackThePermitOfACallerThatStops() {
    var gateway = gateway(1, 10);
    var stopping = caller(gateway, LONG);
    var next = caller(gateway, LONG);

    stopping.expectMessageClass(ModelGateway.Permit.class);
    stopping.stop();

    next.expectMessageClass(ModelGateway.Permit.class);
  }

  @Test
  void forgetsACallerThatStopsWhileItWaits() {
    var gateway = gateway(1, 10);
    var holding = caller(gateway, LONG);
    var stopping = caller(gateway, LONG);

    stopping.stop();

    await()
        .atMost(TIMEOUT)
        .untilAsserted(() -> assertThat(load(gateway)).isEqualTo(RunFixture.busy(1, 1, 0)));
    gateway.tell(returned(holding.ref()));
    assertThat(load(gateway)).isEqualTo(RunFixture.busy(1, 0, 0));
  }

  @Test
  void letsAShortRunCallBetweenTheCallsOfALongRun() {
    var gateway = gateway(1, 10);
    var first = caller(gateway, LONG);
    var second = caller(gateway, LONG);
    var third = caller(gateway, LONG);
    var other = caller(gateway, SHORT);

    gateway.tell(returned(first.ref()));
    second.expectMessageClass(ModelGateway.Permit.class);
    gateway.tell(returned(second.ref()));
    other.expectMessageClass(ModelGateway.Permit.class);
    assertThat(load(gateway)).isEqualTo(RunFixture.busy(1, 1, 1));
    gateway.tell(returned(other.ref()));
    third.expectMessageClass(ModelGateway.Permit.class);
  }

  @Test
  void rejectsACallIfTheQueueIsFullAndNamesTheSetting() {
    var gateway = gateway(1, 1);
    caller(gateway, LONG);
    caller(gateway, LONG);

    var refused = caller(gateway, LONG).expectMessageClass(ModelGateway.Refused.class);

    assertThat(refused.why()).contains("trawl.gateway.max-waiting");
  }

  @Test
  void rejectsACallThatTheRunCannotAfford() {
    var gateway = gateway(4, 10);
    setBudget(gateway, kit.createTestProbe());
    var first = caller(gateway, LONG);
    var second = caller(gateway, LONG);

    first.expectMessageClass(ModelGateway.Permit.class);
    assertThat(load(gateway)).as("the second waits").isEqualTo(RunFixture.busy(4, 1, 1));
    gateway.tell(new ModelGateway.Return(first.ref(), replied(), false));

    assertThat(second.expectMessageClass(ModelGateway.Refused.class).reason())
        .isEqualTo(ModelGateway.Refusal.BUDGET_SPENT);
  }

  @Test
  void removesABudgetWhenItsOwnerStops() {
    var gateway = gateway(4, 10);
    var owner = kit.createTestProbe();
    setBudget(gateway, owner);
    caller(gateway, LONG).expectMessageClass(ModelGateway.Permit.class);

    owner.stop();

    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () -> {
              caller(gateway, LONG);
              assertThat(load(gateway).endpoints().getFirst().inUse()).isEqualTo(4);
            });
  }

  @Test
  void callsAnEndpointAgainAfterItWasDown() {
    var gateway = gateway(new Models(List.of(endpoint("failing", everyRole(), withShortPauses()))));
    for (int i = 0; i < 2; i++) {
      var failing = caller(gateway, LONG);
      failing.expectMessageClass(ModelGateway.Permit.class);
      gateway.tell(new ModelGateway.Return(failing.ref(), down(), false));
    }

    var trialCall = caller(gateway, LONG);
    var waiting = caller(gateway, LONG);
    trialCall.expectMessageClass(ModelGateway.Permit.class);
    gateway.tell(new ModelGateway.Return(trialCall.ref(), replied(), false));

    assertThat(waiting.expectMessageClass(ModelGateway.Permit.class).isTrialCall()).isFalse();
  }

  @Test
  void givesEachRoleItsOwnEndpoint() {
    var reader = endpoint("reader", Set.of(Role.READER), PaceSettings.steady(1));
    var others = endpoint("others", Set.of(Role.PLANNER, Role.WRITER), PaceSettings.steady(1));
    var gateway = gateway(new Models(List.of(others, reader)));

    var permit = caller(gateway, LONG).expectMessageClass(ModelGateway.Permit.class);
    assertThat(permit.endpoint().name()).isEqualTo("reader");
    caller(gateway, LONG);
    assertThat(load(gateway).waiting()).as("the other endpoint does not read").isEqualTo(1);
    var planner = kit.<Decision>createTestProbe();
    gateway.tell(new ModelGateway.Request(LONG, Role.PLANNER, 0, SIZE, planner.ref()));
    assertThat(planner.expectMessageClass(ModelGateway.Permit.class).endpoint().name())
        .isEqualTo("others");
  }

  @Test
  void sharesTheCallsOfARoleAmongItsEndpoints() {
    var gateway =
        gateway(
            new Models(
                List.of(
                    endpoint("one", everyRole(), PaceSettings.steady(2)),
                    endpoint("two", everyRole(), PaceSettings.steady(2)))));

    var names =
        Stream.generate(() -> caller(gateway, LONG))
            .limit(4)
            .map(caller -> caller.expectMessageClass(ModelGateway.Permit.class))
            .map(permit -> permit.endpoint().name())
            .toList();

    assertThat(names).containsExactlyInAnyOrder("one", "one", "two", "two");
  }

  /** The ways in which a caller gives up its permit when the test releases it. */
  private enum PermitEnd {
    RETURNS,
    STOPS,
    CRASHES
  }

  private record Release() {}

  private record HasPermit(ActorRef<Boolean> replyTo) {}

  /**
   * A caller keeps its permit until the test releases it, so the count does not depend on timing.
   */
  @Test
  void neverGrantsMorePermitsThanTheLimit() {
    var gateway = gateway(PERMITS, CALLERS);
    var callers = new ArrayList<ActorRef<Object>>();
    for (int i = 0; i < CALLERS; i++) {
      callers.add(
          kit.spawn(waitingCaller(gateway, PermitEnd.values()[i % PermitEnd.values().length])));
      gateway.tell(request(i % 2 == 0 ? LONG : SHORT, callers.getLast().narrow()));
    }

    for (int left = CALLERS; left > 0; left--) {
      awaitLoad(gateway, Math.min(PERMITS, left), Math.max(0, left - PERMITS));
      var holding = callers.stream().filter(ModelGatewayTest::hasPermit).toList();
      assertThat(holding).hasSize(Math.min(PERMITS, left));
      holding.getFirst().tell(new Release());
      callers.remove(holding.getFirst());
    }
    awaitLoad(gateway, 0, 0);
  }

  private static void awaitLoad(ActorRef<ModelGateway.Command> gateway, int inUse, int waiting) {
    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () -> assertThat(load(gateway)).isEqualTo(RunFixture.busy(PERMITS, inUse, waiting)));
  }

  private static Behavior<Object> waitingCaller(
      ActorRef<ModelGateway.Command> gateway, PermitEnd permitEnd) {
    return Behaviors.setup(context -> waitingCaller(gateway, context.getSelf(), permitEnd, false));
  }

  private static Behavior<Object> waitingCaller(
      ActorRef<ModelGateway.Command> gateway,
      ActorRef<Object> self,
      PermitEnd permitEnd,
      boolean hasPermit) {
    return Behaviors.receive(Object.class)
        .onMessage(
            ModelGateway.Permit.class, permit -> waitingCaller(gateway, self, permitEnd, true))
        .onMessage(
            HasPermit.class,
            ask -> {
              ask.replyTo().tell(hasPermit);
              return Behaviors.same();
            })
        .onMessage(
            Release.class,
            release ->
                switch (permitEnd) {
                  case RETURNS -> {
                    gateway.tell(returned(self.narrow()));
                    yield waitingCaller(gateway, self, permitEnd, false);
                  }
                  case STOPS -> Behaviors.stopped();
                  case CRASHES -> throw new IllegalStateException("crashes with its permit");
                })
        .build();
  }

  /** The reply comes after all permits that the gateway has sent so far. */
  private static boolean hasPermit(ActorRef<Object> caller) {
    var probe = kit.<Boolean>createTestProbe();
    caller.tell(new HasPermit(probe.ref()));
    return probe.receiveMessage();
  }

  private static void setBudget(ActorRef<ModelGateway.Command> gateway, TestProbe<Object> owner) {
    var twoCalls =
        new Budget(
            OptionalInt.of(2), OptionalLong.empty(), OptionalDouble.empty(), Optional.empty());
    gateway.tell(new ModelGateway.SetBudget(LONG, twoCalls, SIZE, owner.ref()));
  }

  private static Set<Role> everyRole() {
    return Set.of(Role.values());
  }

  private static PaceSettings withShortPauses() {
    return new PaceSettings(
        new PaceSettings.Calls(1, 1, 2),
        OptionalInt.empty(),
        OptionalInt.empty(),
        new PaceSettings.Breaker(
            5, Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofHours(1)));
  }

  private static Endpoint endpoint(String name, Set<Role> roles, PaceSettings pace) {
    return new Endpoint(
        name,
        ScriptedModel.create(),
        roles,
        pace,
        Duration.ofSeconds(10),
        1,
        Optional.empty(),
        Duration.ofMillis(1),
        Origin.EMBEDDED,
        Optional.empty());
  }

  private static ModelGateway.Report down() {
    return new ModelGateway.Report.Failed(
        new ModelException.Retriable(ModelException.Trouble.DOWN, "connection refused"));
  }

  private static ModelGateway.Report replied() {
    return new ModelGateway.Report.Replied(Usage.ofCall(50, 5));
  }

  private static ActorRef<ModelGateway.Command> gateway(Models models) {
    return kit.spawn(ModelGateway.create(models, settings(1, 100)));
  }

  private static ActorRef<ModelGateway.Command> gateway(int permits, int maxWaiting) {
    var settings = settings(permits, maxWaiting);
    return kit.spawn(
        ModelGateway.create(Models.embedded(ScriptedModel.create(), settings), settings));
  }

  private static GatewaySettings settings(int permits, int maxWaiting) {
    return new GatewaySettings(
        permits,
        maxWaiting,
        Duration.ofSeconds(10),
        new GatewaySettings.Retries(0, Duration.ofMillis(1), Duration.ofMillis(1)));
  }

  private static ModelGateway.Request request(RunId run, ActorRef<Decision> caller) {
    return new ModelGateway.Request(run, Role.READER, 0, SIZE, caller);
  }

  /** A caller that has requested a permit. */
  private static TestProbe<Decision> caller(ActorRef<ModelGateway.Command> gateway, RunId run) {
    var caller = kit.<Decision>createTestProbe();
    gateway.tell(request(run, caller.ref()));
    return caller;
  }

  private static ModelGateway.Return returned(ActorRef<Decision> caller) {
    return new ModelGateway.Return(caller, new ModelGateway.Report.NotMade(), false);
  }

  private static Load load(ActorRef<ModelGateway.Command> gateway) {
    var probe = kit.<Load>createTestProbe();
    gateway.tell(new ModelGateway.Describe(probe.ref()));
    return probe.receiveMessage();
  }
}

package dev.trawl.actors.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.actors.World;
import dev.trawl.actors.call.ModelGateway.Decision;
import dev.trawl.actors.pace.PaceSettings;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.ModelException;
import dev.trawl.protocol.Role;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Usage;
import dev.trawl.testkit.ScriptedModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Permits as their holders see them; who is next is told by {@link PermitQueueTest}. */
class ModelGatewayTest {
  private static final ActorTestKit kit = ActorTestKit.create(World.config(""));
  private static final RunId LONG = new RunId("long");
  private static final RunId SHORT = new RunId("short");

  @AfterAll
  static void end() {
    kit.shutdownTestKit();
  }

  @Test
  void holdsBackWhoComesWhenAllPermitsAreOut() {
    var gateway = gateway(2, 10);
    var first = holder(gateway, LONG);
    var second = holder(gateway, LONG);
    var third = holder(gateway, LONG);

    first.expectMessageClass(ModelGateway.Permit.class);
    second.expectMessageClass(ModelGateway.Permit.class);
    assertThat(load(gateway)).isEqualTo(World.busy(2, 2, 1));
    giveBack(gateway, second);
    third.expectMessageClass(ModelGateway.Permit.class);
    assertThat(load(gateway)).isEqualTo(World.busy(2, 2, 0));
  }

  @Test
  void takesBackThePermitOfAHolderThatCrashes() {
    var gateway = gateway(1, 10);
    var crashing =
        kit.spawn(
            Behaviors.<Decision>receiveMessage(
                permit -> {
                  throw new IllegalStateException("crashes with its permit");
                }));

    gateway.tell(request(LONG, crashing));
    var next = holder(gateway, LONG);

    next.expectMessageClass(ModelGateway.Permit.class);
    assertThat(load(gateway)).isEqualTo(World.busy(1, 1, 0));
  }

  @Test
  void takesBackThePermitOfAHolderThatStops() {
    var gateway = gateway(1, 10);
    var stopping = holder(gateway, LONG);
    var next = holder(gateway, LONG);

    stopping.expectMessageClass(ModelGateway.Permit.class);
    stopping.stop();

    next.expectMessageClass(ModelGateway.Permit.class);
  }

  @Test
  void forgetsWhoStopsWhileItWaits() {
    var gateway = gateway(1, 10);
    var holding = holder(gateway, LONG);
    var stopping = holder(gateway, LONG);

    stopping.stop();

    await().untilAsserted(() -> assertThat(load(gateway)).isEqualTo(World.busy(1, 1, 0)));
    giveBack(gateway, holding);
    assertThat(load(gateway)).isEqualTo(World.busy(1, 0, 0));
  }

  @Test
  void letsAShortRunInBetweenTheCallsOfALongOne() {
    var gateway = gateway(1, 10);
    var first = holder(gateway, LONG);
    var second = holder(gateway, LONG);
    var third = holder(gateway, LONG);
    var other = holder(gateway, SHORT);

    giveBack(gateway, first);
    second.expectMessageClass(ModelGateway.Permit.class);
    giveBack(gateway, second);
    other.expectMessageClass(ModelGateway.Permit.class);
    assertThat(load(gateway)).isEqualTo(World.busy(1, 1, 1));
    giveBack(gateway, other);
    third.expectMessageClass(ModelGateway.Permit.class);
  }

  @Test
  void refusesWhoComesToAFullQueueAndNamesTheSetting() {
    var gateway = gateway(1, 1);
    holder(gateway, LONG);
    holder(gateway, LONG);

    var refused = holder(gateway, LONG).expectMessageClass(ModelGateway.Refused.class);

    assertThat(refused.why()).contains("trawl.gateway.max-waiting");
  }

  @Test
  void refusesWhatTheRunCannotAffordAndKeepsEnoughForTheAnswer() {
    var gateway = gateway(4, 10);
    var owner = kit.createTestProbe();
    gateway.tell(new ModelGateway.Fund(LONG, calls(2), new Reserve(90, 10), owner.ref()));

    var first = holder(gateway, LONG);
    first.expectMessageClass(ModelGateway.Permit.class);
    var second = holder(gateway, LONG);
    second.expectNoMessage(Duration.ofMillis(50));
    gateway.tell(
        new ModelGateway.Return(
            first.ref(), new ModelGateway.Report.Replied(Usage.ofCall(50, 5)), false));

    var refused = second.expectMessageClass(ModelGateway.Refused.class);
    assertThat(refused.reason()).isEqualTo(ModelGateway.Reason.BUDGET_SPENT);
    var writer = kit.<Decision>createTestProbe();
    gateway.tell(new ModelGateway.Request(LONG, Role.WRITER, 0, new Reserve(90, 10), writer.ref()));
    writer.expectMessageClass(ModelGateway.Permit.class);
  }

  @Test
  void keepsTheReserveOfWhoRestsBeforeItTriesAgain() {
    var gateway = gateway(4, 10);
    var best = resting(gateway);

    var worse = holder(gateway, LONG);
    worse.expectNoMessage(Duration.ofMillis(50));
    gateway.tell(request(LONG, 1, best.ref()));

    best.expectMessageClass(ModelGateway.Permit.class);
    gateway.tell(new ModelGateway.Return(best.ref(), down(), false));
    assertThat(worse.expectMessageClass(ModelGateway.Refused.class).reason())
        .isEqualTo(ModelGateway.Reason.BUDGET_SPENT);
  }

  @Test
  void givesToOthersWhatWasReservedForOneThatComesBackBehindThem() {
    var gateway = gateway(4, 10);
    var resting = resting(gateway);
    var next = holder(gateway, LONG);
    next.expectNoMessage(Duration.ofMillis(50));

    gateway.tell(request(LONG, -1, resting.ref()));

    next.expectMessageClass(ModelGateway.Permit.class);
  }

  @Test
  void givesToOthersWhatIsReservedForOneThatStops() {
    var gateway = gateway(4, 10);
    var resting = resting(gateway);
    var next = holder(gateway, LONG);

    resting.stop();

    next.expectMessageClass(ModelGateway.Permit.class);
  }

  @Test
  void sendsAwayWhoWaitsForAnEndpointThatIsGivenUp() {
    var gateway = gateway(failing(Duration.ofNanos(1)));
    for (int i = 0; i < 2; i++) {
      var holder = holder(gateway, LONG);
      holder.expectMessageClass(ModelGateway.Permit.class);
      gateway.tell(new ModelGateway.Return(holder.ref(), down(), false));
    }

    var refused = holder(gateway, LONG).expectMessageClass(ModelGateway.Refused.class);
    assertThat(refused.reason()).isEqualTo(ModelGateway.Reason.ENDPOINTS_DOWN);
    assertThat(refused.why()).contains("failing.breaker.give-up-after", "nobody is there");
  }

  @Test
  void waitsForAnEndpointThatIsDownForAWhile() {
    var gateway = gateway(failing(Duration.ofMinutes(10)));
    for (int i = 0; i < 2; i++) {
      var holder = holder(gateway, LONG);
      holder.expectMessageClass(ModelGateway.Permit.class);
      gateway.tell(new ModelGateway.Return(holder.ref(), down(), false));
    }

    var trial = holder(gateway, LONG);
    var waiting = holder(gateway, LONG);
    trial.expectMessageClass(ModelGateway.Permit.class);
    gateway.tell(
        new ModelGateway.Return(
            trial.ref(), new ModelGateway.Report.Replied(Usage.ofCall(1, 1)), false));

    assertThat(waiting.expectMessageClass(ModelGateway.Permit.class).trial()).isFalse();
  }

  @Test
  void givesEachRoleItsOwnEndpoint() {
    var reader = endpoint("reader", Set.of(Role.READER), PaceSettings.steady(1));
    var others = endpoint("others", Set.of(Role.PLANNER, Role.WRITER), PaceSettings.steady(1));
    var gateway = gateway(new Models(List.of(others, reader)));

    var permit = holder(gateway, LONG).expectMessageClass(ModelGateway.Permit.class);
    assertThat(permit.endpoint().name()).isEqualTo("reader");
    holder(gateway, LONG).expectNoMessage(Duration.ofMillis(50));
    var planner = kit.<Decision>createTestProbe();
    gateway.tell(new ModelGateway.Request(LONG, Role.PLANNER, 0, new Reserve(1, 1), planner.ref()));
    assertThat(planner.expectMessageClass(ModelGateway.Permit.class).endpoint().name())
        .isEqualTo("others");
  }

  @Test
  void sharesARoleAmongItsEndpoints() {
    var gateway =
        gateway(
            new Models(
                List.of(
                    endpoint("one", Set.of(Role.values()), PaceSettings.steady(2)),
                    endpoint("two", Set.of(Role.values()), PaceSettings.steady(2)))));

    var names =
        Stream.generate(() -> holder(gateway, LONG))
            .limit(4)
            .map(holder -> holder.expectMessageClass(ModelGateway.Permit.class))
            .map(permit -> permit.endpoint().name())
            .toList();

    assertThat(names).containsExactlyInAnyOrder("one", "one", "two", "two");
  }

  private static Models failing(Duration giveUpAfter) {
    var pace =
        new PaceSettings(
            new PaceSettings.Calls(1, 1, 2),
            OptionalInt.empty(),
            OptionalInt.empty(),
            new PaceSettings.Breaker(
                5, Duration.ofMillis(400), Duration.ofMillis(800), giveUpAfter));
    return new Models(List.of(endpoint("failing", Set.of(Role.values()), pace)));
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
        Optional.empty());
  }

  private static ModelGateway.Report down() {
    return new ModelGateway.Report.Failed(
        new ModelException.Retriable(ModelException.Trouble.DOWN, "nobody is there"));
  }

  private static Budget calls(int most) {
    return new Budget(
        OptionalInt.of(most), OptionalLong.empty(), OptionalDouble.empty(), Optional.empty());
  }

  /** Some return their permit, some stop with it, some crash with it. */
  @Test
  void neverHasMoreCallsInFlightThanPermits() {
    var gateway = gateway(4, 300);
    var inFlight = new AtomicInteger();
    var most = new AtomicInteger();
    var served = new AtomicInteger();

    for (int i = 0; i < 300; i++) {
      var holder = kit.spawn(caller(gateway, i, inFlight, most, served));
      gateway.tell(request(i % 2 == 0 ? LONG : SHORT, holder));
    }

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              assertThat(served).hasValue(300);
              assertThat(load(gateway)).isEqualTo(World.busy(4, 0, 0));
            });
    assertThat(most.get()).isBetween(1, 4);
  }

  private static Behavior<Decision> caller(
      ActorRef<ModelGateway.Command> gateway,
      int number,
      AtomicInteger inFlight,
      AtomicInteger most,
      AtomicInteger served) {
    return Behaviors.receive(
        (context, permit) -> {
          most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
          Thread.yield();
          inFlight.decrementAndGet();
          served.incrementAndGet();
          switch (number % 3) {
            case 0 -> throw new IllegalStateException("crashes with its permit");
            case 1 -> gateway.tell(back(context.getSelf()));
            default -> {}
          }
          return Behaviors.stopped();
        });
  }

  private static ActorRef<ModelGateway.Command> gateway(Models models) {
    return kit.spawn(ModelGateway.create(models, settings(1, 100)));
  }

  private static GatewaySettings settings(int permits, int maxWaiting) {
    return new GatewaySettings(
        permits,
        maxWaiting,
        Duration.ofSeconds(10),
        new GatewaySettings.Retries(0, Duration.ofMillis(1), Duration.ofMillis(1)));
  }

  private static ActorRef<ModelGateway.Command> gateway(int permits, int maxWaiting) {
    var settings = settings(permits, maxWaiting);
    return kit.spawn(
        ModelGateway.create(Models.embedded(ScriptedModel.create(), settings), settings));
  }

  private static ModelGateway.Request request(RunId run, ActorRef<Decision> holder) {
    return request(run, 0, holder);
  }

  private static ModelGateway.Request request(
      RunId run, double priority, ActorRef<Decision> holder) {
    return new ModelGateway.Request(run, Role.READER, priority, new Reserve(90, 10), holder);
  }

  /** One that has asked for a permit. */
  private static TestProbe<Decision> holder(ActorRef<ModelGateway.Command> gateway, RunId run) {
    var holder = kit.<Decision>createTestProbe();
    gateway.tell(request(run, holder.ref()));
    return holder;
  }

  /** One that rests before it calls again, of a run that may make three calls. */
  private TestProbe<Decision> resting(ActorRef<ModelGateway.Command> gateway) {
    gateway.tell(
        new ModelGateway.Fund(LONG, calls(3), new Reserve(90, 10), kit.createTestProbe().ref()));
    var holder = holder(gateway, LONG);
    holder.expectMessageClass(ModelGateway.Permit.class);
    gateway.tell(new ModelGateway.Return(holder.ref(), down(), true));
    return holder;
  }

  private static void giveBack(ActorRef<ModelGateway.Command> gateway, TestProbe<Decision> holder) {
    gateway.tell(back(holder.ref()));
  }

  private static ModelGateway.Return back(ActorRef<Decision> holder) {
    return new ModelGateway.Return(holder, new ModelGateway.Report.NotMade(), false);
  }

  private static Load load(ActorRef<ModelGateway.Command> gateway) {
    var probe = kit.<Load>createTestProbe();
    gateway.tell(new ModelGateway.Describe(probe.ref()));
    return probe.receiveMessage();
  }
}

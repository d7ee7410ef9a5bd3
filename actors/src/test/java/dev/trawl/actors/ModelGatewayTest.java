package dev.trawl.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.actors.ModelGateway.Decision;
import dev.trawl.actors.ModelGateway.Load;
import dev.trawl.protocol.RunId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
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
    assertThat(load(gateway)).isEqualTo(new Load(2, 2, 1));
    giveBack(gateway, second);
    third.expectMessageClass(ModelGateway.Permit.class);
    assertThat(load(gateway)).isEqualTo(new Load(2, 2, 0));
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

    gateway.tell(new ModelGateway.Request(LONG, 0, crashing));
    var next = holder(gateway, LONG);

    next.expectMessageClass(ModelGateway.Permit.class);
    assertThat(load(gateway)).isEqualTo(new Load(1, 1, 0));
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

    await().untilAsserted(() -> assertThat(load(gateway)).isEqualTo(new Load(1, 1, 0)));
    giveBack(gateway, holding);
    assertThat(load(gateway)).isEqualTo(new Load(1, 0, 0));
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
    assertThat(load(gateway)).isEqualTo(new Load(1, 1, 1));
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

  /** Some return their permit, some stop with it, some crash with it. */
  @Test
  void neverHasMoreCallsInFlightThanPermits() {
    var gateway = gateway(4, 300);
    var inFlight = new AtomicInteger();
    var most = new AtomicInteger();
    var served = new AtomicInteger();

    for (int i = 0; i < 300; i++) {
      var holder = kit.spawn(caller(gateway, i, inFlight, most, served));
      gateway.tell(new ModelGateway.Request(i % 2 == 0 ? LONG : SHORT, 0, holder));
    }

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              assertThat(served).hasValue(300);
              assertThat(load(gateway)).isEqualTo(new Load(4, 0, 0));
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

  private static ActorRef<ModelGateway.Command> gateway(int permits, int maxWaiting) {
    var settings =
        new GatewaySettings(
            permits,
            maxWaiting,
            Duration.ofSeconds(10),
            new GatewaySettings.Retries(0, Duration.ofMillis(1), Duration.ofMillis(1), 0));
    return kit.spawn(ModelGateway.create(ScriptedModel.create(), settings));
  }

  /** One that has asked for a permit. */
  private static TestProbe<Decision> holder(ActorRef<ModelGateway.Command> gateway, RunId run) {
    var holder = kit.<Decision>createTestProbe();
    gateway.tell(new ModelGateway.Request(run, 0, holder.ref()));
    return holder;
  }

  private static void giveBack(ActorRef<ModelGateway.Command> gateway, TestProbe<Decision> holder) {
    gateway.tell(back(holder.ref()));
  }

  private static ModelGateway.Return back(ActorRef<Decision> holder) {
    return new ModelGateway.Return(holder, new ModelGateway.Report.NotMade());
  }

  private static Load load(ActorRef<ModelGateway.Command> gateway) {
    var probe = kit.<Load>createTestProbe();
    gateway.tell(new ModelGateway.Describe(probe.ref()));
    return probe.receiveMessage();
  }
}

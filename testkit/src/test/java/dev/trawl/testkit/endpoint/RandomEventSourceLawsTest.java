package dev.trawl.testkit.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.testkit.EndpointPlan;
import dev.trawl.testkit.Fault;
import dev.trawl.testkit.Faults;
import dev.trawl.testkit.Pace;
import dev.trawl.testkit.habit.Habit;
import dev.trawl.testkit.habit.Habits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class RandomEventSourceLawsTest {
  @Property(tries = 100)
  void drawsTheSameEventsForTheSameSeedAndBody(@ForAll long seed, @ForAll String body) {
    var plan =
        faulty(0.5)
            .withSeed(seed)
            .with(Pace.instant().withLatency(Duration.ZERO, 1))
            .with(Habits.none().with(Habit.FENCE, 0.5).with(Habit.CUT, 0.5));
    var one = new RandomEventSource(plan);
    var other = new RandomEventSource(plan);
    other.draw(bytes("something else"));
    for (int i = 0; i < 3; i++) {
      assertThat(one.draw(bytes(body))).isEqualTo(other.draw(bytes(body)));
    }
  }

  @Property(tries = 10)
  void faultsHaveTheConfiguredRate(
      @ForAll long seed, @ForAll @DoubleRange(min = 0, max = 1) double rate) {
    var source = new RandomEventSource(faulty(rate).withSeed(seed));
    long drawn =
        IntStream.range(0, 2000)
            .filter(i -> source.draw(bytes("body " + i % 500)).is(Fault.ERROR))
            .count();
    assertThat(drawn / 2000.0).isBetween(rate - 0.05, rate + 0.05);
  }

  @Property(tries = 10)
  void halfOfAllTimesAreAboveTheMedian(@ForAll long seed) {
    var pace = Pace.instant().withLatency(Duration.ofMillis(1), 0.8);
    var source = new RandomEventSource(EndpointPlan.withoutFaults().with(pace).withSeed(seed));
    long above =
        IntStream.range(0, 2000)
            .filter(i -> source.draw(bytes("body " + i)).latencyFactor() > 1)
            .count();
    assertThat(above / 2000.0).isBetween(0.45, 0.55);
  }

  @Property(tries = 10)
  void habitsHaveTheConfiguredRate(
      @ForAll long seed, @ForAll @DoubleRange(min = 0, max = 1) double rate) {
    var habits = Habits.none().with(Habit.FENCE, rate).with(Habit.THINK, 0.5);
    var source = new RandomEventSource(EndpointPlan.withoutFaults().with(habits).withSeed(seed));
    long drawn =
        IntStream.range(0, 2000)
            .filter(i -> source.draw(bytes("body " + i)).habits().has(Habit.FENCE))
            .count();
    assertThat(drawn / 2000.0).isBetween(rate - 0.05, rate + 0.05);
  }

  @Property(tries = 1)
  void drawsNoFaultWithoutFaultRates() {
    assertThat(new RandomEventSource(EndpointPlan.withoutFaults()).draw(bytes("x")).fault())
        .isEqualTo(Optional.empty());
  }

  private static EndpointPlan faulty(double rate) {
    return EndpointPlan.withoutFaults().with(Faults.none().with(Fault.ERROR, rate));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

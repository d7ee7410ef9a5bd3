package dev.trawl.testkit.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.testkit.EndpointPlan;
import dev.trawl.testkit.Fault;
import dev.trawl.testkit.Faults;
import dev.trawl.testkit.Pace;
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
    var plan = faulty(0.5).withSeed(seed).with(Pace.instant().withLatency(Duration.ZERO, 1));
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
    long met =
        IntStream.range(0, 2000)
            .filter(i -> source.draw(bytes("body " + i % 500)).is(Fault.ERROR))
            .count();
    assertThat(met / 2000.0).isBetween(rate - 0.05, rate + 0.05);
  }

  @Property(tries = 10)
  void halfOfAllTimesAreAboveTheMedian(@ForAll long seed) {
    var pace = Pace.instant().withLatency(Duration.ofMillis(1), 0.8);
    var source = new RandomEventSource(EndpointPlan.calm().with(pace).withSeed(seed));
    long above =
        IntStream.range(0, 2000)
            .filter(i -> source.draw(bytes("body " + i)).latencyFactor() > 1)
            .count();
    assertThat(above / 2000.0).isBetween(0.45, 0.55);
  }

  @Property(tries = 10)
  void ignoresFences(@ForAll long seed) {
    var source = new RandomEventSource(faulty(0.5).withSeed(seed));
    var again = new RandomEventSource(faulty(0.5).withSeed(seed));
    for (int i = 0; i < 20; i++) {
      var one = "[TEXT 1 0123456789abcdef]\\n%d\\n[END 1 0123456789abcdef]".formatted(i);
      var other = one.replace("0123456789abcdef", "fedcba9876543210");
      assertThat(source.draw(bytes(one))).isEqualTo(again.draw(bytes(other)));
    }
  }

  @Property(tries = 1)
  void drawsNoFaultWithoutFaultRates() {
    assertThat(new RandomEventSource(EndpointPlan.calm()).draw(bytes("x")).fault())
        .isEqualTo(Optional.empty());
  }

  private static EndpointPlan faulty(double rate) {
    return EndpointPlan.calm().with(Faults.none().with(Fault.ERROR, rate));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

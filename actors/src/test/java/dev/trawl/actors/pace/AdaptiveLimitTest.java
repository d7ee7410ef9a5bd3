package dev.trawl.actors.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the limit with a simulated clock: a call takes 50 ms, or 1 ms if it is refused. */
class AdaptiveLimitTest {
  private static final long LATENCY = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long REFUSAL = TimeUnit.MILLISECONDS.toNanos(1);

  private record Call(int inFlight, boolean refused, long startedAt, long endsAt) {}

  private record Tally(int calls, int refused) {}

  /**
   * Always keeps as many calls running as the limit allows. The endpoint decides at the start of
   * each call.
   */
  private static final class Simulation {
    final AdaptiveLimit limit;
    private final IntPredicate refuses;
    private final PriorityQueue<Call> inProgress =
        new PriorityQueue<>(Comparator.comparingLong(Call::endsAt));
    private long now;

    Simulation(AdaptiveLimit limit, IntPredicate refuses) {
      this.limit = limit;
      this.refuses = refuses;
    }

    Tally run(int calls) {
      int refused = 0;
      for (int ended = 0; ended < calls; ended++) {
        while (inProgress.size() < limit.limit()) {
          start();
        }
        var call = inProgress.remove();
        now = call.endsAt();
        if (call.refused()) {
          refused++;
          limit.refused(call.inFlight());
        } else {
          limit.succeeded(call.inFlight(), now - call.startedAt());
        }
      }
      return new Tally(calls, refused);
    }

    private void start() {
      int inFlight = inProgress.size() + 1;
      int load = (int) inProgress.stream().filter(call -> !call.refused()).count() + 1;
      boolean refused = refuses.test(load);
      inProgress.add(new Call(inFlight, refused, now, now + (refused ? REFUSAL : LATENCY)));
    }
  }

  @Test
  void findsTheLimitOfTheEndpointFromBelowWithin200Calls() {
    var simulation = new Simulation(limit(4, 256), load -> load > 24);

    assertThat(simulation.run(200).refused()).isLessThan(20);
    assertThat(simulation.limit.limit()).isBetween(22, 24);
  }

  @Property
  void fewerThanTwoPercentAreRefusedAfterTheLimitIsFound(
      @ForAll @IntRange(min = 2, max = 100) int capacity) {
    var simulation = new Simulation(limit(2, 256), load -> load > capacity);
    simulation.run(600);

    var after = simulation.run(5000);

    assertThat(after.refused()).isLessThan(after.calls() / 50);
    assertThat(simulation.limit.limit()).isBetween((int) (capacity * 0.8), capacity + 1);
  }

  @Test
  void randomRefusalsDoNotLowerTheLimit() {
    var random = new Random(7);
    var simulation = new Simulation(limit(4, 16), load -> random.nextInt(20) == 0);

    simulation.run(3000);

    assertThat(simulation.limit.limit()).isGreaterThanOrEqualTo(12);
  }

  /** In a few runs, several random refusals in a row delay the growth of the limit for longer. */
  @Test
  void theLimitGrowsInNearlyAllRunsDespiteRandomRefusals() {
    var grown =
        LongStream.rangeClosed(1, 40)
            .filter(
                seed -> {
                  var random = new Random(seed);
                  var simulation = new Simulation(limit(4, 64), load -> random.nextInt(20) == 0);
                  simulation.run(2000);
                  return simulation.limit.limit() >= 48;
                })
            .count();

    assertThat(grown).isGreaterThanOrEqualTo(36);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void findsTheLimitOfAnEndpointThatAlsoRefusesAtRandom(long seed) {
    var random = new Random(seed);
    var simulation = new Simulation(limit(4, 64), load -> load > 24 || random.nextInt(20) == 0);
    simulation.run(1500);

    var after = simulation.run(3000);

    assertThat(after.refused()).isLessThan(after.calls() / 10);
    assertThat(simulation.limit.limit()).isBetween(12, 26);
  }

  /** A call that has ended at the endpoint may still be in progress for the client. */
  @Test
  void fewCallsAreRefusedIfTheCapacityVaries() {
    var random = new Random(7);
    var simulation = new Simulation(limit(4, 64), load -> load > 24 + random.nextInt(5));
    simulation.run(1500);

    var after = simulation.run(5000);

    assertThat(after.refused()).isLessThan(after.calls() / 50);
    assertThat(simulation.limit.limit()).isBetween(16, 26);
  }

  /**
   * The capacity of the endpoint is sometimes lower than usual. The refusals that this causes are
   * not random.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void fewCallsAreRefusedIfTheCapacitySometimesDrops(long seed) {
    var random = new Random(seed);
    var simulation =
        new Simulation(limit(4, 64), load -> load > (random.nextInt(10) == 0 ? 16 : 24));
    simulation.run(200);

    var after = simulation.run(2100);

    assertThat(after.refused()).isLessThan(after.calls() / 50);
    assertThat(simulation.limit.limit()).isBetween(12, 26);
  }

  @Test
  void lowersTheLimitFastWhenTheCapacityDrops() {
    var capacity = new int[] {64};
    var simulation = new Simulation(limit(4, 128), load -> load > capacity[0]);
    simulation.run(1000);
    assertThat(simulation.limit.limit()).isGreaterThan(50);

    capacity[0] = 8;
    simulation.run(400);

    assertThat(simulation.limit.limit()).isLessThanOrEqualTo(9);
  }

  @Test
  void findsTheNewLimitWhenTheCapacityGrows() {
    var capacity = new int[] {8};
    var simulation = new Simulation(limit(4, 128), load -> load > capacity[0]);
    simulation.run(1000);

    capacity[0] = 40;
    simulation.run(10_000);

    assertThat(simulation.limit.limit()).isGreaterThan(16);
  }

  @Test
  void neverExceedsTheMaximum() {
    var simulation = new Simulation(limit(4, 16), load -> false);

    simulation.run(2000);

    assertThat(simulation.limit.limit()).isEqualTo(16);
  }

  @Test
  void lowersTheLimitIfTheLatencyRises() {
    var limit = limit(4, 256);
    for (int i = 0; i < 5000; i++) {
      // The endpoint serves eight calls at a time; others wait.
      int inFlight = limit.limit();
      limit.succeeded(inFlight, LATENCY * Math.max(1, inFlight / 8));
    }

    assertThat(limit.limit()).isBetween(4, 32);
  }

  private static AdaptiveLimit limit(int initial, int max) {
    return new AdaptiveLimit(new PaceSettings.Calls(initial, max, 2));
  }
}

package dev.trawl.actors.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.actors.pace.EndpointPace.Ending;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelException.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EndpointPaceTest {
  private static final PaceSettings.Breaker BREAKER =
      new PaceSettings.Breaker(
          5, Duration.ofSeconds(1), Duration.ofSeconds(8), Duration.ofSeconds(60));

  @Test
  void pausesAfterConsecutiveFailures() {
    var pace = pace(OptionalInt.empty());
    fail(pace, 0, Trouble.FAULT, 5);

    assertThat(pace.admits(0, 1)).isFalse();
    assertThat(pace.retryAt(0, 1)).isPresent();
    assertThat(pace.retryAt(0, 1).getAsLong()).isBetween(seconds(1) / 2, seconds(1));
  }

  @Test
  void doesNotPauseAfterFailuresThatAreNotConsecutive() {
    var pace = pace(OptionalInt.empty());
    for (int i = 0; i < 20; i++) {
      fail(pace, 0, Trouble.FAULT, 4);
      pace.end(0, pace.start(0, 1), new Ending.Succeeded());
    }

    assertThat(pace.admits(0, 1)).isTrue();
  }

  @Test
  void allowsAllCallsAfterOneSuccessfulTrialCall() {
    var pace = pace(OptionalInt.empty());
    fail(pace, 0, Trouble.DOWN, 2);

    var trialCall = pace.start(seconds(2), 1);
    assertThat(trialCall.isTrialCall()).isTrue();
    assertThat(pace.admits(seconds(2), 1)).isFalse();
    pace.end(seconds(3), trialCall, new Ending.Succeeded());

    assertThat(pace.admits(seconds(3), 1)).isTrue();
    assertThat(pace.start(seconds(3), 1).isTrialCall()).isFalse();
  }

  @Test
  void waitsLongerAfterEachFailedTrialCall() {
    var pace = pace(OptionalInt.empty());
    fail(pace, 0, Trouble.DOWN, 2);
    var last = 0L;
    for (int i = 0; i < 3; i++) {
      var at = pace.retryAt(last, 1).getAsLong();
      var trialCall = pace.start(at, 1);
      pace.end(at, trialCall, new Ending.Failed(trouble(Trouble.DOWN)));
      assertThat(pace.retryAt(at, 1).getAsLong() - at).isGreaterThanOrEqualTo(seconds(1) << i);
      last = at;
    }
  }

  @Test
  void waitsAsLongAsTheServerAsks() {
    var pace = pace(OptionalInt.empty());
    var busy =
        new ModelException.Retriable(Trouble.BUSY, "busy", Optional.of(Duration.ofSeconds(30)));
    for (int i = 0; i < 5; i++) {
      pace.end(0, pace.start(0, 1), new Ending.Failed(busy));
    }

    assertThat(pace.retryAt(0, 1)).hasValue(seconds(30));
  }

  @Test
  void anEndpointIsGivenUpAfterALongTimeWithoutSuccessUntilItSucceeds() {
    var pace = pace(OptionalInt.empty());
    fail(pace, 0, Trouble.DOWN, 2);
    assertThat(pace.isGivenUp(seconds(59))).isFalse();
    assertThat(pace.isGivenUp(seconds(60))).isTrue();

    pace.end(seconds(61), pace.start(seconds(61), 1), new Ending.Succeeded());

    assertThat(pace.isGivenUp(seconds(62))).isFalse();
  }

  @Test
  void allowsAnotherTrialCallAfterACancelledOne() {
    var pace = pace(OptionalInt.empty());
    fail(pace, 0, Trouble.DOWN, 2);
    pace.end(seconds(2), pace.start(seconds(2), 1), new Ending.Abandoned());

    assertThat(pace.admits(seconds(2), 1)).isTrue();
  }

  /** In a minute, at most the limit plus one burst of calls may start. */
  @Property
  void keepsTheLimitOfRequestsPerMinute(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 600) int perMinute) {
    var random = new Random(seed);
    var pace = pace(OptionalInt.of(perMinute));
    var now = 0L;
    var started = 0;
    while (now < seconds(60)) {
      if (pace.admits(now, 1)) {
        pace.end(now, pace.start(now, 1), new Ending.Succeeded());
        started++;
      } else {
        now = pace.retryAt(now, 1).getAsLong() + random.nextInt(1_000_000);
      }
    }

    assertThat(started).isLessThanOrEqualTo(perMinute + Math.max(1, perMinute / 12) + 1);
    assertThat(started).isGreaterThanOrEqualTo((int) (perMinute * 0.9));
  }

  /** Calls end in random ways, and each is removed from the count when it ends. */
  @Property
  void alwaysCountsRunningCallsCorrectly(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int steps) {
    var random = new Random(seed);
    var pace = pace(OptionalInt.empty());
    var inProgress = new ArrayList<EndpointPace.Started>();
    var now = 0L;
    for (int i = 0; i < steps; i++) {
      now += random.nextInt(1_000_000_000);
      if (pace.admits(now, 1)) {
        inProgress.add(pace.start(now, 1));
      }
      if (random.nextBoolean() && !inProgress.isEmpty()) {
        pace.end(now, inProgress.remove(random.nextInt(inProgress.size())), ending(random));
      }
      assertThat(pace.inFlight()).isEqualTo(inProgress.size());
    }
    for (var call : inProgress) {
      pace.end(now, call, ending(random));
    }
    assertThat(pace.inFlight()).isZero();
    assertThat(pace.admits(now + seconds(10), 1)).isTrue();
  }

  private static Ending ending(Random random) {
    var troubles = Trouble.values();
    return switch (random.nextInt(3)) {
      case 0 -> new Ending.Succeeded();
      case 1 -> new Ending.Abandoned();
      default -> new Ending.Failed(trouble(troubles[random.nextInt(troubles.length)]));
    };
  }

  private static void fail(EndpointPace pace, long now, Trouble trouble, int times) {
    for (int i = 0; i < times; i++) {
      pace.end(now, pace.start(now, 1), new Ending.Failed(trouble(trouble)));
    }
  }

  private static ModelException.Retriable trouble(Trouble trouble) {
    return new ModelException.Retriable(trouble, "it failed");
  }

  private static EndpointPace pace(OptionalInt perMinute) {
    var calls = new PaceSettings.Calls(8, 16, 2);
    return new EndpointPace(
        new PaceSettings(calls, perMinute, OptionalInt.empty(), BREAKER), new Random(1), 0);
  }

  private static long seconds(long count) {
    return Duration.ofSeconds(count).toNanos();
  }
}

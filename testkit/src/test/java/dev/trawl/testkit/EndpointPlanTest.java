package dev.trawl.testkit;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.trawl.testkit.habit.Habit;
import dev.trawl.testkit.habit.Habits;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EndpointPlanTest {
  @Test
  void rejectsInvalidValues() {
    assertRejected(() -> EndpointPlan.withoutFaults().withPort(65_536));
    assertRejected(() -> Pace.instant().withLatency(Duration.ofMillis(-1)));
    assertRejected(() -> Pace.instant().withLatency(Duration.ofHours(1)));
    assertRejected(() -> Pace.instant().withLatency(Duration.ZERO, Double.NaN));
    assertRejected(() -> Pace.instant().withConcurrency(-1));
    assertRejected(() -> Faults.none().with(Fault.ERROR, 1.5));
    assertRejected(() -> Faults.none().with(Fault.ERROR, 0.6).with(Fault.STALL, 0.6));
    assertRejected(() -> Faults.none().withOutage(0));
    assertRejected(() -> Habits.none().with(Habit.FENCE, 1.5));
    assertRejected(() -> Offer.standard().withModel(" "));
    assertRejected(() -> Offer.standard().withWindow(3));
  }

  private static void assertRejected(ThrowingCallable plan) {
    assertThatIllegalArgumentException().isThrownBy(plan);
  }
}

package dev.trawl.testkit;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EndpointPlanTest {
  @Test
  void refusesWhatMakesNoSense() {
    refuses(() -> EndpointPlan.calm().withPort(65_536));
    refuses(() -> Pace.instant().withLatency(Duration.ofMillis(-1)));
    refuses(() -> Pace.instant().withLatency(Duration.ofHours(1)));
    refuses(() -> Pace.instant().withLatency(Duration.ZERO, Double.NaN));
    refuses(() -> Pace.instant().withConcurrency(-1));
    refuses(() -> Faults.none().with(Fault.ERROR, 1.5));
    refuses(() -> Faults.none().with(Fault.ERROR, 0.6).with(Fault.STALL, 0.6));
    refuses(() -> Faults.none().withOutage(0));
    refuses(() -> Offer.standard().withModel(" "));
    refuses(() -> Offer.standard().withWindow(3));
  }

  private static void refuses(ThrowingCallable plan) {
    assertThatIllegalArgumentException().isThrownBy(plan);
  }
}

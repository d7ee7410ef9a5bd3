package dev.trawl.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterruptsTest {
  private final List<String> actions = new ArrayList<>();
  private final Interrupts interrupts = new Interrupts(() -> actions.add("end"));

  @Test
  void theFirstCtrlCStopsTheWorkAndTheSecondEndsTheProcess() throws Exception {
    var result =
        interrupts.stoppable(
            () -> actions.add("stop"),
            () -> {
              interrupts.interrupt();
              interrupts.interrupt();
              return "done";
            });
    assertThat(result).isEqualTo("done");
    assertThat(actions).containsExactly("stop", "end");
  }

  @Test
  void afterTheWorkCtrlCEndsTheProcess() throws Exception {
    interrupts.stoppable(() -> actions.add("stop"), () -> "done");
    interrupts.interrupt();
    assertThat(actions).containsExactly("end");
  }

  @Test
  void ctrlCDoesNotStopWorkThatHasFailed() {
    assertThatThrownBy(
            () ->
                interrupts.stoppable(
                    () -> actions.add("stop"),
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");
    interrupts.interrupt();
    assertThat(actions).containsExactly("end");
  }
}

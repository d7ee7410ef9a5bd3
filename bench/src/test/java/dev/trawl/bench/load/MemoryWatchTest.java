package dev.trawl.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trawl.bench.load.MemoryWatch.Look;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryWatchTest {
  private static final int WAVE = 16;

  @Test
  void wavesAreNoGrowth() {
    var growth = MemoryWatch.growth(looks(look -> 200 + 5.0 * (look % WAVE)));
    assertThat(growth.orElseThrow()).isCloseTo(1, within(0.01));
  }

  @Test
  void wavesThatRiseAreGrowth() {
    var growth = MemoryWatch.growth(looks(look -> 200 + 5.0 * (look % WAVE) + 5 * look));
    assertThat(growth.orElseThrow()).isGreaterThan(1.2);
  }

  @Test
  void aHeapThatLeaksAWaveAtATimeIsGrowth() {
    var growth = MemoryWatch.growth(looks(look -> 200 + 40.0 * (look / WAVE)));
    assertThat(growth.orElseThrow()).isGreaterThan(1.1);
  }

  @Test
  void oneLookTellsNothing() {
    assertThat(MemoryWatch.growth(List.of(new Look(0, 200, 500)))).isEmpty();
  }

  private static List<Look> looks(IntToDoubleFunction liveMib) {
    return IntStream.range(0, 2 * WAVE)
        .mapToObj(look -> new Look(look, liveMib.applyAsDouble(look), 800))
        .toList();
  }
}

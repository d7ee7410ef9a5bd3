package dev.trawl.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trawl.bench.load.MemorySampler.Sample;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemorySamplerTest {
  private static final int PERIOD = 16;

  @Test
  void reportsNoGrowthIfTheHeapRisesAndFallsRegularly() {
    var growth = MemorySampler.growth(samples(sample -> 200 + 5.0 * (sample % PERIOD)));
    assertThat(growth.orElseThrow()).isCloseTo(1, within(0.01));
  }

  @Test
  void reportsGrowthIfThePeaksRise() {
    var growth =
        MemorySampler.growth(samples(sample -> 200 + 5.0 * (sample % PERIOD) + 5 * sample));
    assertThat(growth.orElseThrow()).isGreaterThan(1.2);
  }

  @Test
  void reportsGrowthIfTheHeapRisesInSteps() {
    var growth = MemorySampler.growth(samples(sample -> 200 + 40.0 * (sample / PERIOD)));
    assertThat(growth.orElseThrow()).isGreaterThan(1.1);
  }

  @Test
  void aSingleSampleGivesNoGrowth() {
    assertThat(MemorySampler.growth(List.of(new Sample(0, 200, 500)))).isEmpty();
  }

  private static List<Sample> samples(IntToDoubleFunction liveMib) {
    return IntStream.range(0, 2 * PERIOD)
        .mapToObj(sample -> new Sample(sample, liveMib.applyAsDouble(sample), 800))
        .toList();
  }
}

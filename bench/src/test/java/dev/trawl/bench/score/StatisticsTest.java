package dev.trawl.bench.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void theBootstrapIntervalIsCloseToTheNormalInterval() {
    var half = new double[400];
    Arrays.fill(half, 0, 200, 100);
    var mean = Mean.of(half);
    assertThat(mean.value()).isEqualTo(50);
    // 1.96 × 50 / √400 = 4.9
    assertThat(mean.low()).isCloseTo(45.1, within(1.0));
    assertThat(mean.high()).isCloseTo(54.9, within(1.0));
    assertThat(Mean.of(half)).isEqualTo(mean);
  }

  @Test
  void theIntervalHasNoWidthIfAllValuesAreEqual() {
    assertThat(Mean.of(new double[] {7, 7, 7})).isEqualTo(new Mean(3, 7, 7, 7));
    assertThat(Mean.of(new double[0])).isEqualTo(new Mean(0, 0, 0, 0));
  }

  @Test
  void countsCorrectAndFalseAbstentions() {
    var counts =
        Abstention.NONE
            .plus(false, true)
            .plus(false, true)
            .plus(false, false)
            .plus(true, true)
            .plus(true, false);
    assertThat(counts).isEqualTo(new Abstention(2, 1, 1, 1));
    assertThat(counts.recall()).isCloseTo(2.0 / 3, within(1e-9));
    assertThat(counts.precision()).isCloseTo(2.0 / 3, within(1e-9));
    assertThat(counts.falsePercent()).isEqualTo(50);
  }

  @Test
  void fitsTheExponentOfGrowth() {
    var sizes = new double[] {1, 2, 4, 8};
    assertThat(Growth.of(sizes, new double[] {3, 6, 12, 24}).exponent()).isCloseTo(1, within(1e-9));
    assertThat(Growth.of(sizes, new double[] {5, 20, 80, 320}).costAt(16))
        .isCloseTo(1280, within(1e-6));
    assertThatThrownBy(() -> Growth.of(new double[] {2, 2}, new double[] {1, 3}))
        .hasMessageContaining("same");
  }

  @Test
  void computesTheMedian() {
    assertThat(Median.of(new double[] {9, 1, 5})).isEqualTo(5);
    assertThat(Median.of(new double[] {4, 1, 3, 2})).isEqualTo(2.5);
    assertThatThrownBy(() -> Median.of(new double[0])).hasMessageContaining("no values");
  }

  @Test
  void computesPercentiles() {
    var values = new double[] {5, 1, 4, 2, 3};
    assertThat(Percentile.of(values, 50)).isEqualTo(3);
    assertThat(Percentile.of(values, 80)).isEqualTo(4);
    assertThat(Percentile.of(values, 99)).isEqualTo(5);
    assertThat(Percentile.of(values, 1)).isEqualTo(1);
    assertThatThrownBy(() -> Percentile.of(new double[0], 50)).hasMessageContaining("0 values");
    assertThatThrownBy(() -> Percentile.of(values, 0)).hasMessageContaining("percentile 0");
  }

  @Test
  void computesFairness() {
    assertThat(Fairness.of(new double[] {7, 7, 7})).isEqualTo(1);
    assertThat(Fairness.of(new double[] {0, 9, 0})).isCloseTo(1.0 / 3, within(1e-9));
    assertThat(Fairness.of(new double[] {0, 0})).isEqualTo(1);
    assertThatThrownBy(() -> Fairness.of(new double[] {1, -1})).hasMessageContaining("below 0");
  }
}

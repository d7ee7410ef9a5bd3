package dev.trawl.bench.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class GrowthPropertyTest {
  @Property
  void recoversTheExponentAndTheFactor(
      @ForAll @DoubleRange(min = -3, max = 3) double exponent,
      @ForAll @DoubleRange(min = 0.01, max = 1_000) double factor,
      @ForAll @IntRange(min = 2, max = 12) int points) {
    var sizes = sizes(points);
    var growth = Growth.of(sizes, costs(sizes, factor, exponent));
    assertThat(growth.exponent()).isCloseTo(exponent, within(1e-9));
    assertThat(growth.factor()).isCloseTo(factor, within(1e-6 * factor));
    assertThat(growth.residual()).isCloseTo(0, within(1e-9));
  }

  @Property
  void scalingTheCostChangesOnlyTheFactor(
      @ForAll @DoubleRange(min = 0.01, max = 1_000) double unit, @ForAll long seed) {
    var sizes = sizes(6);
    var costs = noisy(costs(sizes, 2, 1), 0.5, seed);
    var growth = Growth.of(sizes, costs);
    var scaled = Growth.of(sizes, Arrays.stream(costs).map(cost -> cost * unit).toArray());
    assertThat(scaled.exponent()).isCloseTo(growth.exponent(), within(1e-9));
    assertThat(scaled.residual()).isCloseTo(growth.residual(), within(1e-9));
    assertThat(scaled.factor()).isCloseTo(unit * growth.factor(), within(1e-6 * scaled.factor()));
  }

  @Property
  void theResidualIsAtMostTheNoise(
      @ForAll @DoubleRange(min = 0, max = 1) double noise, @ForAll long seed) {
    var sizes = sizes(8);
    var growth = Growth.of(sizes, noisy(costs(sizes, 1, 1), noise, seed));
    assertThat(growth.residual()).isLessThanOrEqualTo(noise + 1e-9);
  }

  /** Returns 64k, 256k, 1m and so on; each size is four times the previous size. */
  private static double[] sizes(int points) {
    return IntStream.range(0, points).mapToDouble(i -> 64_000 * Math.pow(4, i)).toArray();
  }

  private static double[] costs(double[] sizes, double factor, double exponent) {
    return Arrays.stream(sizes).map(size -> factor * Math.pow(size, exponent)).toArray();
  }

  /** Changes the logarithm of each cost by at most {@code noise}. */
  private static double[] noisy(double[] costs, double noise, long seed) {
    var random = new Random(seed);
    return Arrays.stream(costs)
        .map(cost -> cost * Math.exp(noise * (2 * random.nextDouble() - 1)))
        .toArray();
  }
}

package dev.trawl.bench.speed;

import dev.trawl.bench.report.Figure;
import dev.trawl.bench.score.Growth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Reports how time and memory grow with the text size, by fitting a power law to the measured
 * points.
 */
record GrowthReport(List<GrowthPoint> points) {
  private static final double EXPONENT_MAX = 1.0;
  private static final double MIB_MAX = 2048;
  private static final String UNIT = "1 is linear";

  /** Returns the figures. The figures about growth need at least two sizes. */
  List<Figure> rows() {
    var rows = new ArrayList<Figure>();
    points.stream()
        .flatMapToDouble(point -> point.peakMib().stream())
        .max()
        .ifPresent(
            peak ->
                rows.add(Figure.atMost(MIB_MAX, "growth: peak memory at any size", peak, "MiB")));
    if (points.size() > 1) {
      var time = fit(points, GrowthPoint::seconds);
      rows.add(
          Figure.atMost(
              EXPONENT_MAX, "growth of time with size, fitted exponent", time.exponent(), UNIT));
      rows.add(
          Figure.of("… deviation of the points from that fit", 100 * time.residual(), "% (RMS)"));
      var steepest = fit(points.subList(points.size() - 2, points.size()), GrowthPoint::seconds);
      rows.add(Figure.of("… between only the two largest sizes", steepest.exponent(), UNIT));
    }
    if (points.size() > 1 && points.stream().allMatch(point -> point.cpuSeconds() > 0)) {
      var cpu = fit(points, GrowthPoint::cpuSeconds);
      rows.add(Figure.of("growth of processor time, fitted exponent", cpu.exponent(), UNIT));
      rows.add(
          Figure.of("… deviation of the points from that fit", 100 * cpu.residual(), "% (RMS)"));
    }
    return rows;
  }

  static Growth fit(List<GrowthPoint> points, ToDoubleFunction<GrowthPoint> cost) {
    return Growth.of(
        points.stream().mapToDouble(GrowthPoint::tokens).toArray(),
        points.stream().mapToDouble(cost).toArray());
  }
}

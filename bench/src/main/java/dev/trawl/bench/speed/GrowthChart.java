package dev.trawl.bench.speed;

import dev.trawl.bench.report.ChartFile;
import java.awt.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws time over text size. Both scales are logarithmic, so that a power law is a straight line. A
 * second chart shows memory; it grows by less than a factor of ten, so its scale is linear and
 * starts at 0.
 */
record GrowthChart(List<GrowthPoint> points) {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 450;

  /**
   * Writes {@code file}.
   *
   * @return false if Java finds no fonts and cannot draw
   */
  boolean draw(Path file) {
    var charts = new ArrayList<XYChart>();
    charts.add(time());
    if (points.stream().allMatch(point -> point.peakMib().isPresent())) {
      charts.add(memory());
    }
    return ChartFile.save(charts, file);
  }

  private XYChart time() {
    var chart = chart("Time from files to answer, every chunk read", "seconds");
    chart.getStyler().setYAxisLogarithmic(true);
    add(chart, "time", GrowthPoint::seconds);
    if (points.stream().allMatch(point -> point.cpuSeconds() > 0)) {
      add(chart, "processor time", GrowthPoint::cpuSeconds);
    }
    return chart;
  }

  private XYChart memory() {
    var chart = chart("Peak memory", "MiB");
    chart.getStyler().setYAxisMin(0.0);
    dots(chart, "resident", point -> point.peakMib().orElseThrow());
    return chart;
  }

  private static XYChart chart(String title, String unit) {
    var chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle("tokens")
            .yAxisTitle(unit)
            .build();
    chart.getStyler().setXAxisLogarithmic(true).setChartBackgroundColor(Color.WHITE);
    return chart;
  }

  /** Adds points, and the line that is fitted to them. */
  private void add(XYChart chart, String name, ToDoubleFunction<GrowthPoint> cost) {
    dots(chart, name, cost);
    if (points.size() > 1) {
      var fit = GrowthReport.fit(points, cost);
      var line = Arrays.stream(tokens()).map(fit::costAt).toArray();
      chart
          .addSeries("%s ~ tokens^%.2f".formatted(name, fit.exponent()), tokens(), line)
          .setMarker(SeriesMarkers.NONE);
    }
  }

  private void dots(XYChart chart, String name, ToDoubleFunction<GrowthPoint> value) {
    chart
        .addSeries(name, tokens(), points.stream().mapToDouble(value).toArray())
        .setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
  }

  private double[] tokens() {
    return points.stream().mapToDouble(GrowthPoint::tokens).toArray();
  }
}

package dev.trawl.bench.load;

import dev.trawl.bench.report.ChartFile;
import dev.trawl.bench.score.Percentile;
import java.awt.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws the latency of questions, and the server's memory over time. */
final class LoadChart {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 400;

  private LoadChart() {}

  /**
   * Writes {@code load.png}.
   *
   * @param alone the times of short questions without other load, in ms
   * @param loaded the times of short questions while long ones run, in ms
   * @return false if the chart cannot be drawn because Java finds no fonts
   */
  static boolean draw(
      Path folder, double[] alone, double[] loaded, List<MemorySampler.Sample> memory) {
    var charts = new ArrayList<XYChart>();
    charts.add(times(alone, loaded));
    if (!memory.isEmpty()) {
      charts.add(memory(memory));
    }
    return ChartFile.save(charts, folder.resolve("load.png"));
  }

  private static XYChart times(double[] alone, double[] loaded) {
    var chart = chart("Short questions", "percentile", "ms");
    var percents = IntStream.rangeClosed(1, 99).mapToDouble(percent -> percent).toArray();
    line(chart, "alone", percents, curve(alone, percents));
    line(chart, "with long ones running", percents, curve(loaded, percents));
    return chart;
  }

  private static double[] curve(double[] values, double[] percents) {
    return Arrays.stream(percents).map(each -> Percentile.of(values, each)).toArray();
  }

  private static XYChart memory(List<MemorySampler.Sample> samples) {
    var chart = chart("The server's memory", "seconds", "MiB");
    var seconds = samples.stream().mapToDouble(MemorySampler.Sample::seconds).toArray();
    line(
        chart,
        "live heap",
        seconds,
        samples.stream().mapToDouble(MemorySampler.Sample::liveMib).toArray());
    line(
        chart,
        "resident",
        seconds,
        samples.stream().mapToDouble(MemorySampler.Sample::residentMib).toArray());
    return chart;
  }

  private static XYChart chart(String title, String x, String y) {
    var chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    chart.getStyler().setYAxisMin(0.0).setChartBackgroundColor(Color.WHITE);
    return chart;
  }

  private static void line(XYChart chart, String name, double[] x, double[] y) {
    chart.addSeries(name, x, y).setMarker(SeriesMarkers.NONE);
  }
}

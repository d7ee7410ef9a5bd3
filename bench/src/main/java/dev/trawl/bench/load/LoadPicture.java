package dev.trawl.bench.load;

import dev.trawl.bench.report.Picture;
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

/** Draws how long questions took, and the server's memory over time. */
final class LoadPicture {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 400;

  private LoadPicture() {}

  /**
   * Writes {@code load.png}, if there is anything to draw.
   *
   * @param alone times of short questions without others, in ms; beside them with others
   * @return whether the machine can draw: without fonts Java cannot
   */
  static boolean draw(Path folder, double[] alone, double[] beside, List<MemoryWatch.Look> memory) {
    var charts = new ArrayList<XYChart>();
    charts.add(times(alone, beside));
    if (!memory.isEmpty()) {
      charts.add(memory(memory));
    }
    return Picture.save(charts, folder.resolve("load.png"));
  }

  private static XYChart times(double[] alone, double[] beside) {
    var chart = chart("Short questions", "percentile", "ms");
    var percents = IntStream.rangeClosed(1, 99).mapToDouble(percent -> percent).toArray();
    line(chart, "alone", percents, curve(alone, percents));
    line(chart, "beside long ones", percents, curve(beside, percents));
    return chart;
  }

  private static double[] curve(double[] values, double[] percents) {
    return Arrays.stream(percents).map(each -> Percentile.of(values, each)).toArray();
  }

  private static XYChart memory(List<MemoryWatch.Look> looks) {
    var chart = chart("The server's memory", "seconds", "MiB");
    var seconds = looks.stream().mapToDouble(MemoryWatch.Look::seconds).toArray();
    line(
        chart,
        "live heap",
        seconds,
        looks.stream().mapToDouble(MemoryWatch.Look::liveMib).toArray());
    line(
        chart,
        "resident",
        seconds,
        looks.stream().mapToDouble(MemoryWatch.Look::residentMib).toArray());
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

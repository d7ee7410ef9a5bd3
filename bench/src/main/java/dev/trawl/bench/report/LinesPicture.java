package dev.trawl.bench.report;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/**
 * Draws values from 0 to 100 over something that grows by factors, such as the length of a text.
 *
 * @param x what is from left to right, on a logarithmic scale
 * @param y what is from 0 to 100
 */
public record LinesPicture(String title, String x, String y) {
  private static final int WIDTH = 1_000;
  private static final int HEIGHT = 560;
  private static final double A_LITTLE_ABOVE_ALL = 104;

  /**
   * @param lines points of each by their x, above 0
   * @return the file; nothing where the machine cannot draw, since Java finds no fonts
   */
  public Optional<Path> draw(Map<String, ? extends Map<Double, Double>> lines, Path file) {
    try {
      BitmapEncoder.saveBitmap(chart(lines), file.toString(), BitmapEncoder.BitmapFormat.PNG);
      return Optional.of(file);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("cannot write " + file, unwritable);
    } catch (RuntimeException | LinkageError noFonts) {
      return Optional.empty();
    }
  }

  private XYChart chart(Map<String, ? extends Map<Double, Double>> lines) {
    var chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    chart
        .getStyler()
        .setXAxisLogarithmic(true)
        .setYAxisMin(0.0)
        .setYAxisMax(A_LITTLE_ABOVE_ALL)
        .setLegendPosition(LegendPosition.OutsideE)
        .setChartBackgroundColor(Color.WHITE);
    lines.forEach(
        (name, points) ->
            chart.addSeries(
                name,
                points.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
                points.values().stream().mapToDouble(Double::doubleValue).toArray()));
    return chart;
  }
}

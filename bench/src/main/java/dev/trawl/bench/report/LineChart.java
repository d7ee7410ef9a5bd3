package dev.trawl.bench.report;

import java.awt.Color;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/**
 * A chart of values from 0 to 100 over a quantity on a logarithmic scale, such as the length of a
 * text. Later lines are thinner, so that overlapping lines stay visible.
 *
 * @param x title of the horizontal axis, which is logarithmic
 * @param y title of the vertical axis, from 0 to 100
 */
public record LineChart(String title, String x, String y) {
  private static final int WIDTH = 1_000;
  private static final int HEIGHT = 560;
  private static final double Y_AXIS_MAX = 104;
  private static final double LABEL_OFFSET = 2.5;
  private static final MathContext LABEL_DIGITS = new MathContext(2);
  private static final float THINNEST = 1.5f;
  private static final float THICKEST = 7;

  /**
   * @param x must be above 0
   * @param label drawn next to the point; empty for no label
   */
  public record Point(double x, double y, String label) {
    /**
     * The position on the horizontal axis. A logarithmic axis of the chart library does not support
     * labels such as 2.5k.
     */
    private double exponent() {
      return Math.log10(x);
    }
  }

  /**
   * @param points in the order in which the line connects them
   */
  public record Line(String name, List<Point> points) {
    public Line {
      points = List.copyOf(points);
    }
  }

  /**
   * @param lines for each line, the y of each x; x must be above 0
   * @return the file; empty if Java finds no fonts and cannot draw
   */
  public Optional<Path> draw(Map<String, ? extends Map<Double, Double>> lines, Path file) {
    var all = new ArrayList<Line>();
    lines.forEach(
        (name, points) ->
            all.add(
                new Line(
                    name,
                    points.entrySet().stream()
                        .map(point -> new Point(point.getKey(), point.getValue(), ""))
                        .toList())));
    return draw(all, file);
  }

  /** Draws lines whose points may have labels. */
  public Optional<Path> draw(List<Line> lines, Path file) {
    return ChartFile.save(List.of(chart(lines)), file) ? Optional.of(file) : Optional.empty();
  }

  private XYChart chart(List<Line> lines) {
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
        .setxAxisTickLabelsFormattingFunction(exponent -> brief(Math.pow(10, exponent)))
        .setYAxisMin(0.0)
        .setYAxisMax(Y_AXIS_MAX)
        .setLegendPosition(LegendPosition.OutsideE)
        .setChartBackgroundColor(Color.WHITE);
    for (var place = 0; place < lines.size(); place++) {
      var line = lines.get(place);
      chart
          .addSeries(
              line.name(),
              line.points().stream().mapToDouble(Point::exponent).toArray(),
              line.points().stream().mapToDouble(Point::y).toArray())
          .setLineWidth(THICKEST - (THICKEST - THINNEST) * place / Math.max(1, lines.size() - 1));
      line.points().stream()
          .filter(point -> !point.label().isEmpty())
          .forEach(point -> chart.addAnnotation(label(point)));
    }
    return chart;
  }

  private static AnnotationText label(Point point) {
    return new AnnotationText(point.label(), point.exponent(), point.y() + LABEL_OFFSET, false);
  }

  /** Formats a number as in {@code 2.5k} or {@code 1m}. */
  private static String brief(double value) {
    if (value >= 1e6) {
      return rounded(value / 1e6) + "m";
    }
    return value >= 1e3 ? rounded(value / 1e3) + "k" : rounded(value);
  }

  private static String rounded(double value) {
    return new BigDecimal(value, LABEL_DIGITS).stripTrailingZeros().toPlainString();
  }
}

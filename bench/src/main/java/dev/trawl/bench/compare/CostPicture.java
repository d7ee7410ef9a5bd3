package dev.trawl.bench.compare;

import dev.trawl.bench.compare.CompareReport.Point;
import dev.trawl.bench.haystack.Lengths;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/**
 * Draws what a question costs against how well it is answered: a line for each method, from the
 * shortest text to the longest. What it costs is money where all methods have a price, else the
 * tokens of its prompts.
 */
record CostPicture(List<Point> points) {
  private static final int WIDTH = 1_000;
  private static final int HEIGHT = 560;
  private static final double A_LITTLE_ABOVE_ALL = 104;
  private static final double ABOVE_THE_POINT = 2.5;

  CostPicture {
    points = List.copyOf(points);
  }

  /**
   * @return the file; nothing where the machine cannot draw, since Java finds no fonts
   */
  Optional<Path> draw(Path file) {
    try {
      BitmapEncoder.saveBitmap(chart(), file.toString(), BitmapEncoder.BitmapFormat.PNG);
      return Optional.of(file);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("cannot write " + file, unwritable);
    } catch (RuntimeException | LinkageError noFonts) {
      return Optional.empty();
    }
  }

  private XYChart chart() {
    var isPriced = points.stream().allMatch(each -> each.figures().cost().orElse(0) > 0);
    var chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title("Cost over score, from the shortest text to the longest")
            .xAxisTitle(isPriced ? "money a question" : "prompt tokens a question")
            .yAxisTitle("score")
            .build();
    chart
        .getStyler()
        .setXAxisLogarithmic(true)
        .setYAxisMin(0.0)
        .setYAxisMax(A_LITTLE_ABOVE_ALL)
        .setLegendPosition(LegendPosition.OutsideE)
        .setChartBackgroundColor(Color.WHITE);
    byMethod()
        .forEach(
            (method, its) -> {
              var costs = its.stream().mapToDouble(each -> cost(each, isPriced)).toArray();
              var scores =
                  its.stream().mapToDouble(each -> each.figures().score().value()).toArray();
              chart.addSeries(method, costs, scores);
              label(chart, its.getFirst(), isPriced);
              label(chart, its.getLast(), isPriced);
            });
    return chart;
  }

  /** Where every question failed nothing is known of its cost, and there is no point. */
  private Map<String, List<Point>> byMethod() {
    var methods = new LinkedHashMap<String, List<Point>>();
    points.stream()
        .filter(each -> each.figures().promptTokens() > 0)
        .forEach(each -> methods.computeIfAbsent(each.method(), it -> new ArrayList<>()).add(each));
    return methods;
  }

  private static void label(XYChart chart, Point point, boolean isPriced) {
    chart.addAnnotation(
        new AnnotationText(
            Lengths.brief(point.lengthTokens()),
            cost(point, isPriced),
            point.figures().score().value() + ABOVE_THE_POINT,
            false));
  }

  private static double cost(Point point, boolean isPriced) {
    return isPriced ? point.figures().cost().orElseThrow() : point.figures().promptTokens();
  }
}

package dev.trawl.bench.needle;

import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.report.ChartFile;
import dev.trawl.bench.score.Mean;
import java.awt.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;

/**
 * Draws the scores by depth and length: one chart for each language and each kind of needle that is
 * placed at given depths. A cell is the mean over its needles. For a missing needle, the correct
 * answer is to abstain.
 */
final class NeedleChart {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 560;
  private static final Color[] FROM_0_TO_100 = {
    new Color(0xB4, 0x23, 0x18), new Color(0xF4, 0xB7, 0x40), new Color(0x0F, 0x76, 0x6E)
  };

  private final List<NeedleResult> results;

  NeedleChart(List<NeedleResult> results) {
    this.results = results;
  }

  /**
   * Writes {@code <kind>-<language>.png} into {@code folder}.
   *
   * @return the files; empty if nothing can be drawn because Java finds no fonts
   */
  List<Path> draw(Path folder) {
    var files = new ArrayList<Path>();
    for (var kind : NeedlePlan.AT_DEPTHS) {
      for (var language : results.stream().map(NeedleResult::language).distinct().toList()) {
        var file = folder.resolve(kind + "-" + language + ".png");
        var chosen =
            results.stream()
                .filter(each -> each.kind().equals(kind) && each.language().equals(language))
                .toList();
        if (!chosen.isEmpty() && ChartFile.save(List.of(chart(chosen)), file)) {
          files.add(file);
        }
      }
    }
    return files;
  }

  private static HeatMapChart chart(List<NeedleResult> chosen) {
    var lengths = chosen.stream().map(NeedleResult::lengthTokens).distinct().sorted().toList();
    var depths =
        chosen.stream()
            .flatMap(each -> scoreByDepth(each).keySet().stream())
            .distinct()
            .sorted()
            .toList();
    var first = chosen.getFirst();
    var chart =
        new HeatMapChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title("%s, %s: correct answers in percent".formatted(first.kind(), first.language()))
            .xAxisTitle("tokens")
            .yAxisTitle("depth")
            .build();
    chart
        .getStyler()
        .setRangeColors(FROM_0_TO_100)
        .setMin(0)
        .setMax(100)
        .setShowValue(true)
        .setHeatMapDecimalValueFormatter("%.0f"::formatted)
        .setChartBackgroundColor(Color.WHITE);
    chart.addSeries(
        "correct",
        lengths.stream().map(Lengths::brief).toList(),
        depths.stream().map("%d %%"::formatted).toList(),
        cells(chosen, lengths, depths));
    return chart;
  }

  /**
   * Returns the cells. Each consists of the index of the length, the index of the depth, and the
   * mean.
   */
  private static List<Number[]> cells(
      List<NeedleResult> chosen, List<Integer> lengths, List<Integer> depths) {
    var cells = new ArrayList<Number[]>();
    for (var x : IntStream.range(0, lengths.size()).toArray()) {
      for (var y : IntStream.range(0, depths.size()).toArray()) {
        var scores =
            chosen.stream()
                .filter(each -> each.lengthTokens() == lengths.get(x))
                .flatMap(each -> scoreByDepth(each).entrySet().stream())
                .filter(each -> each.getKey().equals(depths.get(y)))
                .mapToDouble(Map.Entry::getValue)
                .toArray();
        if (scores.length > 0) {
          cells.add(new Number[] {x, y, Mean.of(scores).value()});
        }
      }
    }
    return cells;
  }

  /** Returns the score of the result at each depth, 0 to 100. */
  private static Map<Integer, Double> scoreByDepth(NeedleResult result) {
    return result.kind().equals(NeedlePlan.MULTI)
        ? result.byDepth()
        : Map.of(result.depthPercent(), result.isRight() ? 100.0 : 0);
  }
}

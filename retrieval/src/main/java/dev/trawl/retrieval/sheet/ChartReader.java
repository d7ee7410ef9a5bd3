package dev.trawl.retrieval.sheet;

import dev.trawl.retrieval.number.CellFormat;
import dev.trawl.retrieval.ooxml.OfficePackage;
import dev.trawl.retrieval.ooxml.Xml;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads the data that a chart stores for drawing (ECMA-376, part 1, 21.2): titles, categories and
 * the values of each series. Used once.
 */
final class ChartReader {
  private final Xml xml;
  private final List<Chart.Series> series = new ArrayList<>();
  private final Map<String, CellFormat> formats = new HashMap<>();
  private String title = "";
  private String categoryTitle = "";
  private String valueTitle = "";
  private boolean from1904;
  private int points;

  static final String UNREADABLE = "a chart could not be read; its data are missing from the text";

  private ChartReader(Xml xml) {
    this.xml = xml;
  }

  /** Writes the chart in {@code part}. A chart that cannot be read causes one warning. */
  public static void write(OfficePackage parts, String part, SheetOutput out) {
    try {
      Chart chart;
      try (var xml = parts.read(part)) {
        chart = new ChartReader(xml).read();
      }
      chart.write(out);
    } catch (IOException | IllegalArgumentException e) {
      out.check();
      out.warn(UNREADABLE);
    }
  }

  private Chart read() throws IOException {
    var axis = "";
    while (xml.next()) {
      if (!xml.isStart()) {
        continue;
      }
      switch (xml.name()) {
        case "date1904" -> from1904 = !xml.attribute("val", "1").equals("0");
        case "catAx", "dateAx", "valAx", "serAx" -> axis = xml.name();
        case "title" -> title(axis, Words.within(xml));
        case "ser" -> readSeries();
        case "chartData" -> {
          return new ExtendedChart(xml).read();
        }
        case "extLst", "Fallback", "legend", "dTable" -> xml.skip();
        default -> {}
      }
    }
    return new Chart(title, categoryTitle, valueTitle, series);
  }

  private void title(String axis, String words) {
    switch (axis) {
      case "" -> title = words;
      case "valAx" -> valueTitle = valueTitle.isEmpty() ? words : valueTitle;
      default -> categoryTitle = categoryTitle.isEmpty() ? words : categoryTitle;
    }
  }

  private void readSeries() throws IOException {
    var name = "";
    Map<Integer, String> categories = new TreeMap<>();
    var values = new ArrayList<Map<Integer, String>>();
    int outer = xml.depth();
    while (xml.depth() >= outer && xml.next()) {
      if (!xml.isStart()) {
        continue;
      }
      switch (xml.name()) {
        case "tx" -> name = Words.within(xml);
        case "cat", "xVal" -> categories = points();
        case "val", "yVal", "bubbleSize" -> values.add(points());
        case "dLbls", "trendline", "errBars", "extLst", "spPr", "dPt" -> xml.skip();
        default -> {}
      }
    }
    series.add(new Chart.Series(name, categories, values));
  }

  /** The points within the element that starts here. Categories of several levels are joined. */
  private Map<Integer, String> points() throws IOException {
    var levels = new ArrayList<TreeMap<Integer, String>>();
    levels.add(new TreeMap<>());
    var format = "";
    int outer = xml.depth();
    while (xml.depth() >= outer && xml.next()) {
      if (!xml.isStart()) {
        continue;
      }
      switch (xml.name()) {
        case "lvl" -> levels.add(new TreeMap<>());
        case "formatCode" -> format = xml.textWithin();
        case "pt" -> {
          int index = xml.number("idx", 0);
          var own = xml.attribute("formatCode", format);
          var value = Words.within(xml);
          if (points++ < Chart.MAX_POINTS) {
            levels.getLast().put(index, shown(value, own));
          }
        }
        default -> {}
      }
    }
    return joined(levels);
  }

  /** The innermost level comes first; an outer level names only the first point of each group. */
  private static Map<Integer, String> joined(List<TreeMap<Integer, String>> levels) {
    var all = levels.stream().filter(level -> !level.isEmpty()).toList();
    if (all.size() < 2) {
      return all.isEmpty() ? new TreeMap<>() : all.getFirst();
    }
    var joined = new TreeMap<Integer, String>();
    for (int point : all.getFirst().keySet()) {
      joined.put(
          point,
          all.reversed().stream()
              .map(level -> level.floorEntry(point))
              .filter(entry -> entry != null && !entry.getValue().isEmpty())
              .map(Map.Entry::getValue)
              .collect(Collectors.joining(" ")));
    }
    return joined;
  }

  private String shown(String value, String format) {
    if (!value.matches("[-+]?[0-9.]+(?:[eE][-+]?\\d+)?")) {
      return value;
    }
    try {
      double number = Double.parseDouble(value);
      return Words.oneLine(formats.computeIfAbsent(format, CellFormat::of).show(number, from1904));
    } catch (NumberFormatException e) {
      return value;
    }
  }
}

package dev.trawl.retrieval.sheet;

import dev.trawl.retrieval.ooxml.Xml;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a chart of a kind that Office 2016 added, such as a waterfall or funnel chart. Its data
 * come before its series, which refer to them by number. Used once.
 */
final class ExtendedChart {
  private final Xml xml;
  private final Map<String, Chart.Series> data = new HashMap<>();
  private final List<Chart.Series> series = new ArrayList<>();
  private String title = "";
  private int points;

  ExtendedChart(Xml xml) {
    this.xml = xml;
  }

  /** Reads from the start of the element {@code chartData} to the end of the part. */
  Chart read() throws IOException {
    while (xml.next()) {
      if (!xml.isStart()) {
        continue;
      }
      switch (xml.name()) {
        case "data" -> readData();
        case "title" -> title = title.isEmpty() ? Words.within(xml) : title;
        case "series" -> readSeries();
        case "axis", "extLst" -> xml.skip();
        default -> {}
      }
    }
    return new Chart(title, "", "", series.isEmpty() ? List.copyOf(data.values()) : series);
  }

  private void readData() throws IOException {
    var id = xml.attribute("id", "");
    Map<Integer, String> categories = new TreeMap<>();
    var values = new ArrayList<Map<Integer, String>>();
    int outer = xml.depth();
    while (xml.depth() >= outer && xml.next()) {
      if (xml.starts("strDim")) {
        categories = readPoints();
      } else if (xml.starts("numDim")) {
        values.add(readPoints());
      }
    }
    data.put(id, new Chart.Series("", categories, values));
  }

  /** The points by index. The text of an outer level comes before that of the levels within it. */
  private Map<Integer, String> readPoints() throws IOException {
    Map<Integer, String> all = new TreeMap<>();
    int outer = xml.depth();
    while (xml.depth() >= outer && xml.next()) {
      if (xml.starts("pt")) {
        int index = xml.number("idx", 0);
        var text = Words.oneLine(xml.textWithin());
        if (points++ < Chart.MAX_POINTS && !text.isEmpty()) {
          all.merge(index, text, (inner, before) -> before + " " + inner);
        }
      }
    }
    return all;
  }

  private void readSeries() throws IOException {
    var name = "";
    var found = new Chart.Series("", Map.of(), List.of());
    int outer = xml.depth();
    while (xml.depth() >= outer && xml.next()) {
      if (xml.starts("tx")) {
        name = Words.within(xml);
      } else if (xml.starts("dataId")) {
        found = data.getOrDefault(xml.attribute("val", ""), found);
      } else if (xml.starts("dataLabels") || xml.starts("extLst")) {
        xml.skip();
      }
    }
    series.add(new Chart.Series(name, found.categories(), found.values()));
  }
}

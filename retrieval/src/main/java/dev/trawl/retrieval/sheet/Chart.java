package dev.trawl.retrieval.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The data of a chart.
 *
 * @param title empty if the chart has none
 * @param categoryTitle the title of the axis with the categories; may be empty
 * @param valueTitle the title of the axis with the values; may be empty
 */
record Chart(String title, String categoryTitle, String valueTitle, List<Series> series) {
  /** Nobody can see more points than this in a chart, so the rest are left out. */
  static final int MAX_POINTS = 100_000;

  /**
   * A series of values.
   *
   * @param categories by the index of the point
   * @param values by the index of the point; several for each point of a bubble chart
   */
  record Series(String name, Map<Integer, String> categories, List<Map<Integer, String>> values) {}

  Chart {
    series = List.copyOf(series);
  }

  /** Writes the title, and a table with a row for each category and a column for each series. */
  void write(SheetOutput out) {
    var heading = heading();
    if (!heading.isEmpty()) {
      out.paragraph(heading);
    }
    var left = new ArrayList<>(series);
    while (!left.isEmpty()) {
      var categories = left.getFirst().categories();
      var alike =
          left.stream()
              .filter(each -> each.categories().isEmpty() || each.categories().equals(categories))
              .toList();
      left.removeAll(alike);
      writeTable(alike, categories, out);
    }
  }

  private String heading() {
    if (valueTitle.isEmpty() || title.contains(valueTitle)) {
      return title;
    }
    return title.isEmpty() ? valueTitle : title + " (" + valueTitle + ")";
  }

  private void writeTable(List<Series> columns, Map<Integer, String> categories, SheetOutput out) {
    SortedSet<Integer> points = new TreeSet<>();
    columns.forEach(column -> column.values().forEach(values -> points.addAll(values.keySet())));
    if (points.isEmpty()) {
      return;
    }
    out.startTable();
    var head = new StringBuilder(categoryTitle);
    for (var column : columns) {
      column.values().forEach(values -> head.append('\t').append(column.name()));
    }
    if (!head.toString().isBlank()) {
      out.row(head.toString().stripTrailing(), true);
    }
    for (int point : points) {
      out.check();
      var line = new StringBuilder(categories.getOrDefault(point, String.valueOf(point + 1)));
      for (var column : columns) {
        column.values().forEach(values -> line.append('\t').append(values.getOrDefault(point, "")));
      }
      out.row(line.toString().stripTrailing(), false);
    }
    out.endTable();
  }
}

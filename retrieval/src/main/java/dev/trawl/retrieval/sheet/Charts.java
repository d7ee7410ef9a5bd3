package dev.trawl.retrieval.sheet;

import dev.trawl.retrieval.sheet.OfficePackage.Relation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The charts of a Word or PowerPoint document in Office Open XML. Not thread-safe. */
public final class Charts {
  private final OfficePackage parts;

  public Charts(OfficePackage parts) {
    this.parts = parts;
  }

  /**
   * The parts that contain slides, by the identifiers of their relations, which is the order in
   * which Tika reads them.
   */
  public List<String> slides() throws IOException {
    return parts.relations(parts.mainPart().orElse("ppt/presentation.xml"), "slide").stream()
        .sorted(Comparator.comparing(Relation::id))
        .map(Relation::target)
        .toList();
  }

  /** The part that contains the text of a Word document. */
  public List<String> document() throws IOException {
    return List.of(parts.mainPart().orElse("word/document.xml"));
  }

  /** The charts shown in {@code part}, in the order in which it shows them. */
  public List<String> in(String part) throws IOException {
    var content = parts.open(part);
    if (content.isEmpty()) {
      return List.of();
    }
    var targets = targets(part);
    var charts = new ArrayList<String>();
    try (var xml = Xml.open(content.get())) {
      while (xml.next()) {
        if (xml.starts("Fallback")) {
          xml.skip();
        } else if (xml.starts("chart")) {
          charts.add(targets.getOrDefault(xml.attribute("id", ""), ""));
        }
      }
    }
    return charts;
  }

  private Map<String, String> targets(String part) throws IOException {
    var targets = new HashMap<String, String>();
    for (var relation : parts.relations(part)) {
      if (!relation.external()) {
        targets.put(relation.id(), relation.target());
      }
    }
    return targets;
  }

  /** Writes the chart in the part {@code chart}. One that cannot be read causes one warning. */
  public void write(String chart, SheetOutput out) {
    ChartReader.write(parts, chart, out);
  }
}

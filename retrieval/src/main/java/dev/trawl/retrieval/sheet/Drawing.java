package dev.trawl.retrieval.sheet;

import java.io.IOException;
import java.util.HashMap;

/** Writes the text boxes and charts of a sheet. */
final class Drawing {
  private Drawing() {}

  static void write(OfficePackage parts, String part, SheetOutput out) throws IOException {
    var content = parts.open(part);
    if (content.isEmpty()) {
      return;
    }
    var targets = new HashMap<String, String>();
    for (var relation : parts.relations(part)) {
      if (!relation.external()) {
        targets.put(relation.id(), relation.target());
      }
    }
    try (var xml = Xml.open(content.get())) {
      while (xml.next()) {
        if (xml.starts("Fallback")) {
          xml.skip();
        } else if (xml.starts("p")) {
          var words = words(xml);
          if (!words.isEmpty()) {
            out.paragraph(words);
          }
        } else if (xml.starts("chart")) {
          var target = targets.get(xml.attribute("id", ""));
          ChartReader.write(parts, target == null ? "" : target, out);
        }
      }
    }
  }

  private static String words(Xml xml) throws IOException {
    var words = new StringBuilder();
    int outer = xml.depth();
    while (xml.depth() >= outer && xml.next()) {
      if (xml.starts("t")) {
        words.append(xml.textWithin());
      } else if (xml.starts("br")) {
        words.append(' ');
      }
    }
    return Words.oneLine(words.toString());
  }
}

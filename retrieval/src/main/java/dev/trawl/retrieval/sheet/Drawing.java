package dev.trawl.retrieval.sheet;

import dev.trawl.retrieval.ooxml.OfficePackage;
import dev.trawl.retrieval.ooxml.Xml;
import java.io.IOException;

/** Writes the text boxes and charts of a sheet. */
final class Drawing {
  private Drawing() {}

  static void write(OfficePackage parts, String part, SheetOutput out) throws IOException {
    try (var xml = parts.read(part)) {
      while (xml.next()) {
        if (xml.starts("Fallback")) {
          xml.skip();
        } else if (xml.starts("p")) {
          var words = words(xml);
          if (!words.isEmpty()) {
            out.paragraph(words);
          }
        } else if (xml.starts("chart")) {
          var chart = parts.relations(part).get(xml.relation("id"));
          ChartReader.write(parts, chart == null ? "" : chart.part(), out);
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

package dev.trawl.retrieval.sheet;

import dev.trawl.retrieval.ooxml.Xml;
import java.io.IOException;

/** The text of a cell or of a part of a chart, on one line. */
final class Words {
  private Words() {}

  /** Line ends and tabs become spaces, so that a row stays one line with tabs between its cells. */
  static String oneLine(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '\u00a0' || c == '\u2028' || c == '\u2029' || c == '\ufeff') {
        return text.substring(start, end)
            .replaceAll("[\\s\\u00a0\\u2028\\u2029\\p{Cc}]+", " ")
            .replace("\ufeff", "")
            .strip();
      }
    }
    return text.substring(start, end);
  }

  /** The words within the element that starts here: rich text, or the stored text of a cell. */
  static String within(Xml xml) throws IOException {
    var words = new StringBuilder();
    int outer = xml.depth();
    while (xml.depth() >= outer && xml.next()) {
      if (xml.starts("t") || xml.starts("v")) {
        words.append(xml.textWithin());
      } else if (xml.starts("p") || xml.starts("br") || xml.starts("pt")) {
        words.append(' ');
      } else if (xml.starts("f")) {
        xml.skip();
      }
    }
    return oneLine(words.toString());
  }

  private static boolean isSpace(char c) {
    return c <= ' ' || c == '\u00a0' || c == '\ufeff' || Character.isWhitespace(c);
  }
}

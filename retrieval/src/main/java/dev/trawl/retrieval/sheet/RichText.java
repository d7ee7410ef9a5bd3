package dev.trawl.retrieval.sheet;

import dev.trawl.retrieval.ooxml.Xml;
import java.io.IOException;

/** Reads the text of a cell or comment that consists of runs with different fonts. */
final class RichText {
  private RichText() {}

  /**
   * The text within the element that starts here. Phonetic readings are left out, because they
   * repeat the words in another script. Exponents and indexes are marked: 10^6, x_1.
   */
  static String read(Xml xml) throws IOException {
    var text = new StringBuilder();
    char mark = 0;
    int outer = xml.depth();
    while (xml.depth() >= outer && xml.next()) {
      if (!xml.isStart()) {
        continue;
      }
      switch (xml.name()) {
        case "rPh" -> xml.skip();
        case "r" -> mark = 0;
        case "vertAlign" -> mark = mark(xml.attribute("val", ""));
        case "t" -> append(text, mark, xml.textWithin());
        default -> {}
      }
    }
    return unescaped(text.toString());
  }

  private static char mark(String position) {
    return switch (position) {
      case "superscript" -> '^';
      case "subscript" -> '_';
      default -> 0;
    };
  }

  private static void append(StringBuilder text, char mark, String run) {
    boolean follows = !text.isEmpty() && Character.isLetterOrDigit(text.charAt(text.length() - 1));
    if (mark != 0 && follows && run.strip().matches("[-−+]?[\\dn-zN-Z]+")) {
      text.append(mark);
    }
    text.append(run);
  }

  /** Replaces codes such as _x000D_, which stand for characters that XML cannot contain. */
  static String unescaped(String text) {
    if (!text.contains("_x")) {
      return text;
    }
    var plain = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      if (at + 7 <= text.length() && text.substring(at, at + 7).matches("_x[0-9A-Fa-f]{4}_")) {
        plain.append((char) Integer.parseInt(text.substring(at + 2, at + 6), 16));
        at += 7;
      } else {
        plain.append(text.charAt(at++));
      }
    }
    return plain.toString();
  }
}

package dev.trawl.retrieval.sheet;

import dev.trawl.retrieval.number.BuiltInFormats;
import dev.trawl.retrieval.number.CellFormat;
import dev.trawl.retrieval.ooxml.Xml;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The number formats of a workbook's cell styles. Not thread-safe. */
final class XlsxStyles {
  private final Map<Integer, String> codes = new HashMap<>();
  private final List<Integer> numbers = new ArrayList<>();
  private final Map<Integer, CellFormat> formats = new HashMap<>();
  private final EditionGuess guess;

  private XlsxStyles(EditionGuess guess) {
    this.guess = guess;
  }

  static XlsxStyles none(EditionGuess guess) {
    return new XlsxStyles(guess);
  }

  static XlsxStyles read(Xml xml, EditionGuess guess) throws IOException {
    var styles = new XlsxStyles(guess);
    boolean inCellStyles = false;
    while (xml.next()) {
      if (xml.starts("cellXfs") || xml.ends("cellXfs")) {
        inCellStyles = xml.isStart();
      } else if (xml.starts("dxfs")) {
        xml.skip();
      } else if (xml.starts("numFmt")) {
        styles.codes.put(xml.number("numFmtId", -1), xml.attribute("formatCode", "General"));
      } else if (xml.starts("charset")) {
        guess.font(xml.number("val", 0));
      } else if (xml.starts("xf") && inCellStyles) {
        styles.numbers.add(xml.number("numFmtId", 0));
      }
    }
    return styles;
  }

  /** The format of the style at {@code index}. */
  CellFormat format(int index) {
    return formats.computeIfAbsent(index, this::newFormat);
  }

  private CellFormat newFormat(int index) {
    if (index < 0 || index >= numbers.size()) {
      return CellFormat.GENERAL;
    }
    int number = numbers.get(index);
    var own = codes.get(number);
    return CellFormat.of(own != null ? own : BuiltInFormats.code(number, guess.edition()));
  }
}

package dev.trawl.retrieval.number;

import dev.trawl.retrieval.number.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * A number format of a spreadsheet, such as {@code #,##0.00} or {@code yyyy"年"m"月"}. Immutable.
 *
 * <p>The full date follows in parentheses if the cell shows no year, only its last two digits, or a
 * month that may be mistaken for the day, because a reader does not see the settings of the
 * spreadsheet.
 */
public final class CellFormat {
  /** Shows numbers with up to 15 significant digits. */
  public static final CellFormat GENERAL = of("General");

  /** A longer format is treated as General. */
  private static final int MAX_LENGTH = 1000;

  private static final int MAX_SECTIONS = 4;

  private final List<Section> sections;

  private CellFormat(List<Section> sections) {
    this.sections = sections;
  }

  public static CellFormat of(String code) {
    var sections = new ArrayList<Section>();
    for (var section : split(code.isEmpty() || code.length() > MAX_LENGTH ? "General" : code)) {
      sections.add(Section.of(section));
    }
    return new CellFormat(List.copyOf(sections));
  }

  /**
   * Splits at semicolons, except in quotes or brackets or after a backslash, {@code _} or {@code
   * *}.
   */
  private static List<String> split(String code) {
    var sections = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i < code.length() && sections.size() < MAX_SECTIONS - 1; i++) {
      char c = code.charAt(i);
      if (c == '\\' || c == '_' || c == '*') {
        i++;
      } else if (c == '"' || c == '[') {
        int end = code.indexOf(c == '[' ? ']' : '"', i + 1);
        i = end < 0 ? code.length() : end;
      } else if (c == ';') {
        sections.add(code.substring(start, i));
        start = i + 1;
      }
    }
    sections.add(code.substring(start));
    return sections;
  }

  /** Returns true if numbers are shown as dates or times. */
  public boolean isDate() {
    return sections.getFirst().isDate();
  }

  /**
   * The number as the cell shows it; a date is counted from 1904 if {@code from1904}, else from
   * 1900.
   */
  public String show(double value, boolean from1904) {
    int index = index(value);
    var section = sections.get(index);
    if (section.isDate()) {
      return DateText.of(section, value, from1904);
    }
    if (section.has(Kind.GENERAL)) {
      return around(section, Kind.GENERAL, General.of(value));
    }
    if (section.has(Kind.TEXT)) {
      return around(section, Kind.TEXT, General.of(value));
    }
    boolean hasOwnSign = value < 0 && (index == 1 || section.condition().isPresent());
    return NumberText.of(section, hasOwnSign ? -value : value);
  }

  /**
   * The section for {@code value}: the first one whose condition holds, or else the one for its
   * sign.
   */
  private int index(double value) {
    int numbers = Math.min(sections.size(), MAX_SECTIONS - 1);
    boolean conditional =
        sections.getFirst().condition().isPresent()
            || numbers > 1 && sections.get(1).condition().isPresent();
    if (conditional) {
      for (int i = 0; i < numbers; i++) {
        var condition = sections.get(i).condition();
        if (condition.isPresent() ? condition.get().holds(value) : i > 0 || numbers == 1) {
          return i;
        }
      }
      return numbers - 1;
    }
    if (value < 0 && numbers > 1 && !sections.get(1).has(Kind.TEXT)) {
      return 1;
    }
    return value == 0 && numbers > 2 && !sections.get(2).has(Kind.TEXT) ? 2 : 0;
  }

  /** A text as the cell shows it: with the words that its format adds. */
  public String show(String text) {
    var last = sections.getLast();
    if (sections.size() == MAX_SECTIONS || last.has(Kind.TEXT)) {
      return around(last, Kind.TEXT, text);
    }
    return text;
  }

  /** {@code text} with the literal words of {@code section} around it. */
  private static String around(Section section, Kind place, String text) {
    var shown = new StringBuilder();
    for (var token : section.tokens()) {
      if (token.is(place)) {
        shown.append(text);
      } else if (!token.is(Kind.DATE) && !token.is(Kind.GENERAL)) {
        shown.append(token.text());
      }
    }
    return shown.toString();
  }
}

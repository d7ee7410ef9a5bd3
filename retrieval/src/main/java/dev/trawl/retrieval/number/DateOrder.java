package dev.trawl.retrieval.number;

import dev.trawl.retrieval.number.Token.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which parts of a date a section shows, and in which order. */
final class DateOrder {
  private final List<Token> parts;

  DateOrder(Section section) {
    this.parts = dateParts(section.tokens());
  }

  /** The years, months and days, without weekdays and times. */
  private static List<Token> dateParts(List<Token> tokens) {
    var all = tokens.stream().filter(token -> token.is(Kind.DATE)).toList();
    var parts = new ArrayList<Token>();
    for (int i = 0; i < all.size(); i++) {
      var token = all.get(i);
      int length = token.text().length();
      boolean minute =
          token.letter() == 'm'
              && length <= 2
              && (i > 0 && all.get(i - 1).letter() == 'h'
                  || i + 1 < all.size() && all.get(i + 1).letter() == 's');
      if ("yebm".indexOf(token.letter()) >= 0 && !minute || token.letter() == 'd' && length <= 2) {
        parts.add(token);
      }
    }
    return parts;
  }

  /**
   * The full date in parentheses, if the parts shown do not make it clear; only year and month if
   * no day is shown.
   */
  Optional<String> addition(LocalDate date) {
    boolean hasDay = has('d');
    if (!has('m') || isClear(hasDay)) {
      return Optional.empty();
    }
    var full = date.toString();
    return Optional.of(" (" + (hasDay ? full : full.substring(0, full.lastIndexOf('-'))) + ")");
  }

  private boolean isClear(boolean hasDay) {
    boolean fullYear = parts.stream().anyMatch(DateOrder::isFullYear);
    boolean monthName = parts.stream().anyMatch(p -> p.letter() == 'm' && p.text().length() > 2);
    return fullYear && (!hasDay || monthName || yearFirst());
  }

  private boolean yearFirst() {
    return isFullYear(parts.getFirst());
  }

  private static boolean isFullYear(Token part) {
    return part.letter() == 'y' && part.text().length() > 2;
  }

  private boolean has(char letter) {
    return parts.stream().anyMatch(part -> part.letter() == letter);
  }
}

package dev.trawl.retrieval.number;

import dev.trawl.retrieval.number.Token.Kind;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.chrono.Era;
import java.time.chrono.JapaneseDate;
import java.time.chrono.MinguoDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Shows a date, a time or an elapsed time. Used once. */
final class DateText {
  private static final int THAI_YEARS = 543;
  private static final String TAIWAN = "TW";

  private final Section section;
  private final List<Token> tokens;
  private final double value;
  private final LocalDateTime time;
  private final StringBuilder text = new StringBuilder();

  private DateText(Section section, double value, LocalDateTime time) {
    this.section = section;
    this.tokens = section.tokens();
    this.value = value;
    this.time = time;
  }

  /** A value that is not a date, such as a negative one, is shown as a number. */
  static String of(Section section, double value, boolean from1904) {
    if (section.has(Kind.ELAPSED) && Serial.isElapsed(value)) {
      return new DateText(section, value, LocalDateTime.MIN).elapsed();
    }
    return Serial.time(value, from1904, fractionDigits(section))
        .map(time -> new DateText(section, value, time).date())
        .orElseGet(() -> General.of(value));
  }

  private static int fractionDigits(Section section) {
    return section.tokens().stream()
        .filter(token -> token.is(Kind.SECOND_DIGITS))
        .mapToInt(token -> token.text().length())
        .max()
        .orElse(0);
  }

  private String date() {
    for (int i = 0; i < tokens.size(); i++) {
      var token = tokens.get(i);
      switch (token.kind()) {
        case DATE -> part(token, isMinute(i));
        case HALF_DAY -> halfDay(token.text());
        case SECOND_DIGITS -> fraction(token.text().length());
        case TEXT, GENERAL -> {}
        default -> text.append(token.text());
      }
    }
    var shown = text.toString().strip();
    return new DateOrder(section).addition(time.toLocalDate()).map(shown::concat).orElse(shown);
  }

  /** The letter m means minutes after hours or before seconds; else months. */
  private boolean isMinute(int index) {
    if (tokens.get(index).letter() != 'm' || tokens.get(index).text().length() > 2) {
      return false;
    }
    return letter(index, -1) == 'h' || letter(index, 1) == 's';
  }

  /** The letter of the nearest date part before or after {@code index}; 0 if there is none. */
  private char letter(int index, int step) {
    for (int i = index + step; i >= 0 && i < tokens.size(); i += step) {
      if (tokens.get(i).is(Kind.DATE) || tokens.get(i).is(Kind.ELAPSED)) {
        return tokens.get(i).letter();
      }
    }
    return 0;
  }

  private void part(Token token, boolean minute) {
    int length = token.text().length();
    switch (token.letter()) {
      case 'y' -> year(time.getYear(), length);
      case 'b' -> year(time.getYear() + THAI_YEARS, length);
      case 'e' -> eraYear(length);
      case 'g' -> era(length);
      case 'm' -> {
        if (minute) {
          number(time.getMinute(), length);
        } else {
          month(length);
        }
      }
      case 'd' -> day(length);
      case 'a' -> weekday(length == 3 ? TextStyle.NARROW : TextStyle.FULL);
      case 'h' -> number(hour(), length);
      default -> number(time.getSecond(), length);
    }
  }

  private void year(int year, int length) {
    if (length <= 2) {
      number(year % 100, 2);
    } else {
      number(year, 4);
    }
  }

  private int hour() {
    int hour = time.getHour();
    return section.has(Kind.HALF_DAY) ? (hour + 11) % 12 + 1 : hour;
  }

  private void halfDay(String words) {
    int slash = words.indexOf('/');
    text.append(time.getHour() < 12 ? words.substring(0, slash) : words.substring(slash + 1));
  }

  private void fraction(int digits) {
    text.append('.').append("%09d".formatted(time.getNano()), 0, Math.min(9, digits));
  }

  private void month(int length) {
    switch (length) {
      case 1, 2 -> number(time.getMonthValue(), length);
      case 3 -> text.append(name("MMM"));
      case 5 -> text.append(name("MMMM"), 0, 1);
      default -> text.append(name("MMMM"));
    }
  }

  private void day(int length) {
    switch (length) {
      case 1, 2 -> number(time.getDayOfMonth(), length);
      case 3 -> weekday(TextStyle.SHORT);
      default -> weekday(TextStyle.FULL);
    }
  }

  private void weekday(TextStyle style) {
    text.append(time.getDayOfWeek().getDisplayName(style, section.locale()));
  }

  private String name(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, section.locale()).format(time);
  }

  private boolean isJapanese() {
    return section.locale().getLanguage().equals(Locale.JAPANESE.getLanguage());
  }

  private boolean isTaiwanese() {
    return section.locale().getCountry().equals(TAIWAN);
  }

  /** The year of the Japanese or Taiwanese era; elsewhere the common year. */
  private void eraYear(int length) {
    try {
      if (isJapanese()) {
        number(JapaneseDate.from(time).get(ChronoField.YEAR_OF_ERA), Math.min(2, length));
        return;
      }
      if (isTaiwanese()) {
        number(MinguoDate.from(time).get(ChronoField.YEAR_OF_ERA), Math.min(2, length));
        return;
      }
    } catch (DateTimeException e) {
      // Before the first era.
    }
    number(time.getYear(), 4);
  }

  private void era(int length) {
    try {
      if (isJapanese()) {
        text.append(eraName(JapaneseDate.from(time).getEra(), length));
      } else if (isTaiwanese()) {
        text.append(length > 2 ? "中華民國" : "民國");
      }
    } catch (DateTimeException e) {
      // Before the first era: the common year that follows needs no name.
    }
  }

  private static String eraName(Era era, int length) {
    return length == 1
        ? era.getDisplayName(TextStyle.NARROW, Locale.ENGLISH)
        : era.getDisplayName(TextStyle.FULL, Locale.JAPANESE).substring(0, length == 2 ? 1 : 2);
  }

  private void number(int number, int minDigits) {
    if (section.chineseDigits()) {
      text.append(ChineseDigits.of(number));
      return;
    }
    var digits = String.valueOf(number);
    text.repeat('0', Math.max(0, minDigits - digits.length())).append(digits);
  }

  /**
   * Shows an elapsed time, whose largest unit does not start again after 24 hours or 60 minutes.
   */
  private String elapsed() {
    long unit = Math.round(Math.pow(10, fractionDigits(section)));
    long units = Math.round(Math.abs(value) * ChronoUnit.DAYS.getDuration().toSeconds() * unit);
    long seconds = units / unit;
    if (value < 0 && units > 0) {
      text.append('-');
    }
    for (var token : tokens) {
      int length = token.text().length();
      switch (token.kind()) {
        case ELAPSED -> elapsed(whole(token.letter(), seconds), length);
        case DATE -> elapsed(rest(token.letter(), seconds), length);
        case SECOND_DIGITS -> {
          text.append('.');
          elapsed(units % unit, length);
        }
        case TEXT, GENERAL, HALF_DAY -> {}
        default -> text.append(token.text());
      }
    }
    return text.toString().strip();
  }

  private void elapsed(long number, int minDigits) {
    var digits = String.valueOf(number);
    text.repeat('0', Math.max(0, minDigits - digits.length())).append(digits);
  }

  private static long whole(char unit, long seconds) {
    return switch (unit) {
      case 'h' -> seconds / 3600;
      case 'm' -> seconds / 60;
      default -> seconds;
    };
  }

  private static long rest(char unit, long seconds) {
    return switch (unit) {
      case 'h' -> seconds / 3600 % 24;
      case 'm' -> seconds / 60 % 60;
      default -> seconds % 60;
    };
  }
}

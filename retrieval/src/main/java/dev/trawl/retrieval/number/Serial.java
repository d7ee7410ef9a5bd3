package dev.trawl.retrieval.number;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/** The numbers of days that spreadsheets store for dates. */
final class Serial {
  /** The number of 1 January 1904 if days are counted from 1900. */
  private static final int DAYS_TO_1904 = 1462;

  /** The number of the last day of the year 9999. */
  private static final int MAX = 2958465;

  /** Spreadsheets count a 29 February 1900, which did not exist. */
  private static final int LEAP_DAY = 60;

  private static final long SECONDS_PER_DAY = 86_400;

  /** A longer elapsed time is shown as a number. */
  private static final double MAX_ELAPSED_DAYS = 1e9;

  private static final LocalDate START = LocalDate.of(1899, 12, 30);

  private Serial() {}

  static boolean isElapsed(double value) {
    return Math.abs(value) < MAX_ELAPSED_DAYS;
  }

  /**
   * The time, rounded to {@code digits} decimal places of a second, because a spreadsheet cannot
   * store times exactly; empty if the value is not a date.
   */
  static Optional<LocalDateTime> time(double value, boolean from1904, int digits) {
    double days = value + (from1904 ? DAYS_TO_1904 : 0);
    if (!(value >= 0 && days < MAX + 1)) {
      return Optional.empty();
    }
    long unit = Math.round(Math.pow(10, digits));
    long day = (long) days;
    long units = Math.round((days - day) * SECONDS_PER_DAY * unit);
    var start = START.plusDays(day < LEAP_DAY ? day + 1 : day).atStartOfDay();
    return Optional.of(
        start.plusSeconds(units / unit).plusNanos(units % unit * (1_000_000_000 / unit)));
  }
}

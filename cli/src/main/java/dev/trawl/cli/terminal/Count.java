package dev.trawl.cli.terminal;

import java.time.Duration;
import java.util.Locale;

/** Formats numbers for people, the same way in every locale. */
public final class Count {
  private Count() {}

  /** For example {@code 2,011 chunks} or {@code 1 chunk}. */
  public static String of(long number, String noun) {
    return of(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** For example {@code 2,011}. */
  public static String of(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  /** For example {@code 1.2M}, {@code 12k} or {@code 950}. */
  public static String brief(long number) {
    if (number < 10_000) {
      return of(number);
    }
    return number < 1_000_000
        ? "%dk".formatted(Math.round(number / 1e3))
        : String.format(Locale.ENGLISH, "%.1fM", number / 1e6);
  }

  /**
   * A time in a single unit, for example {@code 12 s}, {@code 2 min} or {@code 1.5 h}. Shorter
   * times are shown as one second.
   */
  public static String time(Duration time) {
    var seconds = Math.max(1, Math.round(time.toMillis() / 1e3));
    if (seconds < 100) {
      return seconds + " s";
    }
    return seconds < 6_000
        ? Math.round(seconds / 60.0) + " min"
        : String.format(Locale.ENGLISH, "%.1f h", seconds / 3_600.0);
  }

  /** Milliseconds as seconds, for example {@code 12.3 s}. */
  public static String seconds(long milliseconds) {
    return String.format(Locale.ENGLISH, "%.1f s", milliseconds / 1e3);
  }
}

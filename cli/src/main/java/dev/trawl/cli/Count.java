package dev.trawl.cli;

import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
final class Count {
  private Count() {}

  /** Such as {@code 2,011 chunks} or {@code 1 chunk}. */
  static String of(long number, String noun) {
    return of(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** Such as {@code 2,011}. */
  static String of(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  /** Milliseconds as seconds, such as {@code 12.3 s}. */
  static String seconds(long milliseconds) {
    return String.format(Locale.ENGLISH, "%.1f s", milliseconds / 1e3);
  }
}

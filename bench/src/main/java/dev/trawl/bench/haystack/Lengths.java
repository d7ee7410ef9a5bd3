package dev.trawl.bench.haystack;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Parses and formats lengths in tokens, such as {@code 4k} and {@code 1m}. */
public final class Lengths {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})([km]?)");

  private Lengths() {}

  /** Parses {@code 4k,1m} as 4,000 and 1,000,000. */
  public static List<Integer> parse(String lengths) {
    return Stream.of(lengths.split(",")).map(Lengths::parseOne).toList();
  }

  private static int parseOne(String length) {
    var parts = FORM.matcher(length.strip().toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a length: " + length + "; write 4k, 128k or 1m");
    }
    var unit =
        switch (parts.group(2)) {
          case "k" -> 1_000;
          case "m" -> 1_000_000;
          default -> 1;
        };
    var tokens = Long.parseLong(parts.group(1)) * unit;
    if (tokens > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("too long: " + length + "; at most 2147m");
    }
    return (int) tokens;
  }

  /** Returns the shortest notation for {@code tokens}. */
  public static String brief(int tokens) {
    if (tokens % 1_000_000 == 0) {
      return tokens / 1_000_000 + "m";
    }
    return tokens % 1_000 == 0 ? tokens / 1_000 + "k" : Integer.toString(tokens);
  }
}

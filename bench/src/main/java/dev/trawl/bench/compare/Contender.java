package dev.trawl.bench.compare;

import dev.trawl.bench.subject.Method;
import dev.trawl.bench.subject.Subject;
import dev.trawl.protocol.Level;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A method that takes part in the comparison.
 *
 * @param level the level of trawl; empty for the model alone, with its native window
 * @param windowTokens the maximum tokens of a call, prompt and reply together
 */
public record Contender(Optional<Level> level, int windowTokens) {
  static final String NATIVE = "native";

  private static final Pattern FORM = Pattern.compile("(\\w+):(\\d{1,9})");
  private static final int KIBI = 1024;

  /** Parses a method and its window, such as {@code native:32768} or {@code read:4096}. */
  public static Contender of(String form) {
    var parts = FORM.matcher(form.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "not a method: %s; write native:32768 or read:4096".formatted(form));
    }
    return new Contender(level(parts.group(1)), Integer.parseInt(parts.group(2)));
  }

  private static Optional<Level> level(String name) {
    if (name.equals(NATIVE)) {
      return Optional.empty();
    }
    return Stream.of(Level.values())
        .filter(level -> level.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .or(
            () -> {
              throw new IllegalArgumentException(
                  "unknown method %s; choose from native, retrieve, read, reason and auto"
                      .formatted(name));
            });
  }

  /** Returns the name in tables and charts, such as {@code 4k read}. */
  String name() {
    var window =
        windowTokens % KIBI == 0 ? windowTokens / KIBI + "k" : Integer.toString(windowTokens);
    return window + " " + level.map(each -> each.name().toLowerCase(Locale.ROOT)).orElse(NATIVE);
  }

  boolean isNative() {
    return level.isEmpty();
  }

  /**
   * @param subject trawl, configured with the window of this method
   */
  Method methodFor(Subject subject) {
    return level.map(subject::methodAt).orElseGet(() -> new NativeWindow(subject));
  }
}

package dev.trawl.cli.terminal;

import java.util.Map;
import java.util.function.Predicate;

/**
 * Which standard streams are terminals.
 *
 * @param in standard input is typed
 * @param bold standard output is a terminal on which words may be bold
 * @param err standard error is a terminal
 */
public record Terminals(boolean in, boolean bold, boolean err) {
  public static final Terminals NONE = new Terminals(false, false, false);

  /** If this variable is not empty, programs write plain text (https://no-color.org). */
  private static final String NO_COLOR = "NO_COLOR";

  /** The terminals of this process, according to the properties that the launcher sets. */
  static Terminals ofProcess() {
    return of(Boolean::getBoolean, System.getenv());
  }

  static Terminals of(Predicate<String> property, Map<String, String> environment) {
    return new Terminals(
        property.test("trawl.stdin.terminal"),
        property.test("trawl.stdout.terminal") && environment.getOrDefault(NO_COLOR, "").isEmpty(),
        property.test("trawl.stderr.terminal"));
  }
}

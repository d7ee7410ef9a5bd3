package dev.trawl.cli;

/**
 * How much is logged. {@code conf/logback.xml} reads the property, so it must be set before
 * anything logs.
 */
final class Logging {
  private Logging() {}

  /** In detail when {@code debug}, else as the configuration has it. */
  static void to(boolean debug) {
    if (debug) {
      System.setProperty("trawl.log.level", "DEBUG");
    }
  }
}

package dev.trawl.cli.options;

import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sets how much is logged. {@code conf/logback.xml} and SLF4J read system properties, so these must
 * be set before anything logs. Some libraries use the JDK's own logging instead; of theirs only
 * errors are shown, because their warnings are for programmers.
 */
public final class Logging {
  private Logging() {}

  /** Logs in detail if {@code debug}, else as {@code conf/logback.xml} says. */
  public static void to(boolean debug) {
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    if (debug) {
      System.setProperty("trawl.log.level", "DEBUG");
    }
    Logger.getLogger("").setLevel(debug ? Level.CONFIG : Level.SEVERE);
  }

  /**
   * Sets how a server logs.
   *
   * @param access whether each request and run gets a line
   */
  public static void ofServer(LogFormat format, boolean access) {
    System.setProperty("trawl.log.format", format.name().toLowerCase(Locale.ROOT));
    System.setProperty("trawl.log.access", access ? "INFO" : "OFF");
  }
}

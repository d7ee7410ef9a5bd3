package dev.trawl.cli.options;

import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Configures logging. {@code conf/logback.xml} and SLF4J read system properties, so these must be
 * set before anything is logged. Some libraries use the JDK's own logging. Only their errors are
 * shown, because their warnings are for programmers.
 */
public final class Logging {
  private Logging() {}

  /** Logs in detail if {@code debug}, otherwise as configured in {@code conf/logback.xml}. */
  public static void configure(boolean debug) {
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    if (debug) {
      System.setProperty("trawl.log.level", "DEBUG");
    }
    Logger.getLogger("").setLevel(debug ? Level.CONFIG : Level.SEVERE);
  }

  /**
   * Configures the log of a server.
   *
   * @param access true to log a line for each request and run
   */
  public static void configureServer(LogFormat format, boolean access) {
    System.setProperty("trawl.log.format", format.name().toLowerCase(Locale.ROOT));
    System.setProperty("trawl.log.access", access ? "INFO" : "OFF");
  }
}

package dev.trawl.cli.options;

import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * How much is logged. {@code conf/logback.xml} and SLF4J read the properties, so they must be set
 * before anything logs. Libraries that log past it, by the JDK's own logging, are held to errors:
 * their warnings are for programmers.
 */
public final class Logging {
  private Logging() {}

  /** In detail when {@code debug}, else as the configuration has it. */
  public static void to(boolean debug) {
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    if (debug) {
      System.setProperty("trawl.log.level", "DEBUG");
    }
    Logger.getLogger("").setLevel(debug ? Level.CONFIG : Level.SEVERE);
  }

  /** How a server logs: in which form, and whether requests and runs, too. */
  public static void ofServer(LogFormat format, boolean access) {
    System.setProperty("trawl.log.format", format.name().toLowerCase(Locale.ROOT));
    System.setProperty("trawl.log.access", access ? "INFO" : "OFF");
  }
}

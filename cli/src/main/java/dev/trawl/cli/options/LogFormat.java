package dev.trawl.cli.options;

/** The form of log lines. */
public enum LogFormat {
  /** For people. */
  TEXT,
  /** For programs: one JSON object a line. */
  JSON
}

package dev.trawl.cli.options;

/** The format of log lines. */
public enum LogFormat {
  /** For people. */
  TEXT,
  /** For programs: one JSON object on each line. */
  JSON
}

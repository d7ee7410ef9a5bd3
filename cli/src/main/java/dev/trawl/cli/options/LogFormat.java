package dev.trawl.cli.options;

/** What log lines look like. */
public enum LogFormat {
  /** For people. */
  TEXT,
  /** For programs: one JSON object a line. */
  JSON
}

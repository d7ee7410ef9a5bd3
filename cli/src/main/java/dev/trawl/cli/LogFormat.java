package dev.trawl.cli;

/** What log lines look like. */
enum LogFormat {
  /** For people. */
  TEXT,
  /** For programs: one JSON object a line. */
  JSON
}

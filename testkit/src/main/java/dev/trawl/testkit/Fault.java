package dev.trawl.testkit;

/**
 * What can go wrong with one request. Every fault but {@link #BUSY} happens when the reply is due.
 */
public enum Fault {
  /** Status 500. */
  ERROR,
  /** Status 429 at once, even if nothing else is running. */
  BUSY,
  /** The connection is reset instead of a reply. */
  RESET,
  /** The reply stops in the middle and never continues. */
  STALL,
  /** Status 200 with an HTML page instead of JSON. */
  MALFORMED,
  /** The connection is closed in the middle of the reply. */
  TRUNCATED,
  /** Valid HTTP, but the model says prose and half of a JSON object. */
  GARBLED
}

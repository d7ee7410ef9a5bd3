package dev.trawl.testkit;

/**
 * A fault in the handling of one request. Every fault except {@link #BUSY} happens at the time when
 * the reply would be sent.
 */
public enum Fault {
  /** Status 500. */
  ERROR,
  /** An immediate status 429, even if no other request is running. */
  BUSY,
  /** The connection is reset without a reply. */
  RESET,
  /** The reply stops in the middle and never continues. */
  STALL,
  /** Status 200 with an HTML page instead of JSON. */
  MALFORMED,
  /** The connection is closed in the middle of the reply. */
  TRUNCATED,
  /** The HTTP reply is valid, but the model returns prose and half of a JSON object. */
  GARBLED
}

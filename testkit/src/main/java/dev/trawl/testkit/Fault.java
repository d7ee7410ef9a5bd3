package dev.trawl.testkit;

/** What can go wrong with one request. But for {@link #BUSY} it does when the reply is due. */
public enum Fault {
  /** Status 500. */
  ERROR,
  /** Status 429 at once, however few requests there are. */
  BUSY,
  /** The connection is reset instead of a reply. */
  RESET,
  /** The reply stops in the middle and never goes on. */
  STALL,
  /** Status 200 with a page that is no JSON. */
  MALFORMED,
  /** The connection is closed in the middle of the reply. */
  TRUNCATED,
  /** All is well with HTTP, but what the model says is chatter and half an object. */
  GARBLED
}

package dev.trawl.testkit;

import java.io.IOException;

/** A request that is no HTTP, or larger than allowed; the connection cannot go on. */
final class UnreadableRequest extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String why;

  UnreadableRequest(int status, String why) {
    super(why);
    this.status = status;
    this.why = why;
  }

  Reply reply() {
    return Refusals.unreadable(status, why);
  }
}

package dev.trawl.testkit.http;

import java.io.IOException;

/** A request that is not valid HTTP, or is too large; the connection cannot be used any further. */
public final class UnreadableRequest extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String why;

  UnreadableRequest(int status, String why) {
    super(why);
    this.status = status;
    this.why = why;
  }

  public int status() {
    return status;
  }

  /** What is wrong with it, as a message for the client. */
  public String why() {
    return why;
  }
}

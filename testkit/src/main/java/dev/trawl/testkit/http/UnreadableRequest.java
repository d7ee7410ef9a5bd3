package dev.trawl.testkit.http;

import java.io.IOException;

/** Thrown if a request is too large or not valid HTTP. The connection cannot be used afterwards. */
public final class UnreadableRequest extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String reason;

  UnreadableRequest(int status, String reason) {
    super(reason);
    this.status = status;
    this.reason = reason;
  }

  public int status() {
    return status;
  }

  /** The problem, as a message for the client. */
  public String reason() {
    return reason;
  }
}

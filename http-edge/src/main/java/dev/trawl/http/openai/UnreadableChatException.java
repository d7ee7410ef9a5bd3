package dev.trawl.http.openai;

/** A chat that cannot be read; the message is one line for the client. */
public final class UnreadableChatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String param;

  UnreadableChatException(String param, String message) {
    super(message, null, false, false);
    this.param = param;
  }

  /** The member of the request that it is about. */
  public String param() {
    return param;
  }
}

package dev.trawl.http.openai;

/** A chat that is not valid; the message is one line for the client. */
public final class UnreadableChatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String param;

  UnreadableChatException(String param, String message) {
    super(message, null, false, false);
    this.param = param;
  }

  /** The member of the request at fault. */
  public String param() {
    return param;
  }
}

package dev.trawl.http.openai;

/** A chat is not valid. The message is one line for the client. */
public final class UnreadableChatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String param;

  UnreadableChatException(String param, String message) {
    super(message, null, false, false);
    this.param = param;
  }

  /** The invalid member of the request. */
  public String param() {
    return param;
  }
}

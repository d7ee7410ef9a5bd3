package dev.trawl.protocol.json;

import java.util.List;

/**
 * The result of opening documents: the opened documents, the rejected sources, and the time that
 * opening took.
 */
public record IndexBody(
    List<DocumentBody> documents, List<RejectedBody> rejected, AnswerBody.TimingBody timing) {

  /**
   * A rejected source. {@code error} is one line that says which source was rejected, what is wrong
   * and what the user can do.
   */
  public record RejectedBody(String name, String error) {}
}

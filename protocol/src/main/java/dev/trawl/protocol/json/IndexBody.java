package dev.trawl.protocol.json;

import java.util.List;

/** What opening documents gave: those that can be asked, those that cannot, and the time taken. */
public record IndexBody(
    List<DocumentBody> documents, List<RejectedBody> rejected, AnswerBody.TimingBody timing) {

  /** A source that cannot be used; {@code error} is one line: what, where, what to do. */
  public record RejectedBody(String name, String error) {}
}

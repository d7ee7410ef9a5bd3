package dev.trawl.protocol.json;

import java.util.List;

/** The result of opening documents: those opened, those rejected, and the time taken. */
public record IndexBody(
    List<DocumentBody> documents, List<RejectedBody> rejected, AnswerBody.TimingBody timing) {

  /** A source that cannot be opened; {@code error} is one line: what, where, what to do. */
  public record RejectedBody(String name, String error) {}
}

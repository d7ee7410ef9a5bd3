package dev.trawl.protocol.json;

import java.util.List;

/** The result of opening documents: those opened, those rejected, and the time it took. */
public record IndexBody(
    List<DocumentBody> documents, List<RejectedBody> rejected, AnswerBody.TimingBody timing) {

  /** A rejected source. {@code error} is one line: which source, what is wrong, what to do. */
  public record RejectedBody(String name, String error) {}
}

package dev.trawl.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The members of a client's message on a socket, except the members of the question.
 *
 * @param type {@code ask}, {@code cancel} or {@code resume}
 * @param id the client's id for a question; every event of its run repeats it
 * @param run the run to resume
 * @param after the number of the last event that the client has received
 */
public record SocketBody(
    Optional<String> type, Optional<String> id, Optional<String> run, OptionalLong after) {

  /** An event of the question with the client's {@code id}. */
  public record Event(String type, String id, @JsonRawValue String event) {}

  /** The error for a message on the socket; {@code id} is null if the message had no id. */
  public record Failed(String type, Optional<String> id, ErrorBody.Detail error) {}
}

package dev.trawl.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A message of a client on a socket, apart from the question itself.
 *
 * @param type {@code ask}, {@code cancel} or {@code resume}
 * @param id the client's id for a question; it is repeated in every event of its run
 * @param run the run to resume
 * @param after the number of the last event that the client has
 */
public record SocketBody(
    Optional<String> type, Optional<String> id, Optional<String> run, OptionalLong after) {

  /** An event of the question with the client's {@code id}. */
  public record Event(String type, String id, @JsonRawValue String event) {}

  /** The error of a message on the socket; {@code id} is null if the message had none. */
  public record Failed(String type, Optional<String> id, ErrorBody.Detail error) {}
}

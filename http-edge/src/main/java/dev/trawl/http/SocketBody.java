package dev.trawl.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a client says on a socket, apart from the question itself.
 *
 * @param type {@code ask}, {@code cancel} or {@code resume}
 * @param id the client's own word for a question; every event of its run comes back with it
 * @param run the run to resume
 * @param after number of the last event that the client has
 */
public record SocketBody(
    Optional<String> type, Optional<String> id, Optional<String> run, OptionalLong after) {

  /** An event of the question that the client calls {@code id}. */
  public record Event(String type, String id, @JsonRawValue String event) {}

  /** Something on the socket that cannot be done; {@code id} is null where none was said. */
  public record Failed(String type, Optional<String> id, ErrorBody.Detail error) {}
}

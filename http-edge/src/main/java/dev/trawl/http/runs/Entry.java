package dev.trawl.http.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trawl.protocol.json.Json;

/**
 * An event of a run in the form that clients receive.
 *
 * @param type the event's type
 * @param json the event on one line
 * @param isLast true if no more events follow
 */
public record Entry(long seq, String type, String json, boolean isLast) {
  /** The parsed event. */
  public ObjectNode event() {
    try {
      return Json.read(json, ObjectNode.class);
    } catch (JsonProcessingException ours) {
      throw new IllegalStateException(ours);
    }
  }
}

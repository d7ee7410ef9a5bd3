package dev.trawl.testkit.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A tool call that represents a step. */
public record ToolCall(String name, JsonNode arguments) {
  /** The tool calls that represent {@code step}; empty if it is not a step. */
  static List<ToolCall> of(JsonNode step) {
    return switch (step.path("step").asText()) {
      case "" -> List.of();
      case "ask" ->
          step.path("subQuestions")
              .valueStream()
              .map(asked -> new ToolCall("ask_document", asked))
              .toList();
      case "missing" -> List.of(new ToolCall("give_up", rest(step)));
      case String name -> List.of(new ToolCall(name, rest(step)));
    };
  }

  private static ObjectNode rest(JsonNode step) {
    var rest = JsonNodeFactory.instance.objectNode();
    step.properties().stream()
        .filter(member -> !member.getKey().equals("step"))
        .forEach(member -> rest.set(member.getKey(), member.getValue()));
    return rest;
  }
}

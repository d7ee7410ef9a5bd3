package dev.trawl.testkit.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** A tool call that represents a step. */
public record ToolCall(String name, JsonNode arguments) {
  /** The tool calls that represent {@code step}; empty if it is not a step. */
  static List<ToolCall> of(JsonNode step) {
    return switch (step.path("step").asText()) {
      case "" ->
          Stream.of(
                  asked(step.path("ask")),
                  Stream.of("search", "connect").flatMap(name -> phrases(step, name)),
                  text(step, "answer", "answer"),
                  text(step, "missing", "give_up"))
              .flatMap(calls -> calls)
              .toList();
      case "ask" -> asked(step.path("subQuestions")).toList();
      case "missing" -> List.of(new ToolCall("give_up", rest(step)));
      case String name -> List.of(new ToolCall(name, rest(step)));
    };
  }

  private static Stream<ToolCall> asked(JsonNode questions) {
    return questions.valueStream().map(asked -> new ToolCall("ask_document", asked));
  }

  private static Stream<ToolCall> phrases(JsonNode step, String name) {
    return step.path(name)
        .valueStream()
        .map(phrase -> new ToolCall(name, object().put("phrase", phrase.asText())));
  }

  private static Stream<ToolCall> text(JsonNode step, String member, String name) {
    var text = step.path(member).asText();
    return text.isEmpty() ? Stream.of() : Stream.of(new ToolCall(name, object().put(member, text)));
  }

  private static ObjectNode rest(JsonNode step) {
    var rest = object();
    step.properties().stream()
        .filter(member -> !member.getKey().equals("step"))
        .forEach(member -> rest.set(member.getKey(), member.getValue()));
    return rest;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}

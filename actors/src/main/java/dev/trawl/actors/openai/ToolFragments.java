package dev.trawl.actors.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.protocol.model.LanguageModel.ToolUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins tool calls that arrive in fragments. The fragments of one call have the same index. Some
 * servers send whole calls without an index, or give all calls index 0 but different ids. Not
 * thread-safe.
 */
final class ToolFragments {
  private static final class Call {
    final String id;
    final StringBuilder name = new StringBuilder();
    final StringBuilder arguments = new StringBuilder();

    Call(String id) {
      this.id = id;
    }

    boolean hasId(String otherId) {
      return otherId.isEmpty() || otherId.equals(id);
    }
  }

  private final List<Call> calls = new ArrayList<>();
  private final Map<Integer, Call> byIndex = new HashMap<>();

  /**
   * @param fragments the {@code tool_calls} of one chunk, or of a whole reply
   */
  void take(JsonNode fragments) {
    for (var fragment : fragments) {
      var function = fragment.path("function");
      var call = callOf(fragment, ApiJson.text(function, "name"));
      if (call.name.isEmpty()) {
        call.name.append(ApiJson.text(function, "name"));
      }
      var arguments = function.path("arguments");
      call.arguments.append(
          arguments.isContainerNode() ? arguments.toString() : arguments.asText(""));
    }
  }

  private Call callOf(JsonNode fragment, String name) {
    var id = ApiJson.text(fragment, "id");
    if (fragment.path("index").isInt()) {
      return byIndex.compute(
          fragment.path("index").intValue(),
          (index, call) -> call != null && call.hasId(id) ? call : begin(id));
    }
    return name.isEmpty() && !calls.isEmpty() ? calls.getLast() : begin(id);
  }

  private Call begin(String id) {
    var call = new Call(id);
    calls.add(call);
    return call;
  }

  /** The joined calls, in the order in which they began. */
  List<ToolUse> joined() {
    return calls.isEmpty()
        ? List.of()
        : calls.stream()
            .map(call -> new ToolUse(call.name.toString(), call.arguments.toString()))
            .toList();
  }
}

package dev.trawl.testkit.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request to complete a chat.
 *
 * @param tools what is offered to be called, each as its description says it
 * @param maxTokens the most tokens of the reply; 0: whatever the window leaves
 * @param schema whether the reply is to be held to a JSON schema
 * @param streamOptions whether they were given
 * @param streamUsage whether a stream is to end with the usage
 */
public record ChatRequest(
    String model,
    List<Message> messages,
    List<String> tools,
    int maxTokens,
    boolean schema,
    boolean stream,
    boolean streamOptions,
    boolean streamUsage) {
  private static final JsonMapper MAPPER = new JsonMapper();

  public record Message(String role, String text) {}

  public ChatRequest {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
  }

  /** What {@code body} asks; empty where it is no such request. */
  public static Optional<ChatRequest> of(byte[] body) {
    try {
      var json = MAPPER.readTree(body);
      return json.path("messages").isArray() ? Optional.of(of(json)) : Optional.empty();
    } catch (IOException noJson) {
      return Optional.empty();
    }
  }

  private static ChatRequest of(JsonNode json) {
    var messages = new ArrayList<Message>();
    for (var message : json.path("messages")) {
      messages.add(new Message(message.path("role").asText(), text(message.path("content"))));
    }
    var maxTokens = json.path("max_completion_tokens").asInt(json.path("max_tokens").asInt());
    return new ChatRequest(
        json.path("model").asText(),
        messages,
        json.path("tools").valueStream().map(tool -> tool.path("function").toString()).toList(),
        Math.max(0, maxTokens),
        json.path("response_format").path("type").asText().equals("json_schema"),
        json.path("stream").asBoolean(),
        json.hasNonNull("stream_options"),
        json.path("stream_options").path("include_usage").asBoolean());
  }

  private static String text(JsonNode content) {
    if (!content.isArray()) {
      return content.asText("");
    }
    var text = new StringBuilder();
    content.forEach(part -> text.append(part.path("text").asText()));
    return text.toString();
  }
}

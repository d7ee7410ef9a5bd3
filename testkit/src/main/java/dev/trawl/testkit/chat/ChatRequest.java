package dev.trawl.testkit.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A chat completion request.
 *
 * @param maxTokens maximum number of tokens in the reply; 0 for the rest of the window
 * @param schema whether the reply must match a JSON schema
 * @param streamOptions whether the request contains stream options
 * @param streamUsage whether a stream must end with the usage
 */
public record ChatRequest(
    String model,
    List<Message> messages,
    int maxTokens,
    boolean schema,
    boolean stream,
    boolean streamOptions,
    boolean streamUsage) {
  private static final JsonMapper MAPPER = new JsonMapper();

  public record Message(String role, String text) {}

  public ChatRequest {
    messages = List.copyOf(messages);
  }

  /** Parses {@code body}; empty if it is not a chat completion request. */
  public static Optional<ChatRequest> of(byte[] body) {
    try {
      var json = MAPPER.readTree(body);
      return json.path("messages").isArray() ? Optional.of(of(json)) : Optional.empty();
    } catch (IOException notJson) {
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
        Math.max(0, maxTokens),
        json.path("response_format").path("type").asText().equals("json_schema"),
        json.path("stream").asBoolean(),
        json.hasNonNull("stream_options"),
        json.path("stream_options").path("include_usage").asBoolean());
  }

  /** The text of the first message with this role; empty if there is none. */
  Optional<String> first(String role) {
    return messages.stream()
        .filter(message -> message.role().equals(role))
        .map(Message::text)
        .findFirst();
  }

  /**
   * The answer that the model should continue. It is taken from the first reply of the chat; it is
   * empty if there is no reply, or if the reply is not an answer in JSON.
   */
  String written() {
    return first("assistant")
        .map(ChatRequest::json)
        .filter(reply -> reply.path("answered").asBoolean())
        .map(reply -> reply.path("answer").asText())
        .orElse("");
  }

  /** The items of the list that the model should continue; empty if there is no such list. */
  List<JsonNode> listed() {
    return first("assistant")
        .map(ChatRequest::json)
        .map(reply -> reply.path("items").valueStream().toList())
        .orElse(List.of());
  }

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException notJson) {
      return MAPPER.createObjectNode();
    }
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

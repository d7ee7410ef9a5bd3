package dev.trawl.testkit.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trawl.testkit.http.Reply;
import dev.trawl.testkit.http.Request;
import java.time.Duration;

/** Error replies in the format of OpenAI. */
final class ErrorReplies {
  private static final String INVALID = "invalid_request_error";

  private ErrorReplies() {}

  static Reply key() {
    return reply(401, "Incorrect API key provided.", INVALID, "", "invalid_api_key");
  }

  static Reply model(String name) {
    var message = "The model `%s` does not exist or you do not have access to it.".formatted(name);
    return reply(404, message, INVALID, "", "model_not_found");
  }

  static Reply window(int window, int prompt, int reply) {
    var message =
        "This model's maximum context length is %d tokens. However, you requested %d tokens (%d in the messages, %d in the completion). Please reduce the length of the messages or completion."
            .formatted(window, prompt + reply, prompt, reply);
    return reply(400, message, INVALID, "messages", "context_length_exceeded");
  }

  static Reply parameter(String name, String message) {
    return reply(400, message, INVALID, name, "unsupported_parameter");
  }

  static Reply unreadable(int status, String message) {
    return reply(status, message, INVALID, "", "");
  }

  static Reply path(Request request) {
    var message = "Invalid URL (%s %s)".formatted(request.method(), request.path());
    return reply(404, message, INVALID, "", "");
  }

  static Reply busy(Duration retryAfter) {
    return reply(429, "Rate limit reached for requests.", "requests", "", "rate_limit_exceeded")
        .withRetryAfter(retryAfter);
  }

  static Reply error() {
    var message = "The server had an error while processing your request. Sorry about that!";
    return reply(500, message, "server_error", "", "");
  }

  private static Reply reply(
      int status, String message, String type, String parameter, String code) {
    var body = JsonNodeFactory.instance.objectNode();
    body.putObject("error")
        .put("message", message)
        .put("type", type)
        .<ObjectNode>set("param", orNull(parameter))
        .set("code", orNull(code));
    return Reply.json(status, body);
  }

  private static JsonNode orNull(String text) {
    var factory = JsonNodeFactory.instance;
    return text.isEmpty() ? factory.nullNode() : factory.textNode(text);
  }
}

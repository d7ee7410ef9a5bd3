package dev.trawl.actors.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.protocol.model.LanguageModel.Message;
import dev.trawl.protocol.model.LanguageModel.Prompt;
import dev.trawl.protocol.model.LanguageModel.ReplyForm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Writes prompts as request bodies. Members of the configured extra body replace the members that
 * are written here.
 */
final class ChatRequest {
  private static final int START_BYTES = 16_384;

  private final String model;
  private final JsonNode extra;

  /**
   * @throws IllegalArgumentException if the server's extra body is not a JSON object
   */
  ChatRequest(Server server) {
    model = server.model();
    extra = object(server);
  }

  private static JsonNode object(Server server) {
    try {
      var json = ApiJson.read(server.extraBody().getBytes(StandardCharsets.UTF_8));
      if (json.isObject()) {
        return json;
      }
    } catch (IOException notJson) {
      // Reported below without the text, which may contain a secret.
    }
    throw new IllegalArgumentException(server.setting() + ": the extra body is not a JSON object");
  }

  byte[] of(Prompt prompt, Dialect dialect) {
    var bytes = new ByteArrayOutputStream(START_BYTES);
    try (var json = ApiJson.write(bytes)) {
      json.writeStartObject();
      if (writes("model")) {
        ApiJson.text(json, "model", model);
      }
      messages(json, prompt.messages());
      limits(json, prompt, dialect);
      if (prompt.form().isPresent()) {
        form(json, prompt.form().get(), dialect.form());
      }
      for (var member : extra.properties()) {
        json.writeFieldName(member.getKey());
        json.writeTree(member.getValue());
      }
      json.writeEndObject();
    } catch (IOException notInMemory) {
      throw new UncheckedIOException(notInMemory);
    }
    return bytes.toByteArray();
  }

  /** Returns true unless the extra body replaces the member {@code name}. */
  private boolean writes(String name) {
    return !extra.has(name);
  }

  private void messages(JsonGenerator json, List<Message> messages) throws IOException {
    if (!writes("messages")) {
      return;
    }
    json.writeArrayFieldStart("messages");
    for (var message : messages) {
      json.writeStartObject();
      json.writeStringField("role", message.speaker().name().toLowerCase(Locale.ROOT));
      ApiJson.text(json, "content", message.text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void limits(JsonGenerator json, Prompt prompt, Dialect dialect) throws IOException {
    var limit = dialect.maxTokens() ? "max_tokens" : "max_completion_tokens";
    if (writes(limit)) {
      json.writeNumberField(limit, prompt.maxReplyTokens());
    }
    if (dialect.temperature() && writes("temperature")) {
      json.writeNumberField("temperature", 0);
    }
    if (writes("stream")) {
      json.writeBooleanField("stream", dialect.streams());
    }
    if (dialect.streams()
        && dialect.countsStream()
        && writes("stream_options")
        && writes("stream")) {
      json.writeObjectFieldStart("stream_options");
      json.writeBooleanField("include_usage", true);
      json.writeEndObject();
    }
  }

  private void form(JsonGenerator json, ReplyForm form, Dialect.Form supported) throws IOException {
    if (supported == Dialect.Form.NONE || !writes("response_format")) {
      return;
    }
    json.writeObjectFieldStart("response_format");
    if (supported == Dialect.Form.OBJECT) {
      json.writeStringField("type", "json_object");
    } else {
      json.writeStringField("type", "json_schema");
      json.writeObjectFieldStart("json_schema");
      json.writeStringField("name", form.name());
      json.writeBooleanField("strict", true);
      raw(json, "schema", form.jsonSchema());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /** The schemas are our own, so there is no need to parse them for every call. */
  private static void raw(JsonGenerator json, String name, String schema) throws IOException {
    json.writeFieldName(name);
    json.writeRawValue(schema);
  }
}

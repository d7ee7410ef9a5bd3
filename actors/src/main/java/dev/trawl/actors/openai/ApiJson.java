package dev.trawl.actors.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Reads and writes JSON as bytes, without an intermediate string. */
final class ApiJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  private ApiJson() {}

  static JsonNode read(byte[] bytes) throws IOException {
    return read(bytes, 0, bytes.length);
  }

  static JsonNode read(byte[] bytes, int from, int length) throws IOException {
    return MAPPER.readTree(bytes, from, length);
  }

  static JsonGenerator write(OutputStream out) throws IOException {
    return MAPPER.createGenerator(out);
  }

  /** The member {@code name} as text; empty if it is missing, null, an object or an array. */
  static String text(JsonNode json, String name) {
    return json.path(name).asText("");
  }

  /**
   * Writes a text field as UTF-8 bytes. This turns an unpaired surrogate, which broken documents
   * contain, into a question mark. An escape sequence for it would make the server's tokenizer
   * fail.
   */
  static void text(JsonGenerator json, String name, String text) throws IOException {
    json.writeFieldName(name);
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    json.writeUTF8String(bytes, 0, bytes.length);
  }
}

package dev.trawl.http.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.protocol.Source;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The text and the files of a message.
 *
 * @param at index of the message in the chat, from 0
 * @param text the text parts of the message; empty if it only calls tools
 * @param files files that are sent with their data
 * @param documents ids of open documents
 */
record MessageText(
    int at, Role role, String text, List<Source.InMemory> files, List<String> documents) {
  enum Role {
    SYSTEM,
    USER,
    ASSISTANT,
    TOOL
  }

  MessageText {
    files = List.copyOf(files);
    documents = List.copyOf(documents);
  }

  /**
   * @throws UnreadableChatException if its role or a part is not supported
   */
  static MessageText of(ChatBody.MessageBody message, int at) {
    var parts = new Parts(at);
    var text = parts.text(message.content());
    return new MessageText(
        at, role(message.role().orElse("user"), at), text, parts.files, parts.documents);
  }

  boolean isBlank() {
    return text.isBlank();
  }

  private static Role role(String name, int at) {
    return switch (name) {
      case "system", "developer" -> Role.SYSTEM;
      case "user" -> Role.USER;
      case "assistant" -> Role.ASSISTANT;
      case "tool", "function" -> Role.TOOL;
      default ->
          throw new UnreadableChatException(
              "messages[%d].role".formatted(at),
              "Unknown role %s. Roles are system, developer, user, assistant and tool."
                  .formatted(name));
    };
  }

  /** Collects the parts of a message. */
  private static final class Parts {
    private final int at;
    private final List<Source.InMemory> files = new ArrayList<>();
    private final List<String> documents = new ArrayList<>();

    Parts(int at) {
      this.at = at;
    }

    private String text(Optional<JsonNode> content) {
      if (content.isEmpty() || content.get().isNull()) {
        return "";
      }
      if (content.get().isTextual()) {
        return content.get().textValue();
      }
      var texts = new ArrayList<String>();
      for (var part : content.get()) {
        var type = part.path("type").asText("(none)");
        switch (type) {
          case "text", "input_text", "output_text" -> texts.add(part.path("text").asText());
          case "refusal" -> texts.add(part.path("refusal").asText());
          case "file", "input_file" -> file(part.has("file") ? part.path("file") : part);
          default ->
              throw unreadable(
                  "Only parts of type text and file are supported, not %s.".formatted(type));
        }
      }
      return String.join("\n\n", texts);
    }

    private void file(JsonNode file) {
      var data = file.path("file_data").asText();
      if (data.isEmpty()) {
        documents.add(file.path("file_id").asText());
        return;
      }
      try {
        var base64 = data.substring(data.startsWith("data:") ? data.indexOf(',') + 1 : 0);
        var name = file.path("filename").asText("file %d".formatted(files.size() + 1));
        files.add(new Source.InMemory(name, Base64.getDecoder().decode(base64)));
      } catch (IllegalArgumentException notBase64) {
        throw unreadable("file_data is not valid base64.");
      }
    }

    private UnreadableChatException unreadable(String message) {
      return new UnreadableChatException("messages[%d].content".formatted(at), message);
    }
  }
}

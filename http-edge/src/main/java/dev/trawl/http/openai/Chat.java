package dev.trawl.http.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.protocol.Source;
import dev.trawl.protocol.Turn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A chat, interpreted as a question about documents: a message longer than the model's window is a
 * document, the last user message is the question, and the other messages are earlier turns.
 *
 * <p>System and tool messages are ignored, unless they are long enough to be a document. A file is
 * a part of a message and has either its data or the id of an open document.
 *
 * @param history the turns before the question, the oldest first
 * @param attached documents sent within the chat
 * @param documents ids of open documents
 */
public record Chat(
    String question, List<Turn> history, List<Source.InMemory> attached, List<String> documents) {
  /** Maximum length of a question at the end of a document message, in UTF-16 units. */
  private static final int LONGEST_QUESTION = 2_000;

  public Chat {
    history = List.copyOf(history);
    attached = List.copyOf(attached);
    documents = List.copyOf(documents);
  }

  /**
   * @param isDocument returns true if a text is long enough to be a document
   * @throws UnreadableChatException if there is no question, or a part is not supported
   */
  public static Chat of(List<ChatBody.MessageBody> messages, Predicate<String> isDocument) {
    var reading = new Reading(isDocument);
    messages.forEach(reading::read);
    return reading.chat();
  }

  /** Builds a chat from its messages. */
  private static final class Reading {
    private final Predicate<String> isDocument;
    private final List<Turn> turns = new ArrayList<>();
    private final List<Source.InMemory> attached = new ArrayList<>();
    private final List<String> documents = new ArrayList<>();
    private Optional<String> question = Optional.empty();
    private int number;

    Reading(Predicate<String> isDocument) {
      this.isDocument = isDocument;
    }

    void read(ChatBody.MessageBody message) {
      number++;
      var role = message.role().orElse("user");
      var text = text(message.content());
      if (role.equals("assistant")) {
        question.ifPresent(asked -> turns.add(new Turn(asked, text)));
        question = Optional.empty();
      } else if (isDocument.test(text)) {
        attach(text, role.equals("user"));
      } else if (role.equals("user") && !text.isBlank()) {
        question = Optional.of(text.strip());
      }
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
        switch (part.path("type").asText()) {
          case "text", "input_text" -> texts.add(part.path("text").asText());
          case "file", "input_file" -> file(part.has("file") ? part.path("file") : part);
          default ->
              throw new UnreadableChatException(
                  "messages[%d].content".formatted(number - 1),
                  "Only parts of type text and file are supported, not %s."
                      .formatted(part.path("type").asText("(none)")));
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
        var name = file.path("filename").asText("file %d".formatted(attached.size() + 1));
        attached.add(new Source.InMemory(name, Base64.getDecoder().decode(base64)));
      } catch (IllegalArgumentException noBase64) {
        throw new UnreadableChatException(
            "messages[%d].content".formatted(number - 1), "file_data is not valid base64.");
      }
    }

    /** The last line of a user's document is the question. */
    private void attach(String text, boolean mayAsk) {
      var whole = text.stripTrailing();
      var end = whole.lastIndexOf('\n');
      var asks = mayAsk && end > 0 && whole.length() - end <= LONGEST_QUESTION;
      question = asks ? Optional.of(whole.substring(end).strip()) : Optional.empty();
      var document = asks ? whole.substring(0, end) : whole;
      attached.add(
          new Source.InMemory(
              "message %d.txt".formatted(number), document.getBytes(StandardCharsets.UTF_8)));
    }

    Chat chat() {
      return new Chat(
          question.orElseThrow(
              () ->
                  new UnreadableChatException(
                      "messages", "There is no question. The last user message must be one.")),
          turns,
          attached,
          documents);
    }
  }
}

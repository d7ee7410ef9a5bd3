package dev.trawl.testkit.endpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trawl.testkit.Offer;

/** Chat completion requests with prompts in the format of trawl's default prompts. */
final class Prompts {
  private Prompts() {}

  /** A request for {@code task} with the sections in {@code user}. */
  static ObjectNode request(String task, String user) {
    var request =
        JsonNodeFactory.instance
            .objectNode()
            .put("model", Offer.standard().model())
            .put("max_tokens", 512);
    var messages = request.putArray("messages");
    messages
        .addObject()
        .put("role", "system")
        .put("content", "TASK: " + task + "\nReply with one JSON object and nothing else.");
    messages.addObject().put("role", "user").put("content", user);
    return request;
  }

  /**
   * @param sentences the sentences of a single text
   */
  static ObjectNode read(String question, String... sentences) {
    return request("read", question(question) + text("[TEXT]", 1, sentences));
  }

  /**
   * @param texts texts of one sentence each
   */
  static ObjectNode answer(String question, String... texts) {
    var user = new StringBuilder(question(question));
    for (int i = 0; i < texts.length; i++) {
      user.append(text("[TEXT %d]".formatted(i + 1), i + 1, texts[i]));
    }
    return request("answer", user.toString());
  }

  static String question(String question) {
    return "[QUESTION]\n" + question + "\n";
  }

  /**
   * @param first number of the first sentence
   */
  static String text(String header, int first, String... sentences) {
    var text = new StringBuilder(header + "\n");
    for (int i = 0; i < sentences.length; i++) {
      text.append(first + i).append(": ").append(sentences[i]).append('\n');
    }
    return text.toString();
  }

  static ObjectNode streamed(ObjectNode request) {
    var streamed = request.deepCopy().put("stream", true);
    streamed.putObject("stream_options").put("include_usage", true);
    return streamed;
  }
}

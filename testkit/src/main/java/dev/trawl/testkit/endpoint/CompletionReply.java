package dev.trawl.testkit.endpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trawl.testkit.chat.Completion;
import dev.trawl.testkit.http.Reply;

/**
 * Writes a completion in the format of OpenAI.
 *
 * @param usage whether to include the token usage of the call
 */
record CompletionReply(Completion completion, boolean usage) {
  /**
   * Length of a streamed piece in UTF-16 units, about one or two tokens. Code points are not split.
   */
  private static final int PIECE_CHARS = 8;

  Reply complete() {
    var body = envelope("chat.completion");
    var choice = body.putArray("choices").addObject().put("index", 0);
    var message = choice.putObject("message").put("role", "assistant");
    message.put("content", completion.text());
    if (!completion.thoughts().isEmpty()) {
      message.put("reasoning_content", completion.thoughts());
    }
    choice.put("finish_reason", completion.end());
    if (usage) {
      body.set("usage", usageBody());
    }
    return Reply.json(200, body);
  }

  Reply stream() {
    var events = new StringBuilder();
    var emptyEvent = envelope("chat.completion.chunk").toString();
    var envelope = emptyEvent.substring(0, emptyEvent.length() - 1);
    writeEvent(events, envelope, "role", "assistant", false);
    writePieces(events, envelope, "reasoning_content", completion.thoughts());
    writePieces(events, envelope, "content", completion.text());
    writeEvent(events, envelope, "", "", true);
    if (usage) {
      var last = envelope("chat.completion.chunk");
      last.putArray("choices");
      last.set("usage", usageBody());
      write(events, last.toString());
    }
    write(events, "[DONE]");
    return Reply.events(events.toString());
  }

  private void writePieces(StringBuilder events, String envelope, String field, String text) {
    for (int start = 0; start < text.length(); ) {
      int end = Math.min(text.length(), start + PIECE_CHARS);
      if (Character.isHighSurrogate(text.charAt(end - 1)) && end < text.length()) {
        end++;
      }
      writeEvent(events, envelope, field, text.substring(start, end), false);
      start = end;
    }
  }

  /**
   * Appends one event. {@code envelope}, the part that all events have in common, is computed once,
   * because there may be thousands of events.
   */
  private void writeEvent(
      StringBuilder events, String envelope, String field, String text, boolean last) {
    var delta = field.isEmpty() ? "" : quoted(field) + ":" + quoted(text);
    write(events, envelope + delta(delta, last));
  }

  private String delta(String delta, boolean last) {
    return ",\"choices\":[{\"index\":0,\"delta\":{"
        + delta
        + "},\"finish_reason\":"
        + (last ? quoted(completion.end()) : "null")
        + (usage ? "}],\"usage\":null}" : "}]}");
  }

  private static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }

  private static void write(StringBuilder events, String data) {
    events.append("data: ").append(data).append("\n\n");
  }

  private ObjectNode envelope(String object) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", "chatcmpl-" + completion.number())
        .put("object", object)
        .put("created", System.currentTimeMillis() / 1000)
        .put("model", completion.model());
  }

  private ObjectNode usageBody() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("prompt_tokens", completion.promptTokens())
        .put("completion_tokens", completion.replyTokens())
        .put("total_tokens", completion.promptTokens() + completion.replyTokens());
  }
}

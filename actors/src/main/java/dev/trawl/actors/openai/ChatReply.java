package dev.trawl.actors.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.actors.openai.Exchange.Outcome;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.LanguageModel.Completion;
import dev.trawl.protocol.model.LanguageModel.End;
import dev.trawl.protocol.model.ModelCall.Reply;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Assembles a reply from the events of a stream, or from one object. Not thread-safe. */
final class ChatReply {
  private final Consumer<String> pieces;
  private final Consumer<Usage> usageReceiver;
  private final StringBuilder text = new StringBuilder();
  private Usage usage = Usage.ofCall(0, 0);
  private String finish = "";
  private boolean begun;
  private Optional<ServerError> error = Optional.empty();

  /**
   * @param pieces receives the text as it arrives
   * @param usageReceiver receives the usage as soon as the server reports it
   */
  ChatReply(Consumer<String> pieces, Consumer<Usage> usageReceiver) {
    this.pieces = pieces;
    this.usageReceiver = usageReceiver;
  }

  void take(JsonNode chunk) {
    if (chunk.hasNonNull("error") || ApiJson.text(chunk, "object").equals("error")) {
      fail(chunk);
      return;
    }
    if (chunk.path("usage").isObject()) {
      usage = usage(chunk.path("usage"));
      usageReceiver.accept(usage);
    }
    for (var choice : chunk.path("choices")) {
      if (choice.path("index").asInt(0) == 0) {
        takeChoice(choice);
      }
    }
  }

  /** The text is in {@code delta} in a stream, and in {@code message} in a single object. */
  private void takeChoice(JsonNode choice) {
    if (choice.hasNonNull("error")) {
      fail(choice);
      return;
    }
    var message = choice.has("delta") ? choice.path("delta") : choice.path("message");
    begun |= message.isObject();
    append(message.path("content"));
    var reason = ApiJson.text(choice, "finish_reason");
    if (!reason.isEmpty() && !reason.equals("null")) {
      finish = reason;
    }
  }

  /** The content is text, or a list of parts, of which some are text and others are thoughts. */
  private void append(JsonNode content) {
    if (content.isTextual()) {
      text.append(content.textValue());
      pieces.accept(content.textValue());
    }
    if (content.isArray()) {
      for (var part : content) {
        if (ApiJson.text(part, "type").equals("text")) {
          append(part.path("text"));
        }
      }
    }
  }

  void fail(JsonNode json) {
    error = Optional.of(ServerError.of(json));
  }

  private static Usage usage(JsonNode json) {
    return Usage.ofCall(
        Math.max(0, json.path("prompt_tokens").asInt()),
        Math.max(0, json.path("completion_tokens").asInt()));
  }

  boolean failed() {
    return error.isPresent();
  }

  boolean finished() {
    return failed() || !finish.isEmpty();
  }

  /**
   * @throws IOException if there was no reply at all
   */
  Outcome<Reply<Completion>> end() throws IOException {
    if (error.isPresent()) {
      return new Outcome.Declined<>(error.get().status(), Optional.empty(), error.get());
    }
    if (!begun) {
      throw new IOException("it has no choices");
    }
    return new Outcome.Given<>(new Reply<>(completion(), usage));
  }

  private Completion completion() {
    return new Completion(Thoughts.strip(text.toString()), reason());
  }

  private End reason() {
    return switch (finish) {
      case "length", "max_tokens" -> End.LENGTH;
      case "content_filter" -> End.FILTERED;
      default -> End.COMPLETE;
    };
  }
}

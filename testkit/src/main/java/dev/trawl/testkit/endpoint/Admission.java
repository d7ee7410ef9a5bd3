package dev.trawl.testkit.endpoint;

import dev.trawl.testkit.Feature;
import dev.trawl.testkit.Offer;
import dev.trawl.testkit.chat.ChatRequest;
import dev.trawl.testkit.http.Reply;
import dev.trawl.testkit.http.Request;
import java.util.Optional;

/** Decides whether to accept a request. Stateless. */
record Admission(Offer offer) {

  /** The error for a client without the right key; empty if the request is accepted. */
  Optional<Reply> error(Request request) {
    boolean open = offer.apiKey().isEmpty();
    var shown = request.header("authorization").orElse("");
    return open || shown.equals("Bearer " + offer.apiKey())
        ? Optional.empty()
        : Optional.of(ErrorReplies.key());
  }

  /** The error for a chat that this endpoint cannot complete; empty if the chat is accepted. */
  Optional<Reply> error(ChatRequest chat, int promptTokens) {
    if (!chat.model().equals(offer.model())) {
      return Optional.of(ErrorReplies.model(chat.model()));
    }
    if (promptTokens + Math.max(1L, chat.maxTokens()) > offer.windowTokens()) {
      return Optional.of(ErrorReplies.window(offer.windowTokens(), promptTokens, chat.maxTokens()));
    }
    if (chat.schema() && !offer.has(Feature.JSON_SCHEMA)) {
      return Optional.of(
          ErrorReplies.parameter(
              "response_format",
              "Invalid parameter: 'response_format' of type 'json_schema' is not supported with"
                  + " this model."));
    }
    if (chat.streamOptions() && !offer.has(Feature.STREAM_OPTIONS)) {
      return Optional.of(
          ErrorReplies.parameter(
              "stream_options", "Unrecognized request argument supplied: stream_options"));
    }
    if (chat.streamOptions() && !chat.stream()) {
      return Optional.of(
          ErrorReplies.parameter(
              "stream_options",
              "The 'stream_options' parameter is only allowed when 'stream' is enabled."));
    }
    return Optional.empty();
  }
}

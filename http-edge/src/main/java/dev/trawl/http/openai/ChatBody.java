package dev.trawl.http.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A chat completion request of OpenAI's API. {@link ChatFields} checks the members that change the
 * reply; members that are not listed here are ignored.
 *
 * @param documents ids of open documents to search; an extension by trawl
 */
public record ChatBody(
    Optional<String> model,
    Optional<List<MessageBody>> messages,
    Optional<Boolean> stream,
    @JsonProperty("stream_options") Optional<StreamOptionsBody> streamOptions,
    @JsonProperty("response_format") Optional<JsonNode> responseFormat,
    Optional<JsonNode> stop,
    @JsonProperty("max_tokens") Optional<Integer> maxTokens,
    @JsonProperty("max_completion_tokens") Optional<Integer> maxCompletionTokens,
    Optional<Integer> n,
    Optional<Boolean> logprobs,
    @JsonProperty("top_logprobs") Optional<Integer> topLogprobs,
    @JsonProperty("tool_choice") Optional<JsonNode> toolChoice,
    @JsonProperty("function_call") Optional<JsonNode> functionCall,
    Optional<List<String>> modalities,
    Optional<JsonNode> audio,
    Optional<List<String>> documents) {

  /**
   * @param content text, or a list of parts
   */
  public record MessageBody(Optional<String> role, Optional<JsonNode> content) {}

  /**
   * @param includeUsage true to end a stream with the usage
   */
  public record StreamOptionsBody(@JsonProperty("include_usage") Optional<Boolean> includeUsage) {}

  public boolean streams() {
    return stream.orElse(false);
  }

  public boolean wantsUsage() {
    return streamOptions.flatMap(StreamOptionsBody::includeUsage).orElse(false);
  }
}

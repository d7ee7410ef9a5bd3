package dev.trawl.http.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A request to complete a chat, as OpenAI's API has it. What trawl has no use for is passed over.
 *
 * @param documents ids of open documents to ask; trawl's own member
 */
public record ChatBody(
    Optional<String> model,
    Optional<List<MessageBody>> messages,
    Optional<Boolean> stream,
    @JsonProperty("stream_options") Optional<StreamOptionsBody> streamOptions,
    Optional<List<String>> documents) {

  /**
   * @param content text, or a list of parts
   */
  public record MessageBody(Optional<String> role, Optional<JsonNode> content) {}

  /**
   * @param includeUsage whether a stream ends with what the run took
   */
  public record StreamOptionsBody(@JsonProperty("include_usage") Optional<Boolean> includeUsage) {}

  public boolean streams() {
    return stream.orElse(false);
  }

  public boolean wantsUsage() {
    return streamOptions.flatMap(StreamOptionsBody::includeUsage).orElse(false);
  }
}

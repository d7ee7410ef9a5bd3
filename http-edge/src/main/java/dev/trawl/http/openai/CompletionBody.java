package dev.trawl.http.openai;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.trawl.protocol.json.AnswerBody;
import java.util.List;
import java.util.Optional;

/**
 * A completion, or a piece of one in a stream.
 *
 * @param object {@code chat.completion}, or {@code chat.completion.chunk} for a piece
 * @param created seconds since 1970
 * @param citations the quotes behind the marks in the answer; trawl's own member
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record CompletionBody(
    String id,
    String object,
    long created,
    String model,
    List<ChoiceBody> choices,
    Optional<UsageBody> usage,
    Optional<List<AnswerBody.CitationBody>> citations) {

  /** One of {@code message} and {@code delta} is there, and a piece before the last has no end. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record ChoiceBody(
      int index,
      Optional<MessageBody> message,
      Optional<MessageBody> delta,
      @JsonProperty("finish_reason") @JsonInclude Optional<String> finishReason) {}

  /**
   * @param reasoning how far the run is
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record MessageBody(
      Optional<String> role,
      Optional<String> content,
      @JsonProperty("reasoning_content") Optional<String> reasoning) {}

  /** Tokens of all calls of the run. */
  public record UsageBody(
      @JsonProperty("prompt_tokens") long promptTokens,
      @JsonProperty("completion_tokens") long completionTokens,
      @JsonProperty("total_tokens") long totalTokens) {}
}

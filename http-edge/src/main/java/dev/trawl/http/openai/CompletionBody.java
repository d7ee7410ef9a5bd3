package dev.trawl.http.openai;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.trawl.protocol.json.AnswerBody;
import java.util.List;
import java.util.Optional;

/**
 * A chat completion, or one piece of it in a stream.
 *
 * @param object {@code chat.completion}, or {@code chat.completion.chunk} for a piece
 * @param created seconds since 1970
 * @param citations the quotes for the markers in the answer; an extension by trawl
 * @param warnings notes about the answer and ignored messages, one sentence each; an extension by
 *     trawl
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record CompletionBody(
    String id,
    String object,
    long created,
    String model,
    List<ChoiceBody> choices,
    Optional<UsageBody> usage,
    Optional<List<AnswerBody.CitationBody>> citations,
    Optional<List<String>> warnings) {

  /**
   * A complete reply has {@code message}, a piece of a stream has {@code delta}. Only the last
   * piece has a finish reason.
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record ChoiceBody(
      int index,
      Optional<MessageBody> message,
      Optional<MessageBody> delta,
      @JsonProperty("finish_reason") @JsonInclude Optional<String> finishReason) {}

  /**
   * @param reasoning a line of progress
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record MessageBody(
      Optional<String> role,
      Optional<String> content,
      @JsonProperty("reasoning_content") Optional<String> reasoning) {}

  /** The tokens of all calls of the run. */
  public record UsageBody(
      @JsonProperty("prompt_tokens") long promptTokens,
      @JsonProperty("completion_tokens") long completionTokens,
      @JsonProperty("total_tokens") long totalTokens) {}
}

package dev.trawl.http.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.http.exchange.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The members of a request that change the reply. If a member requests something that trawl cannot
 * do, the request is rejected and the error names the member. Otherwise the client would not notice
 * that the reply is not what it requested.
 *
 * <p>These members are ignored: those that only change how a model writes ({@code temperature},
 * {@code top_p}, {@code seed}, {@code presence_penalty}, {@code frequency_penalty}, {@code
 * logit_bias}, {@code reasoning_effort}), those for the provider's own use ({@code user}, {@code
 * metadata}, {@code store}, {@code service_tier}), and tools, as long as the model does not have to
 * call them.
 *
 * @param jsonSchema the JSON schema of the answer; empty if the answer is a text
 * @param stop the reply ends before the first of these texts
 * @param maxTokens maximum number of tokens in the reply
 */
record ChatFields(String jsonSchema, List<String> stop, OptionalInt maxTokens) {
  private static final String FORMAT = "response_format";
  private static final int MAX_STOPS = 4;

  ChatFields {
    stop = List.copyOf(stop);
  }

  /**
   * @param canWriteJson whether the model can write JSON
   * @throws ApiException if a member is invalid or asks for something that is not supported
   */
  static ChatFields of(ChatBody body, boolean canWriteJson) {
    checkChoices(body);
    checkTools(body);
    return new ChatFields(
        given(body.responseFormat()).map(format -> schema(format, canWriteJson)).orElse(""),
        given(body.stop()).map(ChatFields::stops).orElse(List.of()),
        maxTokens(body));
  }

  private static void checkChoices(ChatBody body) {
    refuse(body.n().filter(n -> n != 1), "n", "Only one choice is supported, so n must be 1.");
    refuse(
        body.logprobs().filter(value -> value), "logprobs", "Log probabilities are not supported.");
    refuse(
        body.topLogprobs().filter(count -> count != 0),
        "top_logprobs",
        "Log probabilities are not supported.");
    refuse(given(body.audio()), "audio", "Audio is not supported.");
    refuse(
        body.modalities().filter(value -> !value.equals(List.of("text"))),
        "modalities",
        "Only text is supported.");
  }

  private static void checkTools(ChatBody body) {
    refuse(
        given(body.toolChoice()).filter(ChatFields::isForced),
        "tool_choice",
        "Tools are not called, so tool_choice can only be auto or none.");
    refuse(
        given(body.functionCall()).filter(ChatFields::isForced),
        "function_call",
        "Functions are not called, so function_call can only be auto or none.");
  }

  /** A member that is null is treated like an absent one. */
  private static Optional<JsonNode> given(Optional<JsonNode> member) {
    return member.filter(value -> !value.isNull() && !value.isMissingNode());
  }

  private static boolean isForced(JsonNode choice) {
    return !List.of("auto", "none").contains(choice.asText());
  }

  private static void refuse(Optional<?> member, String name, String why) {
    member.ifPresent(
        given -> {
          throw ApiException.invalid(name, why);
        });
  }

  private static String schema(JsonNode format, boolean canWriteJson) {
    var schema =
        switch (format.path("type").asText()) {
          case "json_object" -> "{\"type\":\"object\"}";
          case "json_schema" -> jsonSchema(format.at("/json_schema/schema"));
          case "text" -> "";
          default ->
              throw ApiException.invalid(
                  FORMAT, "The type of response_format must be text, json_object or json_schema.");
        };
    if (!schema.isEmpty() && !canWriteJson) {
      throw ApiException.invalid(
          FORMAT,
          "This server has no language model, and the embedded one cannot write JSON, so"
              + " response_format must be text.");
    }
    return schema;
  }

  private static String jsonSchema(JsonNode schema) {
    if (!schema.isObject()) {
      throw ApiException.invalid(FORMAT, "response_format has no json_schema.schema.");
    }
    return schema.toString();
  }

  private static List<String> stops(JsonNode stop) {
    var given = stop.isArray() ? stop.valueStream() : Stream.of(stop);
    var stops = new ArrayList<String>();
    given.forEach(one -> stops.add(one.isTextual() ? one.textValue() : ""));
    if (stops.size() > MAX_STOPS || stops.contains("")) {
      throw ApiException.invalid(
          "stop", "stop must be a text or a list of at most %d texts.".formatted(MAX_STOPS));
    }
    return stops;
  }

  private static OptionalInt maxTokens(ChatBody body) {
    var newer = body.maxCompletionTokens();
    var limit = newer.or(body::maxTokens);
    refuse(
        limit.filter(max -> max < 1),
        newer.isPresent() ? "max_completion_tokens" : "max_tokens",
        "The token limit must be at least 1.");
    return limit.isPresent() ? OptionalInt.of(limit.get()) : OptionalInt.empty();
  }
}

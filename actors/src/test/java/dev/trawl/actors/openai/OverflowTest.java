package dev.trawl.actors.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that messages with which servers reject long prompts are recognised. */
class OverflowTest {
  /** 0 means that the message does not contain the number. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // OpenAI and Azure
        "This model's maximum context length is 8192 tokens. However, your messages resulted in"
            + " 8227 tokens. Please reduce the length of the messages. | 8227 | 8192",
        "This model's maximum context length is 16384 tokens. However, you requested 19591 tokens"
            + " (9591 in the messages, 10000 in the completion). Please reduce the length of the"
            + " messages or completion. | 9591 | 16384",
        "Your input exceeds the context window of this model. Please adjust your input and try"
            + " again. | 0 | 0",
        // vLLM
        "You passed 7169 input tokens and requested 1024 output tokens. However, the model's"
            + " context length is only 8192 tokens, resulting in a maximum input length of 7168"
            + " tokens. | 7169 | 8192",
        "This model's maximum context length is 61440 tokens. However, you requested 4096 output"
            + " tokens and your prompt contains at least 61444 input tokens | 61444 | 61440",
        // OpenRouter
        "This endpoint's maximum context length is 16384 tokens. However, you requested about 26265"
            + " tokens (26255 of text input, 10 in the output). Please reduce the length of either"
            + " one | 26255 | 16384",
        "This model's maximum context length is 8192 tokens, however you requested 8977 tokens"
            + " (8977 in your prompt; 0 for the completion). | 8977 | 8192",
        // Anthropic
        "prompt is too long: 213462 tokens > 200000 maximum | 213462 | 200000",
        "input length and `max_tokens` exceed context limit: 178959 + 64000 > 200000, decrease"
            + " input length or `max_tokens` and try again | 178959 | 200000",
        // Gemini
        "The input token count (1196265) exceeds the maximum number of tokens allowed (1048575). |"
            + " 1196265 | 1048575",
        "The input token count exceeds the maximum number of tokens allowed 1048576. | 0 | 1048576",
        // llama.cpp
        "request (12345 tokens) exceeds the available context size (8192 tokens), try increasing it"
            + " | 12345 | 8192",
        "the request exceeds the available context size, try increasing it | 0 | 0",
        // xAI and others
        "This model's maximum prompt length is 131072 but the request contains 537812 tokens |"
            + " 537812 | 131072",
        "The input (100 tokens) is longer than the model's context length (50 tokens). | 100 | 50",
        "maximum context length is 131,072 tokens, your messages resulted in 150,001 tokens |"
            + " 150001 | 131072",
        "max_tokens is too large: the maximum context length is 8192 tokens | 0 | 8192",
      })
  void readsBothNumbers(String message, int prompt, int limit) {
    assertThat(Overflow.of(new ServerError(message, "", "")))
        .contains(new Overflow(optional(prompt), optional(limit)));
  }

  @Test
  void recognisesErrorCodes() {
    var body =
        "{\"error\":{\"message\":\"too"
            + " many\",\"type\":\"exceed_context_size_error\",\"code\":400}}";

    assertThat(Overflow.of(ServerError.of(body.getBytes(StandardCharsets.UTF_8)))).isPresent();
    assertThat(Overflow.of(new ServerError("no", "context_length_exceeded", ""))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "temperature is too high",
        "Unsupported parameter: 'max_tokens' is not supported with this model.",
        "Rate limit reached: 200000 tokens per minute",
      })
  void ignoresOtherErrors(String message) {
    assertThat(Overflow.of(new ServerError(message, "", ""))).isEmpty();
  }

  private static OptionalInt optional(int number) {
    return number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
  }
}

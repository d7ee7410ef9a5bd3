package dev.trawl.http.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.trawl.http.exchange.ApiException;
import dev.trawl.protocol.json.Json;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatFieldsTest {
  private static ChatFields fields(String json, boolean canWriteJson) {
    try {
      return ChatFields.of(Json.read(json.replace('\'', '"'), ChatBody.class), canWriteJson);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'n': 2} | n",
        "{'n': 0} | n",
        "{'logprobs': true} | logprobs",
        "{'top_logprobs': 3} | top_logprobs",
        "{'tool_choice': 'required', 'tools': []} | tool_choice",
        "{'tool_choice': {'type': 'function', 'function': {'name': 'f'}}} | tool_choice",
        "{'function_call': {'name': 'f'}} | function_call",
        "{'modalities': ['text', 'audio']} | modalities",
        "{'audio': {'voice': 'alloy'}} | audio",
        "{'response_format': {'type': 'grammar'}} | response_format",
        "{'response_format': {'type': 'json_schema'}} | response_format",
        "{'response_format': 'json'} | response_format",
        "{'stop': ''} | stop",
        "{'stop': [1]} | stop",
        "{'stop': ['a', 'b', 'c', 'd', 'e']} | stop",
        "{'max_tokens': 0} | max_tokens",
        "{'max_completion_tokens': -1} | max_completion_tokens",
      })
  void namesTheMemberThatItRejects(String body, String param) {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> fields(body, true))
        .satisfies(
            rejected -> {
              assertThat(rejected.param()).hasValue(param);
              assertThat(rejected.status().intValue()).isEqualTo(400);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'n': 1, 'logprobs': false, 'top_logprobs': 0, 'stop': null, 'response_format': null}",
        "{'response_format': {'type': 'text'}, 'modalities': ['text']}",
        "{'tools': [{'type': 'function'}], 'tool_choice': 'auto', 'parallel_tool_calls': true}",
        "{'tool_choice': 'none', 'function_call': 'auto', 'tools': []}",
        "{'temperature': 0.2, 'top_p': 1, 'seed': 7, 'user': 'u', 'metadata': {'a': 'b'},"
            + " 'presence_penalty': 1, 'frequency_penalty': 1, 'logit_bias': {}, 'store': true}",
      })
  void acceptsMembersThatDoNotChangeTheReply(String body) {
    assertThat(fields(body, false).jsonSchema()).isEmpty();
  }

  @Test
  void readsTheSchemaOfTheReply() {
    assertThat(fields("{'response_format': {'type': 'json_object'}}", true).jsonSchema())
        .isEqualTo("{\"type\":\"object\"}");
    assertThat(
            fields(
                    "{'response_format': {'type': 'json_schema', 'json_schema':"
                        + " {'name': 'a', 'schema': {'type': 'array'}}}}",
                    true)
                .jsonSchema())
        .isEqualTo("{\"type\":\"array\"}");
  }

  @Test
  void rejectsJsonWithoutALanguageModel() {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> fields("{'response_format': {'type': 'json_object'}}", false))
        .satisfies(rejected -> assertThat(rejected.param()).hasValue("response_format"));
  }

  @Test
  void readsStopTextsAndPrefersMaxCompletionTokens() {
    var fields = fields("{'stop': ['a', 'b'], 'max_tokens': 9, 'max_completion_tokens': 5}", false);
    assertThat(fields.stop()).containsExactly("a", "b");
    assertThat(fields.maxTokens()).isEqualTo(OptionalInt.of(5));
    assertThat(fields("{'stop': 'a'}", false).stop()).containsExactly("a");
  }

  @Test
  void endsTheTextAtTheFirstStopTextOrAtTheTokenLimit() {
    var stops = fields("{'stop': ['1874', 'lit']}", false);
    assertThat(SentText.of("The lamp was lit in 1874.", stops))
        .isEqualTo(new SentText("The lamp was ", "stop"));
    var limited = fields("{'max_tokens': 3}", false);
    assertThat(SentText.of("The lamp was lit in 1874.", limited))
        .isEqualTo(new SentText("The lamp was", "length"));
    assertThat(SentText.of("The lamp", limited)).isEqualTo(new SentText("The lamp", "stop"));
    assertThat(SentText.of("😀😀😀😀", limited).text()).doesNotContain("�");
  }
}

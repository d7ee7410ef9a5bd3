package dev.trawl.actors.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFormTest {
  private static final String SCHEMA =
      """
      {"type": "object",
       "properties": {
         "year": {"type": "integer"},
         "name": {"type": ["string", "null"]},
         "kind": {"enum": ["lamp", "bell"]},
         "parts": {"type": "array", "items": {"$ref": "#/$defs/part"}},
         "size": {"anyOf": [{"type": "number"}, {"const": "large"}]}
       },
       "required": ["year"],
       "additionalProperties": false,
       "$defs": {"part": {"type": "object", "required": ["id"]}}}\
      """;

  private static boolean matches(String json) {
    return JsonForm.of(SCHEMA).in(json.replace('\'', '"')).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'year': 1874}",
        "{'year': 1874.0, 'name': null, 'kind': 'bell'}",
        "{'year': 1, 'parts': [{'id': 1}, {'id': 2, 'x': 3}], 'size': 'large'}",
        "{'year': 1, 'parts': [], 'size': 2.5}",
      })
  void acceptsJsonThatMatchesTheSchema(String json) {
    assertThat(matches(json)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}",
        "null",
        "[]",
        "{'year': '1874'}",
        "{'year': 1874.5}",
        "{'year': 1, 'other': 2}",
        "{'year': 1, 'kind': 'horn'}",
        "{'year': 1, 'parts': [{'x': 3}]}",
        "{'year': 1, 'size': 'small'}",
        "{'year': 1",
        "no JSON",
      })
  void rejectsJsonThatDoesNotMatchTheSchema(String json) {
    assertThat(matches(json)).isFalse();
  }

  @Test
  void findsTheJsonInACodeFenceOrProse() {
    assertThat(JsonForm.of(SCHEMA).in("Here it is:\n```json\n{\"year\": 1874}\n```\nDone."))
        .hasValue("{\"year\":1874}");
    assertThat(JsonForm.of("{\"type\":\"array\"}").in("It is [1, 2].")).hasValue("[1,2]");
  }

  @Test
  void acceptsARecursiveSchemaAndRejectsAnInvalidOne() {
    assertThat(JsonForm.of("{\"$ref\": \"#\"}").in("{}")).isPresent();
    assertThatIllegalArgumentException().isThrownBy(() -> JsonForm.of("no schema"));
  }
}

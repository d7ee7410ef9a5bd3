package dev.trawl.actors.schema;

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | year is missing",
        "null | the value must be an object",
        "{'year': '1874'} | year must be an integer",
        "{'year': 1, 'name': 2} | name must be a string or null",
        "{'year': 1, 'other': 2} | other is not allowed",
        "{'year': 1, 'kind': 'horn'} | kind must be one of 'lamp', 'bell'",
        "{'year': 1, 'parts': [{'id': 1}, {'x': 3}]} | parts[1].id is missing",
        "{'year': 1, 'parts': {}} | parts must be an array",
        "{'year': 1, 'size': 'small'} | size matches none of the alternatives of the schema",
        "{'year': 1 | the reply is not one complete JSON value",
      })
  void saysWhatIsWrong(String json, String problem) {
    var found = JsonForm.of(SCHEMA).problem(json.replace('\'', '"'));
    assertThat(found.map(each -> each.sentence("en"))).hasValue(problem.replace('\'', '"'));
    assertThat(found.map(each -> each.sentence("zh")).orElseThrow())
        .doesNotContain("must", "missing", "allowed");
  }

  @Test
  void whatIsWrongIsSaidInFewWords() {
    var longName = "n".repeat(9_000);
    for (var json :
        new String[] {
          "{\"year\": 1, \"%s\": 2}".formatted(longName),
          "{\"year\": 1, \"parts\": [{\"%s\": 2}]}".formatted(longName),
          "{\"year\": 1, \"kind\": \"%s\"}".formatted(longName),
        }) {
      var problem = JsonForm.of(SCHEMA).problem(json).orElseThrow();
      assertThat(problem.sentence("en").length()).isLessThan(200);
      assertThat(problem.sentence("en").lines()).hasSize(1);
    }
    var values = "{\"enum\": [%s]}".formatted("\"%s\",".formatted(longName).repeat(50) + "1");
    assertThat(JsonForm.of(values).problem("2").orElseThrow().sentence("en").length())
        .isLessThan(500);
  }

  @Test
  void aRecursiveSchemaWithAlternativesIsCheckedQuickly() {
    var schema =
        "{\"oneOf\": [{\"type\": \"null\"}, {\"type\": \"object\", \"properties\": {\"next\":"
            + " {\"$ref\": \"#\"}}}]}";
    var deep = "{\"next\":".repeat(20) + "1" + "}".repeat(20);
    assertThat(JsonForm.of(schema).problem(deep)).isPresent();
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

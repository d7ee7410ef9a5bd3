package dev.trawl.actors.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Checks JSON against a JSON Schema. It supports the keywords that decide whether a program can use
 * the JSON: {@code type}, {@code properties}, {@code required}, {@code additionalProperties},
 * {@code items}, {@code enum}, {@code const}, {@code anyOf}, {@code oneOf}, {@code allOf} and
 * references within the schema. It ignores all other keywords, such as limits of length.
 */
record JsonForm(JsonNode schema) {
  /** Values at a greater depth count as valid, because a schema may refer to itself. */
  private static final int MAX_DEPTH = 64;

  private static final ObjectReader STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();

  /**
   * @throws IllegalArgumentException if {@code jsonSchema} is not JSON
   */
  static JsonForm of(String jsonSchema) {
    return new JsonForm(
        parse(jsonSchema)
            .orElseThrow(() -> new IllegalArgumentException("the JSON Schema is not JSON")));
  }

  /**
   * The JSON in {@code reply}, without text around it; empty if there is no JSON that matches the
   * schema.
   */
  Optional<String> in(String reply) {
    return parse(reply)
        .or(() -> between(reply, '{', '}'))
        .or(() -> between(reply, '[', ']'))
        .filter(value -> matches(value, schema, 0))
        .map(JsonNode::toString);
  }

  private static Optional<JsonNode> between(String text, char open, char close) {
    var start = text.indexOf(open);
    var end = text.lastIndexOf(close);
    return start >= 0 && end > start ? parse(text.substring(start, end + 1)) : Optional.empty();
  }

  private static Optional<JsonNode> parse(String text) {
    try {
      return Optional.of(STRICT.readTree(text)).filter(value -> !value.isMissingNode());
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  private boolean matches(JsonNode value, JsonNode subschema, int depth) {
    if (depth > MAX_DEPTH || !subschema.isObject()) {
      return !subschema.isBoolean() || subschema.booleanValue();
    }
    Predicate<JsonNode> deeper = part -> matches(value, part, depth + 1);
    return isOfType(value, subschema.path("type"))
        && (!subschema.has("const") || subschema.path("const").equals(value))
        && (!subschema.has("enum") || subschema.path("enum").valueStream().anyMatch(value::equals))
        && (!subschema.has("$ref") || deeper.test(referred(subschema.path("$ref").asText())))
        && (!subschema.has("anyOf") || subschema.path("anyOf").valueStream().anyMatch(deeper))
        && (!subschema.has("oneOf")
            || subschema.path("oneOf").valueStream().filter(deeper).limit(2).count() == 1)
        && subschema.path("allOf").valueStream().allMatch(deeper)
        && (!value.isObject() || hasMembers(value, subschema, depth))
        && (!value.isArray() || !subschema.has("items") || hasItems(value, subschema, depth));
  }

  private boolean hasItems(JsonNode array, JsonNode subschema, int depth) {
    return array.valueStream().allMatch(item -> matches(item, subschema.path("items"), depth + 1));
  }

  private boolean hasMembers(JsonNode object, JsonNode subschema, int depth) {
    var properties = subschema.path("properties");
    var others = subschema.path("additionalProperties");
    return subschema.path("required").valueStream().allMatch(name -> object.has(name.asText()))
        && object.properties().stream()
            .allMatch(
                member ->
                    matches(
                        member.getValue(),
                        properties.has(member.getKey()) ? properties.path(member.getKey()) : others,
                        depth + 1));
  }

  private static boolean isOfType(JsonNode value, JsonNode type) {
    return type.isArray()
        ? type.valueStream().anyMatch(one -> isOfType(value, one))
        : switch (type.asText()) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" -> value.isTextual();
          case "integer" ->
              value.isIntegralNumber() || (value.isNumber() && value.asDouble() % 1 == 0);
          case "number" -> value.isNumber();
          case "boolean" -> value.isBoolean();
          case "null" -> value.isNull();
          default -> true;
        };
  }

  private JsonNode referred(String reference) {
    return reference.startsWith("#/") || reference.equals("#")
        ? schema.at(reference.substring(1))
        : MissingNode.getInstance();
  }
}

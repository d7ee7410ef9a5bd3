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
 * references within the schema. It ignores all others, such as limits of length.
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

  /** The JSON in {@code reply} without text around it; empty if none matches the schema. */
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

  private boolean matches(JsonNode value, JsonNode wanted, int depth) {
    if (depth > MAX_DEPTH || !wanted.isObject()) {
      return !wanted.isBoolean() || wanted.booleanValue();
    }
    Predicate<JsonNode> deeper = part -> matches(value, part, depth + 1);
    return isOfType(value, wanted.path("type"))
        && (!wanted.has("const") || wanted.path("const").equals(value))
        && (!wanted.has("enum") || wanted.path("enum").valueStream().anyMatch(value::equals))
        && (!wanted.has("$ref") || deeper.test(referred(wanted.path("$ref").asText())))
        && (!wanted.has("anyOf") || wanted.path("anyOf").valueStream().anyMatch(deeper))
        && (!wanted.has("oneOf")
            || wanted.path("oneOf").valueStream().filter(deeper).limit(2).count() == 1)
        && wanted.path("allOf").valueStream().allMatch(deeper)
        && (!value.isObject() || hasMembers(value, wanted, depth))
        && (!value.isArray() || !wanted.has("items") || hasItems(value, wanted, depth));
  }

  private boolean hasItems(JsonNode array, JsonNode wanted, int depth) {
    return array.valueStream().allMatch(item -> matches(item, wanted.path("items"), depth + 1));
  }

  private boolean hasMembers(JsonNode object, JsonNode wanted, int depth) {
    var properties = wanted.path("properties");
    var others = wanted.path("additionalProperties");
    return wanted.path("required").valueStream().allMatch(name -> object.has(name.asText()))
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

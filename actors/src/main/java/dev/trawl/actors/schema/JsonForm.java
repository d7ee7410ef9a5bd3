package dev.trawl.actors.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.trawl.actors.schema.SchemaProblem.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Checks JSON against a JSON Schema. It supports the keywords that decide whether a program can use
 * the JSON: {@code type}, {@code properties}, {@code required}, {@code additionalProperties},
 * {@code items}, {@code enum}, {@code const}, {@code anyOf}, {@code oneOf}, {@code allOf} and
 * references within the schema. It ignores all other keywords, such as length limits. Immutable.
 */
public record JsonForm(JsonNode schema) {
  /** Values at a greater depth count as valid, because a schema may refer to itself. */
  private static final int MAX_DEPTH = 64;

  private static final ObjectReader STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();

  /**
   * @throws IllegalArgumentException if {@code jsonSchema} is not JSON
   */
  public static JsonForm of(String jsonSchema) {
    return new JsonForm(
        parse(jsonSchema)
            .orElseThrow(() -> new IllegalArgumentException("the JSON Schema is not JSON")));
  }

  /**
   * The JSON in {@code reply}, without text around it; empty if there is no JSON that matches the
   * schema.
   */
  public Optional<String> in(String reply) {
    return value(reply)
        .filter(value -> problem(value, schema, "", 0).isEmpty())
        .map(JsonNode::toString);
  }

  /** What is wrong with {@code reply}; empty if its JSON matches the schema. */
  public Optional<SchemaProblem> problem(String reply) {
    var value = value(reply);
    return value.isEmpty()
        ? Optional.of(SchemaProblem.at("", SchemaProblem.Kind.NOT_JSON))
        : problem(value.get(), schema, "", 0);
  }

  private static Optional<JsonNode> value(String reply) {
    return parse(reply).or(() -> between(reply, '{', '}')).or(() -> between(reply, '[', ']'));
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

  /**
   * The first problem of {@code value}.
   *
   * @param path where the value is
   */
  private Optional<SchemaProblem> problem(
      JsonNode value, JsonNode subschema, String path, int depth) {
    if (depth > MAX_DEPTH) {
      return Optional.empty();
    }
    if (!subschema.isObject()) {
      return subschema.isBoolean() && !subschema.booleanValue()
          ? Optional.of(SchemaProblem.at(path, Kind.NOT_ALLOWED))
          : Optional.empty();
    }
    Function<JsonNode, Optional<SchemaProblem>> deeper =
        part -> problem(value, part, path, depth + 1);
    return wrongValue(value, subschema, path)
        .or(
            () ->
                subschema.has("$ref")
                    ? deeper.apply(referred(subschema.path("$ref").asText()))
                    : Optional.empty())
        .or(() -> noAlternative(problems(subschema.path("anyOf"), deeper), path))
        .or(() -> notOneAlternative(problems(subschema.path("oneOf"), deeper), path))
        .or(
            () ->
                subschema
                    .path("allOf")
                    .valueStream()
                    .flatMap(part -> deeper.apply(part).stream())
                    .findFirst())
        .or(() -> value.isObject() ? inMembers(value, subschema, path, depth) : Optional.empty())
        .or(() -> inItems(value, subschema, path, depth));
  }

  private static Optional<SchemaProblem> wrongValue(
      JsonNode value, JsonNode subschema, String path) {
    if (!isOfType(value, subschema.path("type"))) {
      return Optional.of(SchemaProblem.ofType(path, subschema.path("type")));
    }
    var allowed =
        subschema.has("const")
            ? List.of(subschema.path("const"))
            : subschema.path("enum").valueStream().toList();
    return (subschema.has("const") || subschema.has("enum")) && !allowed.contains(value)
        ? Optional.of(SchemaProblem.ofValue(path, allowed))
        : Optional.empty();
  }

  private static List<Optional<SchemaProblem>> problems(
      JsonNode alternatives, Function<JsonNode, Optional<SchemaProblem>> deeper) {
    return alternatives.valueStream().map(deeper).toList();
  }

  /** If no alternative matches, reports the problem inside one of them, which is more helpful. */
  private static Optional<SchemaProblem> noAlternative(
      List<Optional<SchemaProblem>> problems, String path) {
    return problems.isEmpty() || problems.stream().anyMatch(Optional::isEmpty)
        ? Optional.empty()
        : problems.stream()
            .flatMap(Optional::stream)
            .filter(problem -> problem.path().length() > path.length())
            .findFirst()
            .or(() -> Optional.of(SchemaProblem.at(path, Kind.NO_ALTERNATIVE)));
  }

  private static Optional<SchemaProblem> notOneAlternative(
      List<Optional<SchemaProblem>> problems, String path) {
    return problems.stream().filter(Optional::isEmpty).count() > 1
        ? Optional.of(SchemaProblem.at(path, Kind.SEVERAL_ALTERNATIVES))
        : noAlternative(problems, path);
  }

  private Optional<SchemaProblem> inItems(
      JsonNode value, JsonNode subschema, String path, int depth) {
    if (!value.isArray() || !subschema.has("items")) {
      return Optional.empty();
    }
    return IntStream.range(0, value.size())
        .mapToObj(
            at ->
                problem(
                    value.path(at),
                    subschema.path("items"),
                    path + "[%d]".formatted(at),
                    depth + 1))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<SchemaProblem> inMembers(
      JsonNode object, JsonNode subschema, String path, int depth) {
    var properties = subschema.path("properties");
    var others = subschema.path("additionalProperties");
    var missing =
        subschema
            .path("required")
            .valueStream()
            .map(JsonNode::asText)
            .filter(name -> !object.has(name))
            .map(name -> SchemaProblem.at(member(path, name), Kind.MISSING))
            .findFirst();
    return missing.or(
        () ->
            object.properties().stream()
                .flatMap(
                    member ->
                        problem(
                            member.getValue(),
                            properties.has(member.getKey())
                                ? properties.path(member.getKey())
                                : others,
                            member(path, member.getKey()),
                            depth + 1)
                            .stream())
                .findFirst());
  }

  private static String member(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
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

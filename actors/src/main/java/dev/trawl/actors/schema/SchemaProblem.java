package dev.trawl.actors.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The first place at which JSON does not match a schema. Immutable.
 *
 * @param path where, such as {@code lines[2].total}; empty for the whole value
 * @param expected what the schema allows there; may be empty
 */
public record SchemaProblem(String path, Kind kind, List<String> expected) {
  /** What is wrong. */
  public enum Kind {
    NOT_JSON,
    WRONG_TYPE,
    WRONG_VALUE,
    MISSING,
    NOT_ALLOWED,
    NO_ALTERNATIVE,
    SEVERAL_ALTERNATIVES
  }

  /** Names and values come from the reply and the schema, which may be long. */
  private static final int MAX_PATH_CHARS = 120;

  private static final int MAX_VALUE_CHARS = 40;
  private static final int MAX_VALUES = 8;

  private static final Map<String, String> ENGLISH =
      Map.of(
          "object", "an object",
          "array", "an array",
          "string", "a string",
          "integer", "an integer",
          "number", "a number",
          "boolean", "true or false",
          "null", "null");

  private static final Map<String, String> CHINESE =
      Map.of(
          "object", "对象",
          "array", "数组",
          "string", "字符串",
          "integer", "整数",
          "number", "数字",
          "boolean", "true 或 false",
          "null", "null");

  public SchemaProblem {
    path = path.replaceAll("\\s+", " ");
    expected = expected.stream().limit(MAX_VALUES).toList();
  }

  static SchemaProblem at(String path, Kind kind) {
    return new SchemaProblem(path, kind, List.of());
  }

  /** A value of the wrong type; {@code type} is one name or several. */
  static SchemaProblem ofType(String path, JsonNode type) {
    var names = type.isArray() ? type.valueStream() : List.of(type).stream();
    return new SchemaProblem(path, Kind.WRONG_TYPE, names.map(JsonNode::asText).toList());
  }

  /** A value that is not one of the {@code allowed} values. */
  static SchemaProblem ofValue(String path, List<JsonNode> allowed) {
    return new SchemaProblem(
        path, Kind.WRONG_VALUE, allowed.stream().map(value -> brief(value.toString())).toList());
  }

  private static String brief(String value) {
    return value.length() <= MAX_VALUE_CHARS
        ? value
        : value.substring(0, value.offsetByCodePoints(0, MAX_VALUE_CHARS / 2)) + "…";
  }

  /**
   * One sentence of bounded length: in Chinese for Chinese, in English for any other language.
   *
   * @param language ISO 639-1 code
   */
  public String sentence(String language) {
    return language.startsWith("zh") ? chinese() : english();
  }

  private String english() {
    var where = path.isEmpty() ? "the value" : brief();
    return switch (kind) {
      case NOT_JSON -> "the reply is not one complete JSON value";
      case WRONG_TYPE -> "%s must be %s".formatted(where, types(ENGLISH, " or "));
      case WRONG_VALUE -> "%s must be one of %s".formatted(where, String.join(", ", expected));
      case MISSING -> where + " is missing";
      case NOT_ALLOWED -> where + " is not allowed";
      case NO_ALTERNATIVE -> where + " matches none of the alternatives of the schema";
      case SEVERAL_ALTERNATIVES -> where + " matches several alternatives of oneOf";
    };
  }

  private String chinese() {
    var where = path.isEmpty() ? "这个值" : brief();
    return switch (kind) {
      case NOT_JSON -> "回复不是一个完整的 JSON 值";
      case WRONG_TYPE -> "%s 必须是%s".formatted(where, types(CHINESE, "或"));
      case WRONG_VALUE -> "%s 必须是以下之一：%s".formatted(where, String.join("、", expected));
      case MISSING -> "缺少 " + where;
      case NOT_ALLOWED -> "不允许有 " + where;
      case NO_ALTERNATIVE -> where + " 不符合任何一种可选形式";
      case SEVERAL_ALTERNATIVES -> where + " 同时符合 oneOf 的多种形式";
    };
  }

  private String types(Map<String, String> names, String or) {
    return expected.stream()
        .map(name -> names.getOrDefault(name, brief(name)))
        .collect(Collectors.joining(or));
  }

  /** The end of a long path, which names the member. */
  private String brief() {
    return path.length() <= MAX_PATH_CHARS
        ? path
        : "…" + path.substring(path.offsetByCodePoints(path.length(), -MAX_PATH_CHARS / 2));
  }
}

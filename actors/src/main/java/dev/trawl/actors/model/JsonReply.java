package dev.trawl.actors.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The JSON in a model's reply, with any text around it removed.
 *
 * @param value an array, or an object with at least one expected member
 * @param cut whether the text ended before the JSON did
 */
record JsonReply(JsonNode value, boolean cut) {
  /** The maximum number of brackets to try as the beginning, because prose may contain brackets. */
  private static final int MAX_BEGINNINGS = 24;

  private static final ObjectReader LENIENT =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_SINGLE_QUOTES,
              JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build()
          .reader();

  /** The first object or array in {@code text} that looks like a reply for {@code job}. */
  static Optional<JsonReply> in(String text, Job job) {
    var start = next(text, 0);
    for (var tried = 0; start >= 0 && tried < MAX_BEGINNINGS; tried++) {
      var found =
          at(text, start).map(reply -> reply.unwrapped(job)).filter(reply -> reply.fits(job));
      if (found.isPresent()) {
        return found;
      }
      start = next(text, start + 1);
    }
    return Optional.empty();
  }

  private static int next(String text, int from) {
    for (var index = from; index < text.length(); index++) {
      if (text.charAt(index) == '{' || text.charAt(index) == '[') {
        return index;
      }
    }
    return -1;
  }

  private static Optional<JsonReply> at(String text, int start) {
    try {
      return Optional.of(new JsonReply(LENIENT.readTree(text.substring(start)), false));
    } catch (JsonProcessingException e) {
      return BrokenJson.read(text, start);
    }
  }

  /** Some models put the object into an array. */
  private JsonReply unwrapped(Job job) {
    return value.isArray() && hasMember(value.path(0), job.members())
        ? new JsonReply(value.path(0), cut)
        : this;
  }

  private boolean fits(Job job) {
    return value.isArray()
        ? value.path(0).isTextual() || value.path(0).isObject()
        : hasMember(value, job.members()) || hasMember(value, job.parts());
  }

  private static boolean hasMember(JsonNode object, List<String> names) {
    return names.stream().anyMatch(name -> !member(object, name).isMissingNode());
  }

  /**
   * The member of the value that has this name, in any spelling; a missing node if there is no such
   * member.
   */
  JsonNode member(String name) {
    return member(value, name);
  }

  /**
   * Ignores case and punctuation, because small models write {@code sub_questions} or {@code
   * Quotes}.
   */
  static JsonNode member(JsonNode object, String name) {
    if (!object.isObject()) {
      return MissingNode.getInstance();
    }
    return object.has(name)
        ? object.path(name)
        : object.properties().stream()
            .filter(member -> plain(member.getKey()).equals(plain(name)))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(MissingNode.getInstance());
  }

  private static String plain(String name) {
    return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
  }

  /** The text of a string, number or boolean; empty for anything else. */
  static String text(JsonNode node) {
    return node.isValueNode() && !node.isNull()
        ? DisplayText.replaceUnpairedSurrogates(node.asText()).strip()
        : "";
  }

  /**
   * True if {@code node} means yes, false if it means no, as a boolean or in words; otherwise
   * empty.
   */
  static Optional<Boolean> yesOrNo(JsonNode node) {
    return yesOrNo(text(node));
  }

  static Optional<Boolean> yesOrNo(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1", "是" -> Optional.of(true);
      case "false", "no", "0", "否" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /**
   * The texts that {@code node} lists: one string, the strings of an array or an object, or the
   * member {@code name} of each object.
   */
  static List<String> texts(JsonNode node, String name) {
    var isList = node.isArray() || (node.isObject() && member(node, name).isMissingNode());
    return (isList ? node.valueStream() : Stream.of(node))
        .filter(item -> !item.isBoolean())
        .map(item -> text(item.isObject() ? part(item, name) : item))
        .filter(text -> !text.isBlank())
        .toList();
  }

  /** The member of this name, or else the first text. */
  private static JsonNode part(JsonNode object, String name) {
    var part = member(object, name);
    return part.isMissingNode()
        ? object.valueStream().filter(JsonNode::isTextual).findFirst().orElse(part)
        : part;
  }
}

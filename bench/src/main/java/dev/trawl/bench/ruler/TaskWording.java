package dev.trawl.bench.ruler;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The wording of the tasks in one language, read from a resource file. Immutable.
 *
 * @param noise meaningless sentences, which are repeated
 * @param needles statements and questions about the value of a key
 * @param and text between the last two items of an enumeration
 * @param comma text between the other items
 * @param words word templates: {@code key} for keys, and {@code listed} for lists
 * @param variables asks for all variables with {@code {value}}
 * @param common asks for the {@code {count}} most common words of a list
 * @param frequent asks for the {@code {count}} most frequent coded words
 * @param document heading of a document, with {@code {number}}
 * @param sentenceSeparator the separator between two sentences
 * @param documentTemplates the wording of generated documents, which are used if there is no
 *     question set
 */
record TaskWording(
    String noise,
    Map<Value, Needle> needles,
    String and,
    String comma,
    Map<String, List<String>> words,
    String variables,
    String common,
    String frequent,
    String document,
    String sentenceSeparator,
    DocumentTemplates documentTemplates) {
  /** The kind of value in a needle. */
  enum Value {
    NUMBER,
    UUID
  }

  /**
   * @param statement with {@code {key}} and {@code {value}}
   * @param one asks for the single value of {@code {keys}}
   * @param several asks for all values of {@code {keys}}
   */
  record Needle(String statement, String one, String several) {}

  /**
   * The wording of documents about people and about the towns they come from.
   *
   * @param origin states that {@code {entity}} is from {@code {place}}
   * @param home a phrase for the town that {@code {entity}} is from, for use in a question
   */
  record DocumentTemplates(String origin, String home, List<Fact> person, List<Fact> place) {}

  /**
   * @param answer template of the answer
   * @param statement with {@code {entity}} and {@code {answer}}
   * @param question with {@code {entity}}
   */
  record Fact(String answer, String statement, String question) {}

  /** Reads the wording for {@code en} or {@code zh}. */
  static TaskWording of(String language) {
    var name = "ruler-" + language + ".json";
    try (var stream = TaskWording.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException(
            "language " + language + " is not supported: use en or zh");
      }
      return new ObjectMapper().readValue(stream, TaskWording.class);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** Returns the wording of needles with that kind of value. */
  Needle needle(Value value) {
    return Objects.requireNonNull(needles.get(value), value::name);
  }

  /** Joins items as in a sentence: a, b and c. */
  String join(List<String> items) {
    var last = items.size() - 1;
    return last == 0
        ? items.getFirst()
        : String.join(comma, items.subList(0, last)) + and + items.get(last);
  }
}

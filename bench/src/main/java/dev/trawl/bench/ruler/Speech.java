package dev.trawl.bench.ruler;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a language's file holds. Immutable.
 *
 * @param noise sentences that say nothing, to be said over and over
 * @param needles what is said of a key's value, and asked
 * @param and between the last two of several
 * @param comma between the others
 * @param words has {@code key}, the words that keys are made of, and {@code listed}, the words of a
 *     list
 * @param variables asks for all that have {@code {value}}
 * @param common asks for {@code {count}} words of a list
 * @param frequent asks for {@code {count}} coded words
 * @param document heads each of several, with {@code {number}}
 * @param between stands between two sentences
 * @param made generated documents, used if there is no set of questions
 */
record Speech(
    String noise,
    Map<Value, Needle> needles,
    String and,
    String comma,
    Map<String, List<String>> words,
    String variables,
    String common,
    String frequent,
    String document,
    String between,
    Made made) {
  /** What a needle gives away. */
  enum Value {
    NUMBER,
    UUID
  }

  /**
   * @param statement with {@code {key}} and {@code {value}}
   * @param one asks for the one value of {@code {keys}}
   * @param several asks for all values of {@code {keys}}
   */
  record Needle(String statement, String one, String several) {}

  /**
   * Documents about people and about the towns they come from.
   *
   * @param origin says of {@code {entity}} that it is from {@code {place}}
   * @param home the town that {@code {entity}} is from, in the middle of a question
   */
  record Made(String origin, String home, List<Fact> person, List<Fact> place) {}

  /**
   * @param answer what is told of it, a template
   * @param statement with {@code {entity}} and {@code {answer}}
   * @param question with {@code {entity}}
   */
  record Fact(String answer, String statement, String question) {}

  /** Of {@code en} or {@code zh}. */
  static Speech of(String language) {
    var name = "ruler-" + language + ".json";
    try (var stream = Speech.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException(
            "language " + language + " is not supported: use en or zh");
      }
      return new ObjectMapper().readValue(stream, Speech.class);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** How needles of that value are spoken of. */
  Needle needle(Value value) {
    return Objects.requireNonNull(needles.get(value), value::name);
  }

  /** Several as one says them: a, b and c. */
  String together(List<String> several) {
    var last = several.size() - 1;
    return last == 0
        ? several.getFirst()
        : String.join(comma, several.subList(0, last)) + and + several.get(last);
  }
}

package dev.trawl.bench.babilong;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trawl.bench.haystack.Grammar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The people, places and objects of a world, and the sentences about them in one language.
 * Immutable.
 */
final class WorldWords {
  private final List<String> people;
  private final List<String> places;
  private final List<String> objects;
  private final Grammar sentences;

  private WorldWords(Map<String, List<String>> words) {
    this.people = List.copyOf(words.getOrDefault("people", List.of()));
    this.places = List.copyOf(words.getOrDefault("places", List.of()));
    this.objects = List.copyOf(words.getOrDefault("objects", List.of()));
    this.sentences = new Grammar(words);
  }

  /** Reads the words of {@code en} or {@code zh}. */
  static WorldWords of(String language) {
    var name = "world-" + language + ".json";
    try (var stream = WorldWords.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException(
            "language " + language + " is not supported: use en or zh");
      }
      return new WorldWords(new ObjectMapper().readValue(stream, new TypeReference<>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  List<String> people() {
    return people;
  }

  List<String> places() {
    return places;
  }

  List<String> objects() {
    return objects;
  }

  /**
   * Returns a sentence from a random template with this name.
   *
   * @param bound the values of the template's slots
   */
  String sentence(String name, Map<String, String> bound, Random random) {
    return sentences.expand("{" + name + "}", bound, random);
  }

  /** Returns a sentence that states the event. */
  String sentence(Event event, Random random) {
    return switch (event) {
      case Event.Moved(var person, var place) ->
          sentence("moved", Map.of("person", person, "place", place), random);
      case Event.Took(var person, var object) ->
          sentence("took", Map.of("person", person, "object", object), random);
      case Event.Dropped(var person, var object) ->
          sentence("dropped", Map.of("person", person, "object", object), random);
      case Event.Gave(var person, var object, var recipient) ->
          sentence(
              "gave", Map.of("person", person, "object", object, "recipient", recipient), random);
    };
  }
}

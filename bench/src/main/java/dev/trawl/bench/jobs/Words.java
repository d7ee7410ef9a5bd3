package dev.trawl.bench.jobs;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trawl.bench.haystack.Grammar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** The sentence templates of one language. Immutable. */
final class Words {
  private final Map<String, List<String>> templates;
  private final Grammar grammar;

  private Words(Map<String, List<String>> templates) {
    this.templates = Map.copyOf(templates);
    this.grammar = new Grammar(templates);
  }

  /** Reads the sentences about ships in {@code en} or {@code zh}. */
  static Words aboutShips(String language) {
    return new Words(read("ships-" + language + ".json", new TypeReference<>() {}));
  }

  /** Reads the headings and sentences of chapters, by language. */
  static Map<String, Words> ofChapters() {
    Map<String, Map<String, List<String>>> languages =
        read("chapters.json", new TypeReference<>() {});
    return languages.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, language -> new Words(language.getValue())));
  }

  private static <T> T read(String name, TypeReference<T> type) {
    try (var stream = Words.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException("no templates in " + name);
      }
      return new ObjectMapper().readValue(stream, type);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  List<String> templates(String name) {
    return templates.getOrDefault(name, List.of());
  }

  /**
   * Chooses a random template with this name and fills its slots.
   *
   * @param bound fixed values for some slots
   */
  String draw(String name, Map<String, String> bound, Random random) {
    return grammar.expand("{" + name + "}", bound, random);
  }

  /** Returns patterns that recognise the sentences of all templates with these names. */
  List<SentencePattern> patterns(String... names) {
    return List.of(names).stream()
        .flatMap(name -> templates(name).stream())
        .map(SentencePattern::of)
        .toList();
  }
}

package dev.trawl.bench.score;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** English and Chinese function words, which carry no information in an answer. */
final class FunctionWords {
  private static final Map<String, Set<String>> WORDS = read();

  private FunctionWords() {}

  /** Returns the words in lower case; empty for an unknown language. */
  static Set<String> of(String language) {
    return WORDS.getOrDefault(language, Set.of());
  }

  private static Map<String, Set<String>> read() {
    var name = "function-words.json";
    try (var stream = FunctionWords.class.getResourceAsStream(name)) {
      return new ObjectMapper()
          .readValue(Objects.requireNonNull(stream, name), new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}

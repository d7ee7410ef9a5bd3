package dev.trawl.bench.haystack;

import dev.trawl.retrieval.chunk.Tokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The text that haystacks are made of.
 *
 * @param haystack a folder, which may have a subfolder for each language, or {@code generated}
 * @param data the user's data folder; its books are used if no haystack is given
 */
public record Material(Optional<String> haystack, Optional<Path> data) {
  private static final String GENERATED = "generated";

  /**
   * Returns a text pool for each language. If there is no text to read, the pool is generated from
   * {@code seed}.
   */
  public Map<String, TextPool> pools(List<String> languages, Tokens tokens, long seed) {
    var pools = new LinkedHashMap<String, TextPool>();
    for (var language : languages) {
      pools.put(
          language,
          folder(language)
              .map(folder -> TextPool.ofFolder(folder, tokens))
              .orElseGet(() -> TextPool.generated(language, seed, tokens)));
    }
    return pools;
  }

  private Optional<Path> folder(String language) {
    if (haystack.isPresent()) {
      return haystack
          .filter(given -> !given.equals(GENERATED))
          .map(Path::of)
          .map(given -> below(given, language));
    }
    return data.map(given -> given.resolve("books-" + language)).filter(Files::isDirectory);
  }

  private static Path below(Path given, String language) {
    var subfolder = given.resolve(language);
    return Files.isDirectory(subfolder) ? subfolder : given;
  }

  /** Returns the source of each language's text: the name of its folder, or "generated". */
  public String description(List<String> languages) {
    return languages.stream()
        .map(language -> language + " " + folder(language).map(Material::name).orElse(GENERATED))
        .collect(Collectors.joining(", "));
  }

  private static String name(Path folder) {
    return folder.toAbsolutePath().normalize().getFileName().toString();
  }

  /** Returns a description for the plan of a run. */
  public String description() {
    return haystack.orElse("books of the data folder, else generated");
  }
}

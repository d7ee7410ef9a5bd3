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
 * What haystacks are made of.
 *
 * @param haystack a folder, below which each language may have its own, or {@code generated}
 * @param data the user's folder, whose books are taken where no haystack is given
 */
public record Material(Optional<String> haystack, Optional<Path> data) {
  private static final String GENERATED = "generated";

  /** A pool for each language; without text to read it is generated from {@code seed}. */
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
    var own = given.resolve(language);
    return Files.isDirectory(own) ? own : given;
  }

  /** What texts of each of {@code languages} are made of: the name of a folder, or generated. */
  public String described(List<String> languages) {
    return languages.stream()
        .map(language -> language + " " + folder(language).map(Material::name).orElse(GENERATED))
        .collect(Collectors.joining(", "));
  }

  private static String name(Path folder) {
    return folder.toAbsolutePath().normalize().getFileName().toString();
  }

  /** For the plan of a run. */
  public String described() {
    return haystack.orElse("books of the data folder, else generated");
  }
}

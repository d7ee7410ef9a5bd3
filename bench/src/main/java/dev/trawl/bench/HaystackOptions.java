package dev.trawl.bench;

import dev.trawl.bench.data.DataFolder;
import dev.trawl.bench.haystack.Material;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the language and the source of generated texts. */
final class HaystackOptions {
  private static final Set<String> LANGUAGES = Set.of("en", "zh");

  @Option(
      names = "--lang",
      split = ",",
      paramLabel = "CODE",
      defaultValue = "en,zh",
      description = "en, zh or both. Default: both.")
  private List<String> languages = List.of("en", "zh");

  @Option(
      names = "--haystack",
      paramLabel = "DIR",
      description =
          "A folder of .txt files, optionally with subfolders en and zh; or 'generated'. Default:"
              + " books-en and books-zh of the data folder; without a data folder, generated.")
  private @Nullable String haystack;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder. Default: $TRAWL_DATA_SAMPLES, or ../shared/data.")
  private @Nullable Path data;

  List<String> languages() {
    for (var language : languages) {
      if (!LANGUAGES.contains(language)) {
        throw new IllegalArgumentException(
            "language %s is not supported: use en or zh".formatted(language));
      }
    }
    return languages;
  }

  Material material() {
    return new Material(Optional.ofNullable(haystack), data().map(DataFolder::path));
  }

  Optional<DataFolder> data() {
    return DataFolder.find(Optional.ofNullable(data));
  }
}

package dev.trawl.bench;

import dev.trawl.bench.data.DataFolder;
import dev.trawl.bench.haystack.Material;
import dev.trawl.protocol.Level;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of benchmarks that ask questions about texts they make. */
final class TextOptions {
  private static final Set<String> LANGUAGES = Set.of("en", "zh");

  @Option(
      names = "--lengths",
      paramLabel = "TOKENS",
      defaultValue = "4k,32k,128k",
      description = "Lengths of the texts, such as 4k,128k,1m. Default: ${DEFAULT-VALUE}.")
  private String lengths = "4k,32k,128k";

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
          "A folder of .txt files, below which en and zh may lie apart; or 'generated'. Default:"
              + " books-en and books-zh of the data folder where there is one, else generated.")
  private @Nullable String haystack;

  @Option(
      names = "--level",
      defaultValue = "auto",
      description = "auto, retrieve, read or reason. Default: ${DEFAULT-VALUE}.")
  private Level level = Level.AUTO;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "1",
      description = "Texts at once, 1 to 16. Default: ${DEFAULT-VALUE}.")
  private int parallel = 1;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder. Default: $TRAWL_DATA_SAMPLES, or ../shared/data.")
  private @Nullable Path data;

  String lengths() {
    return lengths;
  }

  List<String> languages() {
    for (var language : languages) {
      if (!LANGUAGES.contains(language)) {
        throw new IllegalArgumentException(
            "no questions are made in language %s: en or zh".formatted(language));
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

  Level level() {
    return level;
  }

  int parallel() {
    return parallel;
  }

  /** What decides the questions of an exam, for {@code plan.json}. */
  Map<String, Object> plan(String benchmark, int questions, long seed) {
    var plan = new LinkedHashMap<String, Object>();
    plan.put("benchmark", benchmark);
    plan.put("lengths", lengths);
    plan.put("languages", languages);
    plan.put("questions", questions);
    plan.put("haystack", material().described());
    plan.put("level", level);
    plan.put("seed", seed);
    return plan;
  }
}

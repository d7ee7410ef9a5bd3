package dev.trawl.bench;

import dev.trawl.bench.data.DataFolder;
import dev.trawl.bench.haystack.Material;
import dev.trawl.protocol.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of benchmarks that ask about generated texts. */
final class TextOptions {
  @Mixin private HaystackOptions haystack = new HaystackOptions();

  @Option(
      names = "--lengths",
      paramLabel = "TOKENS",
      defaultValue = "4k,32k,128k",
      description = "Lengths of the texts, such as 4k,128k,1m. Default: ${DEFAULT-VALUE}.")
  private String lengths = "4k,32k,128k";

  @Option(
      names = "--level",
      defaultValue = "auto",
      description = "auto, retrieve, read or reason. Default: ${DEFAULT-VALUE}.")
  private Level level = Level.AUTO;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Number of texts processed at the same time, 1 to 16. Default: ${DEFAULT-VALUE}.")
  private int parallel = 1;

  String lengths() {
    return lengths;
  }

  List<String> languages() {
    return haystack.languages();
  }

  Material material() {
    return haystack.material();
  }

  Optional<DataFolder> data() {
    return haystack.data();
  }

  Level level() {
    return level;
  }

  int parallel() {
    return parallel;
  }

  /** The options that determine the questions, for {@code plan.json}. */
  Map<String, Object> plan(String benchmark, int questions, long seed) {
    var plan = new LinkedHashMap<String, Object>();
    plan.put("benchmark", benchmark);
    plan.put("lengths", lengths);
    plan.put("languages", languages());
    plan.put("questions", questions);
    plan.put("haystack", material().description());
    plan.put("level", level);
    plan.put("seed", seed);
    return plan;
  }
}

package dev.trawl.bench.needle;

import dev.trawl.bench.report.ResultsFolder;
import dev.trawl.bench.subject.Scratch;
import dev.trawl.bench.subject.Subject;
import dev.trawl.protocol.Level;
import dev.trawl.retrieval.chunk.Tokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What {@code trawl bench needle} does.
 *
 * @param atOnce haystacks at once
 */
public record NeedleRun(Shape shape, Material material, Level level, int atOnce, long seed) {
  private static final int AT_ONCE_MAX = 16;
  private static final String GENERATED = "generated";

  /** See {@link NeedlePlan}; lengths as people write them. */
  public record Shape(
      String lengths,
      List<Integer> depths,
      List<String> languages,
      List<String> kinds,
      int needles,
      boolean shared) {
    public Shape {
      depths = List.copyOf(depths);
      languages = List.copyOf(languages);
      kinds = List.copyOf(kinds);
    }
  }

  /**
   * @param haystack a folder, or {@code generated}
   * @param needles a file of needles
   * @param data the user's folder, whose books are the haystack where none is given
   */
  public record Material(Optional<String> haystack, Optional<Path> needles, Optional<Path> data) {
    /** The folder of texts in a language; none: text is generated. */
    Optional<Path> folder(String language) {
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
  }

  public NeedleRun {
    if (atOnce < 1 || atOnce > AT_ONCE_MAX) {
      throw new IllegalArgumentException(
          "--parallel is 1 to %d: %d".formatted(AT_ONCE_MAX, atOnce));
    }
  }

  /** Runs, leaves results in {@code folder}, and returns what is to be printed. */
  public String run(ResultsFolder folder, boolean json, Consumer<String> progress) {
    var start = System.nanoTime();
    var plan = plan();
    var tokens = Tokens.builtIn();
    var pools = pools(tokens);
    try (var scratch = Scratch.below(folder.path());
        var subject = Subject.start(scratch.path())) {
      var sheet = folder.sheet(described());
      var bench = new NeedleBench(subject, tokens, pools, level, folder.path(), sheet, progress);
      var results = bench.run(plan.trials(), atOnce);
      var report = new NeedleReport(results);
      new NeedlePicture(results)
          .draw(folder.path())
          .forEach(file -> progress.accept("drew " + file));
      var seconds = (System.nanoTime() - start) / 1e9;
      var summary = folder.summarise(report.summary(described(), seconds));
      folder.table(report.tables());
      return json ? summary : head() + report.tables() + "Results in " + folder.path();
    }
  }

  private NeedlePlan plan() {
    var own = material.needles().map(NeedleFile::read).orElse(List.of());
    return new NeedlePlan(
        Lengths.parse(shape.lengths()),
        shape.depths(),
        shape.languages(),
        Set.copyOf(shape.kinds()),
        shape.needles(),
        shape.shared(),
        own,
        seed);
  }

  private Map<String, TextPool> pools(Tokens tokens) {
    var pools = new LinkedHashMap<String, TextPool>();
    for (var language : shape.languages()) {
      pools.put(
          language,
          material
              .folder(language)
              .map(folder -> TextPool.ofFolder(folder, tokens))
              .orElseGet(() -> TextPool.generated(language, seed, tokens)));
    }
    return pools;
  }

  private String head() {
    return shape.shared() ? "All depths share one haystack: not one needle in each.\n\n" : "";
  }

  private Map<String, Object> described() {
    var plan = new LinkedHashMap<String, Object>();
    plan.put("benchmark", "needle");
    plan.put("shape", shape);
    plan.put("haystack", material.haystack().orElse("books of the data folder, else generated"));
    plan.put("needles", material.needles().map(Path::toString).orElse("families"));
    plan.put("level", level);
    plan.put("seed", seed);
    return plan;
  }
}

package dev.trawl.bench.needle;

import dev.trawl.bench.exam.Examination;
import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.haystack.Material;
import dev.trawl.bench.haystack.TextPool;
import dev.trawl.bench.report.Benchmark;
import dev.trawl.bench.report.ResultsFolder;
import dev.trawl.bench.subject.Scratch;
import dev.trawl.bench.subject.Subject;
import dev.trawl.protocol.Level;
import dev.trawl.retrieval.chunk.Tokens;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The benchmark {@code trawl bench needle}.
 *
 * @param needleFile a file of user-defined needles
 * @param parallel the number of texts that are processed at the same time, 1 to 16
 */
public record NeedleRun(
    Shape shape, Material material, Optional<Path> needleFile, Level level, int parallel, long seed)
    implements Benchmark {
  /** See {@link NeedlePlan}; for the lengths, see {@link Lengths#parse}. */
  public record Shape(
      String lengths,
      List<Integer> depths,
      List<String> languages,
      List<String> kinds,
      List<Integer> sizes,
      int needles,
      boolean shared) {
    public Shape {
      depths = List.copyOf(depths);
      languages = List.copyOf(languages);
      kinds = List.copyOf(kinds);
      sizes = List.copyOf(sizes);
    }
  }

  @Override
  public String run(ResultsFolder folder, boolean json, Consumer<String> progress) {
    var start = System.nanoTime();
    var plan = plan();
    var tokens = Tokens.builtIn();
    var pools = material.pools(shape.languages(), tokens, seed);
    try (var scratch = Scratch.below(folder.path());
        var subject = Subject.start(scratch.path())) {
      var store = folder.store(description());
      var exercises =
          plan.textPlans().stream()
              .map(
                  textPlan ->
                      new NeedleExercise(textPlan, pool(pools, textPlan.language()), tokens))
              .toList();
      var results =
          new Examination<>(
                  subject.methodAt(level), NeedleResult.class, scratch.path(), store, progress)
              .run(exercises, parallel);
      var report = new NeedleReport(results);
      new NeedleChart(results).draw(folder.path()).forEach(file -> progress.accept("drew " + file));
      var seconds = (System.nanoTime() - start) / 1e9;
      var summary = folder.summarise(report.summary(description(), seconds));
      folder.table(report.tables());
      return json ? summary : header() + report.tables() + "Results in " + folder.path();
    }
  }

  private NeedlePlan plan() {
    return new NeedlePlan(
        Lengths.parse(shape.lengths()),
        shape.depths(),
        shape.languages(),
        Set.copyOf(shape.kinds()),
        shape.sizes(),
        shape.needles(),
        shape.shared(),
        needleFile.map(NeedleFile::read).orElse(List.of()),
        seed);
  }

  private static TextPool pool(Map<String, TextPool> pools, String language) {
    return Objects.requireNonNull(pools.get(language), language);
  }

  private String header() {
    return shape.shared()
        ? "All depths share one haystack, so it contains several needles.\n\n"
        : "";
  }

  private Map<String, Object> description() {
    var plan = new LinkedHashMap<String, Object>();
    plan.put("benchmark", "needle");
    plan.put("shape", shape);
    plan.put("haystack", material.description());
    plan.put("needles", needleFile.map(Path::toString).orElse("families"));
    plan.put("level", level);
    plan.put("seed", seed);
    return plan;
  }
}

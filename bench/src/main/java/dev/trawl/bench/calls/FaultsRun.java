package dev.trawl.bench.calls;

import dev.trawl.bench.report.Benchmark;
import dev.trawl.bench.report.Figure;
import dev.trawl.bench.report.ResultsFolder;
import dev.trawl.bench.subject.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The benchmark {@code trawl bench faults}: reads every chunk of a long text with endpoints that
 * fail in different ways, and compares the results with the expected ones.
 *
 * @param endpoint the command that starts an endpoint
 * @param tokens the size of the text
 * @param kinds the kinds of failure, by name
 */
public record FaultsRun(
    List<String> endpoint, Optional<Path> data, int tokens, List<String> kinds, long seed)
    implements Benchmark {
  /** A kind of failure. */
  private interface Kind {
    List<Figure> figures(FaultScenarios scenarios) throws IOException;
  }

  private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("faults", FaultScenarios::faults);
    KINDS.put("outage", FaultScenarios::outage);
    KINDS.put("death", FaultScenarios::death);
    KINDS.put("adaptive", FaultScenarios::adaptive);
    KINDS.put("cancel", FaultScenarios::cancel);
    KINDS.put("window", FaultScenarios::window);
  }

  record Summary(Map<String, Object> plan, List<Figure> rows, double seconds) {}

  public FaultsRun {
    endpoint = List.copyOf(endpoint);
    kinds = List.copyOf(kinds);
    if (tokens < 1_000) {
      throw new IllegalArgumentException("--tokens must be at least 1000: " + tokens);
    }
    for (var kind : kinds) {
      if (!KINDS.containsKey(kind)) {
        throw new IllegalArgumentException(
            "--kind must be one of %s: %s".formatted(KINDS.keySet(), kind));
      }
    }
  }

  @Override
  public String run(ResultsFolder folder, boolean json, Consumer<String> progress) {
    var start = System.nanoTime();
    var rows = new ArrayList<Figure>();
    try (var scratch = Scratch.below(folder.path())) {
      var scenarios = FaultScenarios.prepare(endpoint, data, tokens, seed, scratch.path());
      for (var kind : kinds) {
        var figures = KINDS.getOrDefault(kind, t -> List.of()).figures(scenarios);
        figures.forEach(folder::add);
        rows.addAll(figures);
        progress.accept(kind + ": done");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var summary = folder.summarise(new Summary(plan(), rows, (System.nanoTime() - start) / 1e9));
    folder.table(Figure.table(rows));
    return json ? summary : Figure.table(rows) + "Results in " + folder.path();
  }

  private Map<String, Object> plan() {
    var plan = new LinkedHashMap<String, Object>();
    plan.put("benchmark", "faults");
    plan.put("tokens", tokens);
    plan.put("kinds", kinds);
    plan.put("seed", seed);
    plan.put("processors", Runtime.getRuntime().availableProcessors());
    plan.put("java", Runtime.version().toString());
    return plan;
  }
}

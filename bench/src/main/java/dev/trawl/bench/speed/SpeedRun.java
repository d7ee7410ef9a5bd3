package dev.trawl.bench.speed;

import dev.trawl.bench.report.Figure;
import dev.trawl.bench.report.ResultsFolder;
import dev.trawl.bench.subject.Scratch;
import dev.trawl.retrieval.document.DocumentException;
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
 * What {@code trawl bench speed} does.
 *
 * @param data the user's folder; without it text is generated
 * @param launcher the program whose processes are timed; without it only steps are
 * @param pdf a document to ask cold, then warm
 * @param tokens size of the text whose steps are timed
 * @param rounds how often; medians are reported
 * @param growth numbers of texts of {@code tokens} tokens in one folder; empty for none
 */
public record SpeedRun(
    Optional<Path> data,
    Optional<Path> launcher,
    Optional<Pdf> pdf,
    int tokens,
    int rounds,
    List<Integer> growth,
    long seed) {
  private static final int ROUNDS_MAX = 100;

  /** A document and the question to ask of it. */
  public record Pdf(Path file, String question) {}

  /** All rows, and whether every target was reached. */
  record Summary(Map<String, Object> plan, List<Figure> rows, double seconds) {}

  public SpeedRun {
    growth = List.copyOf(growth);
    if (tokens < 1_000 || rounds < 1 || rounds > ROUNDS_MAX) {
      throw new IllegalArgumentException("--tokens is at least 1000, --rounds 1 to " + ROUNDS_MAX);
    }
  }

  /** Runs, leaves results in {@code folder}, and returns what is to be printed. */
  public String run(ResultsFolder folder, boolean json, Consumer<String> progress) {
    var start = System.nanoTime();
    var rows = new ArrayList<Figure>();
    try (var scratch = Scratch.below(folder.path())) {
      rows.addAll(new Steps(data, tokens, rounds, seed).rows(scratch.path(), folder, progress));
      if (pdf.isPresent()) {
        rows.addAll(new OneProcess(scratch.path(), progress).coldAndWarm(pdf.get(), rounds));
      }
      if (launcher.isPresent()) {
        var processes = new Processes(launcher.get(), scratch.path(), progress);
        if (pdf.isPresent()) {
          rows.addAll(processes.coldAndWarm(pdf.get(), rounds));
        }
        rows.addAll(processes.growth(data, tokens, growth, seed));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DocumentException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    rows.forEach(folder::add);
    var summary = folder.summarise(new Summary(plan(), rows, (System.nanoTime() - start) / 1e9));
    folder.table(Figure.table(rows));
    return json ? summary : Figure.table(rows) + "Results in " + folder.path();
  }

  private Map<String, Object> plan() {
    var plan = new LinkedHashMap<String, Object>();
    plan.put("benchmark", "speed");
    plan.put("tokens", tokens);
    plan.put("rounds", rounds);
    plan.put("growth", growth);
    plan.put("seed", seed);
    plan.put("processors", Runtime.getRuntime().availableProcessors());
    plan.put("java", Runtime.version().toString());
    return plan;
  }
}

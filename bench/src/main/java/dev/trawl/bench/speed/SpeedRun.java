package dev.trawl.bench.speed;

import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.needle.SampleText;
import dev.trawl.bench.report.Benchmark;
import dev.trawl.bench.report.Figure;
import dev.trawl.bench.report.ResultsFolder;
import dev.trawl.bench.stages.StageRun;
import dev.trawl.bench.stages.StageSpeed;
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
 * The benchmark {@code trawl bench speed}.
 *
 * @param data the data folder; if absent, the text is generated
 * @param launcher the program whose processes are timed; if absent, only steps are timed
 * @param pdf a document and a question, which is asked twice: without an index, then with it
 * @param tokens size of the text whose steps and stages are timed, and maximum size of one text
 * @param rounds number of rounds; medians are reported
 * @param stages how to measure single stages; empty to skip them
 * @param growth the text sizes, in tokens, at which the growth of time is measured; empty to skip
 *     this
 */
public record SpeedRun(
    Optional<Path> data,
    Optional<Path> launcher,
    Optional<Pdf> pdf,
    int tokens,
    int rounds,
    Optional<StageRun> stages,
    List<Integer> growth,
    long seed)
    implements Benchmark {
  private static final int TOKENS_MIN = 1_000;
  private static final int ROUNDS_MAX = 100;

  /** A document and the question about it. */
  public record Pdf(Path file, String question) {}

  /** All measurements. */
  record Summary(
      Map<String, Object> plan,
      List<Figure> rows,
      List<StageSpeed> stages,
      List<GrowthPoint> growth,
      double seconds) {
    private String tables() {
      return Figure.table(rows)
          + (stages.isEmpty() ? "" : "\n" + StageSpeed.table(stages))
          + (growth.isEmpty() ? "" : "\n" + GrowthPoint.table(growth));
    }
  }

  public SpeedRun {
    growth = growth.stream().distinct().sorted().toList();
    if (tokens < TOKENS_MIN || rounds < 1 || rounds > ROUNDS_MAX) {
      throw new IllegalArgumentException(
          "--tokens must be at least 1000, --rounds 1 to " + ROUNDS_MAX);
    }
    if (!growth.isEmpty() && growth.getFirst() < TOKENS_MIN) {
      throw new IllegalArgumentException("--growth sizes must be at least 1k, such as 64k,1m");
    }
    if (!growth.isEmpty() && launcher.isEmpty()) {
      throw new IllegalArgumentException("--growth needs --launcher, such as ./trawl");
    }
  }

  @Override
  public String run(ResultsFolder folder, boolean json, Consumer<String> progress) {
    var start = System.nanoTime();
    try (var scratch = Scratch.below(folder.path())) {
      var sample = SampleText.of(data, 1, tokens, seed);
      var rows = new ArrayList<Figure>();
      rows.addAll(new Steps(sample, tokens, rounds).rows(scratch.path(), folder, progress));
      if (pdf.isPresent()) {
        rows.addAll(new OneProcess(scratch.path(), progress).coldAndWarm(pdf.get(), rounds));
      }
      var speeds =
          stages.isPresent()
              ? stages.get().run(sample, scratch.path(), folder, progress)
              : List.<StageSpeed>of();
      var points = new ArrayList<GrowthPoint>();
      if (launcher.isPresent()) {
        var program = new Launcher(launcher.get(), scratch.path(), progress);
        if (pdf.isPresent()) {
          rows.addAll(new Processes(program).coldAndWarm(pdf.get(), rounds));
        }
        points.addAll(new GrowthRun(program, data, tokens, seed).points(growth));
        rows.addAll(new GrowthReport(points).rows());
      }
      if (!points.isEmpty() && !new GrowthChart(points).draw(folder.path().resolve("growth.png"))) {
        progress.accept("no chart: Java finds no fonts on this machine");
      }
      rows.forEach(folder::add);
      var seconds = (System.nanoTime() - start) / 1e9;
      var summary = new Summary(plan(), rows, speeds, points, seconds);
      folder.table(summary.tables());
      var text = folder.summarise(summary);
      return json ? text : summary.tables() + "Results in " + folder.path();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DocumentException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private Map<String, Object> plan() {
    var plan = new LinkedHashMap<String, Object>();
    plan.put("benchmark", "speed");
    plan.put("tokens", tokens);
    plan.put("rounds", rounds);
    stages.ifPresent(run -> plan.put("stages", run));
    plan.put("growth", growth.stream().map(Lengths::brief).toList());
    plan.put("seed", seed);
    plan.put("processors", Runtime.getRuntime().availableProcessors());
    plan.put("java", Runtime.version().toString());
    return plan;
  }
}

package dev.trawl.bench.exam;

import dev.trawl.bench.report.Benchmark;
import dev.trawl.bench.report.Figure;
import dev.trawl.bench.report.ResultsFolder;
import dev.trawl.bench.subject.Scratch;
import dev.trawl.bench.subject.Subject;
import dev.trawl.protocol.Level;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An exam that trawl sits at one level.
 *
 * @param plan what decides the questions, for {@code plan.json}
 * @param atOnce texts at once
 * @param figures figures about all results together, besides the scores
 */
public record ExamRun(
    Map<String, Object> plan,
    List<ExamText> texts,
    Level level,
    int atOnce,
    Function<List<ExamResult>, List<Figure>> figures)
    implements Benchmark {
  public ExamRun {
    texts = List.copyOf(texts);
    if (texts.isEmpty()) {
      throw new IllegalArgumentException(
          "no question to ask: no task is available in these languages");
    }
  }

  /** Without figures. */
  public ExamRun(Map<String, Object> plan, List<ExamText> texts, Level level, int atOnce) {
    this(plan, texts, level, atOnce, results -> List.of());
  }

  @Override
  public String run(ResultsFolder folder, boolean json, Consumer<String> progress) {
    var start = System.nanoTime();
    try (var scratch = Scratch.below(folder.path());
        var subject = Subject.start(scratch.path())) {
      var sheet = folder.sheet(plan);
      var examination =
          new Examination<>(subject.at(level), ExamResult.class, scratch.path(), sheet, progress);
      var results = examination.run(texts, atOnce);
      var report = new ExamReport(results, figures.apply(results));
      report.draw(folder.path(), progress);
      var summary = folder.summarise(report.summary(plan, (System.nanoTime() - start) / 1e9));
      folder.table(report.tables());
      return json ? summary : report.tables() + "Results in " + folder.path();
    }
  }
}

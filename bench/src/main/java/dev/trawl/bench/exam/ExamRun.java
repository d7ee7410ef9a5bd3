package dev.trawl.bench.exam;

import dev.trawl.bench.report.Benchmark;
import dev.trawl.bench.report.Figure;
import dev.trawl.bench.report.ResultsFolder;
import dev.trawl.bench.subject.Scratch;
import dev.trawl.bench.subject.Subject;
import dev.trawl.protocol.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An exam: questions about generated texts, which trawl answers at one level.
 *
 * @param plan the options that determine the questions, for {@code plan.json}
 * @param parallel the number of texts that are processed at the same time
 * @param figures computes figures about all results, in addition to the scores
 * @param starter starts trawl with its indexes in a folder
 */
public record ExamRun(
    Map<String, Object> plan,
    List<ExamText> texts,
    Level level,
    int parallel,
    Function<List<ExamResult>, List<Figure>> figures,
    Function<Path, Subject> starter)
    implements Benchmark {
  public ExamRun {
    texts = List.copyOf(texts);
    if (texts.isEmpty()) {
      throw new IllegalArgumentException(
          "no question to ask: no task is available in these languages");
    }
  }

  /** Creates an exam of trawl with the user's settings. */
  public ExamRun(
      Map<String, Object> plan,
      List<ExamText> texts,
      Level level,
      int parallel,
      Function<List<ExamResult>, List<Figure>> figures) {
    this(plan, texts, level, parallel, figures, Subject::start);
  }

  /** Creates an exam of trawl with the user's settings and without additional figures. */
  public ExamRun(Map<String, Object> plan, List<ExamText> texts, Level level, int parallel) {
    this(plan, texts, level, parallel, results -> List.of());
  }

  @Override
  public String run(ResultsFolder folder, boolean json, Consumer<String> progress) {
    var start = System.nanoTime();
    try (var scratch = Scratch.below(folder.path());
        var subject = starter.apply(scratch.path())) {
      var store = folder.store(plan);
      var examination =
          new Examination<>(
              subject.methodAt(level), ExamResult.class, scratch.path(), store, progress);
      var results = examination.run(texts, parallel);
      var report = new ExamReport(results, figures.apply(results));
      report.draw(folder.path(), progress);
      var summary = folder.summarise(report.summary(plan, (System.nanoTime() - start) / 1e9));
      folder.table(report.tables());
      return json ? summary : report.tables() + "Results in " + folder.path();
    }
  }
}

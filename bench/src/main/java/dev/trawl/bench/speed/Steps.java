package dev.trawl.bench.speed;

import dev.trawl.bench.needle.SampleText;
import dev.trawl.bench.report.Figure;
import dev.trawl.bench.report.ResultsFolder;
import dev.trawl.bench.score.Median;
import dev.trawl.retrieval.document.DocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** Measures the time of the steps in this process, in several rounds. */
record Steps(SampleText sample, int tokens, int rounds) {
  private static final double INDEX_RATIO_MAX = 2;
  private static final double TOTAL_SECONDS_MAX = 15;

  List<Figure> rows(Path scratch, ResultsFolder folder, Consumer<String> progress)
      throws IOException, DocumentException {
    var file = Files.writeString(scratch.resolve("sample.txt"), sample.texts().getFirst());
    var times = new ArrayList<StepTimes>();
    for (var round = 1; round <= rounds; round++) {
      var step = StepTimes.round(file, sample, scratch);
      folder.add(step);
      times.add(step);
      progress.accept("round %d of %d: %.0f ms in total".formatted(round, rounds, step.total()));
    }
    Files.delete(file);
    return rows(times);
  }

  private List<Figure> rows(List<StepTimes> times) {
    var rows = new ArrayList<Figure>();
    var size = "%,d tokens, %d chunks".formatted(tokens, times.getFirst().chunks());
    rows.add(millis("parse, " + size, times, StepTimes::parse));
    rows.add(millis("count tokens", times, StepTimes::tokenize));
    rows.add(millis("chunk", times, StepTimes::chunk));
    rows.add(millis("index", times, StepTimes::index));
    rows.add(millis("Lucene alone, same chunks, one thread", times, StepTimes::luceneAlone));
    rows.add(millis("read all chunks", times, StepTimes::read));
    rows.add(millis("question to answer, with the index", times, StepTimes::ask));
    rows.add(
        Figure.atMost(
            INDEX_RATIO_MAX,
            "index ÷ Lucene alone",
            median(times, StepTimes::index) / median(times, StepTimes::luceneAlone),
            "ratio"));
    rows.add(
        Figure.of(
            "the same ratio, of processor time",
            median(times, StepTimes::indexCpu) / median(times, StepTimes::luceneAloneCpu),
            "ratio"));
    rows.add(
        Figure.atMost(
            TOTAL_SECONDS_MAX,
            "parse + chunk + index + read all + answer, first round",
            times.getFirst().total() / 1000,
            "s"));
    rows.add(Figure.of("the same, median", median(times, StepTimes::total) / 1000, "s"));
    rows.add(
        Figure.of(
            "rounds with a correct answer",
            times.stream().filter(StepTimes::correct).count(),
            "of " + times.size()));
    return rows;
  }

  private static Figure millis(
      String name, List<StepTimes> times, ToDoubleFunction<StepTimes> value) {
    return Figure.of(name, median(times, value), "ms");
  }

  private static double median(List<StepTimes> times, ToDoubleFunction<StepTimes> value) {
    return Median.of(times.stream().mapToDouble(value).toArray());
  }
}

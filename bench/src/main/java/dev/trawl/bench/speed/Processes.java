package dev.trawl.bench.speed;

import dev.trawl.bench.report.Figure;
import dev.trawl.bench.score.Median;
import dev.trawl.bench.subject.Scratch;
import dev.trawl.protocol.Level;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Measures how long questions take when each question has a new process. */
record Processes(Launcher launcher) {
  private static final double MEBIBYTE = 1 << 20;
  private static final double WARM_SHARE_MAX = 0.10;
  private static final double MIB_MAX = 1024;

  /** Asks the same question twice in each round, first without an index, then with it. */
  List<Figure> coldAndWarm(SpeedRun.Pdf pdf, int rounds) throws IOException {
    launcher.run("--version");
    var cold = new ArrayList<ChildProcess>();
    var warm = new ArrayList<ChildProcess>();
    for (var round = 0; round < rounds; round++) {
      try (var library = Scratch.below(launcher.scratch())) {
        cold.add(launcher.ask(library.path(), pdf.file(), Level.AUTO, pdf.question()));
        warm.add(launcher.ask(library.path(), pdf.file(), Level.AUTO, pdf.question()));
      }
    }
    var rows = new ArrayList<Figure>();
    rows.addAll(times("PDF, first question, without an index", cold));
    rows.addAll(times("PDF, second question, with the index", warm));
    rows.add(
        Figure.atMost(
            WARM_SHARE_MAX,
            "second ÷ first, whole processes",
            median(warm, ChildProcess::millis) / median(cold, ChildProcess::millis),
            "ratio"));
    var peak = cold.stream().flatMapToLong(run -> run.peakBytes().stream()).max();
    peak.ifPresent(
        bytes -> rows.add(Figure.atMost(MIB_MAX, "PDF, peak memory", bytes / MEBIBYTE, "MiB")));
    return rows;
  }

  private static List<Figure> times(String name, List<ChildProcess> runs) {
    return List.of(
        Figure.of(name, median(runs, ChildProcess::millis) / 1e3, "s"),
        Figure.of(name + ": processor time", median(runs, ChildProcess::cpuMillis) / 1e3, "s"));
  }

  private static double median(List<ChildProcess> runs, ToDoubleFunction<ChildProcess> value) {
    return Median.of(runs.stream().mapToDouble(value).toArray());
  }
}

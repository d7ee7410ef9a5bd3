package dev.trawl.bench.speed;

import dev.trawl.bench.needle.SampleText;
import dev.trawl.bench.report.Figure;
import dev.trawl.bench.score.Growth;
import dev.trawl.bench.score.Median;
import dev.trawl.bench.subject.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** Times whole processes, started as a user starts them. */
record Processes(Path launcher, Path scratch, Consumer<String> progress) {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final double MEBIBYTE = 1 << 20;
  private static final double WARM_SHARE_MAX = 0.10;
  private static final double ONE_DOCUMENT_MIB_MAX = 1024;
  private static final double FOLDER_MIB_MAX = 2048;
  private static final double EXPONENT_MAX = 1.0;

  /** The same question twice, several rounds: first nothing is there, then the index is. */
  List<Figure> coldAndWarm(SpeedRun.Pdf pdf, int rounds) throws IOException {
    run(List.of("--version"));
    var cold = new ArrayList<ChildProcess>();
    var warm = new ArrayList<ChildProcess>();
    for (var round = 0; round < rounds; round++) {
      try (var library = Scratch.below(scratch)) {
        var command = ask(library.path(), pdf.file(), "auto", pdf.question());
        cold.add(run(command));
        warm.add(run(command));
      }
    }
    var rows = new ArrayList<Figure>();
    rows.addAll(times("PDF, first question, nothing at hand", cold));
    rows.addAll(times("PDF, second question, index at hand", warm));
    rows.add(
        Figure.atMost(
            WARM_SHARE_MAX,
            "second ÷ first, whole processes",
            median(warm, ChildProcess::millis) / median(cold, ChildProcess::millis),
            "ratio"));
    memory(cold, "PDF, most memory", ONE_DOCUMENT_MIB_MAX).ifPresent(rows::add);
    return rows;
  }

  private static List<Figure> times(String what, List<ChildProcess> runs) {
    return List.of(
        Figure.of(what, median(runs, ChildProcess::millis) / 1e3, "s"),
        Figure.of(what + ": processor time", median(runs, ChildProcess::cpuMillis) / 1e3, "s"));
  }

  private static double median(List<ChildProcess> runs, ToDoubleFunction<ChildProcess> of) {
    return Median.of(runs.stream().mapToDouble(of).toArray());
  }

  /** Folders of more and more texts, each indexed, read in full and answered from, in a process. */
  List<Figure> growth(Optional<Path> data, int tokens, List<Integer> counts, long seed)
      throws IOException {
    if (counts.isEmpty()) {
      return List.of();
    }
    var most = counts.stream().mapToInt(Integer::intValue).max().orElseThrow();
    var sample = SampleText.of(data, most, tokens, seed);
    var rows = new ArrayList<Figure>();
    var sizes = new double[counts.size()];
    var seconds = new double[counts.size()];
    var cpuSeconds = new double[counts.size()];
    for (var i = 0; i < counts.size(); i++) {
      var done = folder(sample, counts.get(i));
      var size = "%d × %,d tokens".formatted(counts.get(i), tokens);
      sizes[i] = (double) counts.get(i) * tokens;
      seconds[i] = done.millis() / 1e3;
      cpuSeconds[i] = done.cpuMillis() / 1e3;
      rows.addAll(times(size + ": index, read all, answer", List.of(done)));
      memory(List.of(done), size + ": most memory", FOLDER_MIB_MAX).ifPresent(rows::add);
      if (!done.output().contains(sample.keyword())) {
        rows.add(Figure.of(size + ": wrong answer", done.status(), "exit status"));
      }
    }
    if (counts.size() > 1) {
      rows.add(
          Figure.atMost(
              EXPONENT_MAX,
              "growth of time with size, fitted exponent",
              Growth.exponent(sizes, seconds),
              "1 is linear"));
      rows.add(
          Figure.of(
              "the same of processor time", Growth.exponent(sizes, cpuSeconds), "1 is linear"));
    }
    return rows;
  }

  private ChildProcess folder(SampleText sample, int count) throws IOException {
    try (var folder = Scratch.below(scratch);
        var library = Scratch.below(scratch)) {
      for (var i = 0; i < count; i++) {
        var file = folder.path().resolve("text-%03d.txt".formatted(i));
        Files.writeString(file, sample.texts().get(i));
      }
      return run(ask(library.path(), folder.path(), "read", sample.question()));
    }
  }

  private static List<String> ask(Path library, Path file, String level, String question) {
    return List.of(
        "ask",
        "--quiet",
        "--json",
        "--level",
        level,
        "--data",
        library.toString(),
        "-f",
        file.toString(),
        question);
  }

  private ChildProcess run(List<String> arguments) throws IOException {
    var command = new ArrayList<String>(List.of(launcher.toAbsolutePath().toString()));
    command.addAll(arguments);
    var done = ChildProcess.run(command, scratch, LIMIT);
    progress.accept(
        "%s: %d ms, exit status %d".formatted(arguments.getFirst(), done.millis(), done.status()));
    if (done.status() == 1 || done.status() == 2) {
      throw new IllegalStateException(
          "%s ended with %d: %s".formatted(launcher, done.status(), done.errors().strip()));
    }
    return done;
  }

  private static Optional<Figure> memory(List<ChildProcess> runs, String what, double limit) {
    var peak = runs.stream().flatMapToLong(run -> run.peakBytes().stream()).max();
    return peak.isPresent()
        ? Optional.of(Figure.atMost(limit, what, peak.getAsLong() / MEBIBYTE, "MiB"))
        : Optional.empty();
  }
}

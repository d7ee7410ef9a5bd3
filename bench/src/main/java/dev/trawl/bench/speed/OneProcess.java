package dev.trawl.bench.speed;

import dev.trawl.bench.report.Figure;
import dev.trawl.bench.score.Median;
import dev.trawl.bench.subject.Scratch;
import dev.trawl.bench.subject.Subject;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures how long questions take in an instance of trawl that keeps running, as in {@code chat}
 * or in an application.
 */
record OneProcess(Path scratch, Consumer<String> progress) {
  private static final double WARM_SHARE_MAX = 0.10;

  /**
   * Measures the time from the file to the first answer, with an empty library, and the time of
   * asking the same question again.
   */
  List<Figure> coldAndWarm(SpeedRun.Pdf pdf, int rounds) throws IOException {
    var cold = new double[rounds];
    var warm = new double[rounds];
    for (var round = 0; round < rounds; round++) {
      try (var library = Scratch.below(scratch);
          var subject = Subject.start(library.path())) {
        var start = System.nanoTime();
        var documents =
            subject.open(List.of(source(pdf.file()))).stream().map(Document::id).toList();
        subject.ask(pdf.question(), Level.AUTO, documents);
        var answered = System.nanoTime();
        subject.ask(pdf.question(), Level.AUTO, documents);
        cold[round] = (answered - start) / 1e9;
        warm[round] = (System.nanoTime() - answered) / 1e9;
      }
      progress.accept("one process: %.1f s, then %.2f s".formatted(cold[round], warm[round]));
    }
    return List.of(
        Figure.of("PDF in one process, from file to first answer", Median.of(cold), "s"),
        Figure.of("PDF in one process, second question", Median.of(warm), "s"),
        Figure.atMost(
            WARM_SHARE_MAX,
            "second ÷ first, in one process",
            Median.of(warm) / Median.of(cold),
            "ratio"));
  }

  private static Source source(Path file) {
    return new Source.LocalFile(file, String.valueOf(file.getFileName()));
  }
}

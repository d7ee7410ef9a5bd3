package dev.trawl.cli.terminal;

import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * The progress bar: chunks read, how many held something, time left. Shown on a terminal only, and
 * wiped when done. For the thread that follows the run.
 */
public final class Progress implements Consumer<RunEvent>, AutoCloseable {
  private static final int REFRESH_MS = 100;
  private static final int COLUMNS_MAX = 79;

  private final Optional<PrintStream> screen;
  private Optional<ProgressBar> bar = Optional.empty();
  private int hits;

  private Progress(Optional<PrintStream> screen) {
    this.screen = screen;
  }

  public static Progress of(Streams streams, boolean quiet) {
    return new Progress(
        streams.errIsTerminal() && !quiet
            ? Optional.of(new PrintStream(streams.err(), true, StandardCharsets.UTF_8))
            : Optional.empty());
  }

  /** Documents are being parsed and indexed; how far that is nobody can say. */
  public void opening(int documents) {
    show("opening " + Count.of(documents, "document"), -1);
  }

  @Override
  public void accept(RunEvent event) {
    switch (event.what()) {
      case What.ReadingStarted(var chunks) -> show("reading", chunks);
      case What.ChunkRead read -> step(read);
      case What last when last.isLast() -> close();
      default -> {}
    }
  }

  private void show(String task, int steps) {
    close();
    hits = 0;
    bar = screen.map(out -> bar(out, task, steps));
  }

  private static ProgressBar bar(PrintStream out, String task, int steps) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(steps)
        .setUnit(steps < 0 ? "" : " chunks", 1)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(REFRESH_MS)
        .setConsumer(new ConsoleProgressBarConsumer(out, COLUMNS_MAX))
        .clearDisplayOnFinish()
        .build();
  }

  private void step(What.ChunkRead read) {
    if (read.outcome() == RunEvent.Outcome.RELEVANT) {
      hits++;
    }
    bar.ifPresent(shown -> shown.step().setExtraMessage(" " + Count.of(hits, "hit")));
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
    bar = Optional.empty();
  }
}

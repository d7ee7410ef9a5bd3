package dev.trawl.cli.terminal;

import dev.trawl.actors.call.Observer;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * The progress bar. While documents are opened, it shows the number of parsed pages. While chunks
 * are read, it shows the number of chunks that were read, the number of relevant chunks and the
 * remaining time. It is shown only on a terminal, and removed at the end. Not thread-safe, except
 * for the observer that {@link #opening} returns.
 */
public final class Progress implements Consumer<RunEvent>, AutoCloseable {
  private static final int REFRESH_MS = 100;
  private static final int COLUMNS_MAX = 79;
  private static final int UNKNOWN = -1;

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

  /** Shows that documents are being opened. The returned observer updates the bar. */
  public Observer opening(int documents) {
    show("opening " + Count.of(documents, "document"), UNKNOWN, "pages");
    return bar.<Observer>map(Pages::new).orElse(new Observer() {});
  }

  @Override
  public void accept(RunEvent event) {
    switch (event.what()) {
      case What.ReadingStarted(var chunks) -> show("reading", chunks, "chunks");
      case What.ChunkRead read -> step(read);
      case What last when last.isLast() -> close();
      default -> {}
    }
  }

  private void show(String task, int steps, String unit) {
    close();
    hits = 0;
    bar = screen.map(out -> bar(out, task, steps, unit));
  }

  private static ProgressBar bar(PrintStream out, String task, int steps, String unit) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(steps)
        .setRenderer(new BarRenderer(unit))
        .setUpdateIntervalMillis(REFRESH_MS)
        .setConsumer(new ConsoleProgressBarConsumer(out, COLUMNS_MAX))
        .clearDisplayOnFinish()
        .build();
  }

  private void step(What.ChunkRead read) {
    if (read.outcome() == RunEvent.Outcome.RELEVANT) {
      hits++;
    }
    bar.ifPresent(shown -> shown.step().setExtraMessage(Count.of(hits, "hit")));
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
    bar = Optional.empty();
  }

  /** Updates the bar with the number of parsed pages of all documents. Thread-safe. */
  private static final class Pages implements Observer {
    private final ProgressBar bar;
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong total = new AtomicLong();

    private Pages(ProgressBar bar) {
      this.bar = bar;
    }

    @Override
    public void onPageRead(String document, int page, int pages) {
      var all = page == 1 ? total.addAndGet(pages) : total.get();
      var now = read.incrementAndGet();
      bar.maxHint(all).stepTo(now).setExtraMessage(now < all ? "" : "indexing");
    }
  }
}

package dev.trawl.cli.terminal;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/**
 * Draws the progress bar on one line, such as {@code reading [=====> ] 51% 1,234/2,415 chunks, 12
 * hits, 34 s left}. While the total is unknown, only the task and the time so far are shown.
 *
 * @param unit the name of the counted things, in the plural
 */
record BarRenderer(String unit) implements ProgressBarRenderer {
  private static final int BAR_COLUMNS = 20;

  @Override
  public String render(ProgressState state, int columnsMax) {
    var line = state.isIndefinite() ? waiting(state) : counting(state);
    return line.length() <= columnsMax ? line : line.substring(0, columnsMax);
  }

  private static String waiting(ProgressState state) {
    return "%s, %s".formatted(state.getTaskName(), Count.time(state.getElapsedAfterStart()));
  }

  private String counting(ProgressState state) {
    var line =
        new StringBuilder(
            "%s [%s] %d%% %s/%s %s"
                .formatted(
                    state.getTaskName(),
                    bar(state),
                    (int) (100 * state.getNormalizedProgress()),
                    Count.of(state.getCurrent()),
                    Count.of(state.getMax()),
                    unit));
    if (!state.getExtraMessage().isEmpty()) {
      line.append(", ").append(state.getExtraMessage());
    }
    if (state.getCurrent() > 0 && state.getCurrent() < state.getMax()) {
      line.append(", ").append(Count.time(left(state))).append(" left");
    }
    return line.toString();
  }

  private static String bar(ProgressState state) {
    int filled = (int) (BAR_COLUMNS * state.getNormalizedProgress());
    return "=".repeat(filled)
        + (filled < BAR_COLUMNS ? ">" + " ".repeat(BAR_COLUMNS - filled - 1) : "");
  }

  /** The remaining time if the speed stays the same. */
  private static Duration left(ProgressState state) {
    var rest = state.getMax() - state.getCurrent();
    return Duration.ofMillis(state.getElapsedAfterStart().toMillis() * rest / state.getCurrent());
  }
}

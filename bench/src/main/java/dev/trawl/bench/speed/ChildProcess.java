package dev.trawl.bench.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A process of its own: what a user waits for, and the most memory it had.
 *
 * @param millis from start to end
 * @param peakBytes the high-water mark of resident memory, as Linux has it in {@code
 *     /proc/PID/status}; absent on other systems
 * @param output standard output
 * @param errors standard error
 */
record ChildProcess(int status, long millis, OptionalLong peakBytes, String output, String errors) {
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
  private static final int POLL_MS = 20;

  /** Runs {@code command}; one that takes longer than {@code limit} is ended and fails. */
  static ChildProcess run(List<String> command, Path scratch, Duration limit) throws IOException {
    var output = Files.createTempFile(scratch, "out", ".txt");
    var errors = Files.createTempFile(scratch, "err", ".txt");
    try {
      var start = System.nanoTime();
      var process =
          new ProcessBuilder(new ArrayList<>(command))
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start();
      process.getOutputStream().close();
      var peak = await(process, start, limit);
      var millis = (System.nanoTime() - start) / 1_000_000;
      return new ChildProcess(
          process.exitValue(), millis, peak, Files.readString(output), Files.readString(errors));
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }

  /** The mark never falls, so the last one read counts; the final moments may be missed. */
  private static OptionalLong await(Process process, long start, Duration limit) {
    var peak = OptionalLong.empty();
    try {
      do {
        var now = peak(process.pid());
        peak = now.isPresent() ? now : peak;
        if (System.nanoTime() - start > limit.toNanos()) {
          process.destroyForcibly().waitFor();
          throw new IllegalStateException("ended after " + limit + ": " + process.info());
        }
      } while (!process.waitFor(POLL_MS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return peak;
  }

  private static OptionalLong peak(long pid) {
    var file = Path.of("/proc", Long.toString(pid), "status");
    try {
      var mark = PEAK.matcher(Files.readString(file));
      return mark.find()
          ? OptionalLong.of(Long.parseLong(mark.group(1)) * 1024)
          : OptionalLong.empty();
    } catch (IOException e) {
      // No such system, or the process has just ended: the marks read before it still count.
      return OptionalLong.empty();
    }
  }
}

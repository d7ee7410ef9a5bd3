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
 * @param cpuMillis processor time, which other processes on the machine do not lengthen much; 0
 *     where the system does not tell
 * @param peakBytes the high-water mark of resident memory, as Linux has it in {@code
 *     /proc/PID/status}; absent on other systems
 * @param output standard output
 * @param errors standard error
 */
record ChildProcess(
    int status, long millis, long cpuMillis, OptionalLong peakBytes, String output, String errors) {
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
      var used = await(process, start, limit);
      var millis = (System.nanoTime() - start) / 1_000_000;
      return new ChildProcess(
          process.exitValue(),
          millis,
          used.cpuMillis(),
          used.peakBytes(),
          Files.readString(output),
          Files.readString(errors));
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }

  private record Used(long cpuMillis, OptionalLong peakBytes) {}

  /** Neither figure ever falls, so the last one read counts; the final moments may be missed. */
  private static Used await(Process process, long start, Duration limit) {
    var peak = OptionalLong.empty();
    var cpuMillis = 0L;
    try {
      do {
        var now = peak(process.pid());
        peak = now.isPresent() ? now : peak;
        var cpu = process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
        cpuMillis = Math.max(cpuMillis, cpu);
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
    return new Used(cpuMillis, peak);
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

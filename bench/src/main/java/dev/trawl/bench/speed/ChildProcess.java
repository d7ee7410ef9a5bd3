package dev.trawl.bench.speed;

import dev.trawl.bench.subject.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Time and peak memory of a command that ran as a child process.
 *
 * @param millis time from start to end
 * @param cpuMillis processor time, which other processes on the machine hardly affect; 0 if the
 *     system does not report it
 * @param peakBytes the peak of resident memory in {@code /proc/PID/status} on Linux; absent on
 *     other systems
 * @param output standard output
 * @param errors standard error
 */
record ChildProcess(
    int status, long millis, long cpuMillis, OptionalLong peakBytes, String output, String errors) {
  private static final int POLL_MS = 20;

  /**
   * Runs {@code command}. Kills it and throws an exception if it takes longer than {@code limit}.
   */
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

  /**
   * Waits for the process to end. Resources that are used after the last sample are not counted.
   */
  private static Resources await(Process process, long start, Duration limit) {
    var used = Resources.of(process.toHandle());
    try {
      while (!process.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
        used = Resources.of(process.toHandle()).withFallback(used);
        if (System.nanoTime() - start > limit.toNanos()) {
          process.destroyForcibly().waitFor();
          throw new IllegalStateException("killed after " + limit + ": " + process.info());
        }
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return used;
  }
}

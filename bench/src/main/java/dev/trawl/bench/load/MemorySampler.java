package dev.trawl.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Samples the memory of a process at regular intervals, until the sampler is closed. Thread-safe.
 */
final class MemorySampler implements AutoCloseable {
  private static final double MEBIBYTE = 1 << 20;
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  /**
   * @param liveMib the size of the heap after a full garbage collection, in MiB
   * @param residentMib the resident memory of the process before the collection, in MiB
   */
  record Sample(double seconds, double liveMib, double residentMib) {}

  private final long start = System.nanoTime();
  private final List<Sample> samples = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
  private final Optional<ProcessHandle> process;

  /**
   * @param process empty if the server was not started here; then there are no samples
   * @param interval the time between samples; each sample pauses the process for a full garbage
   *     collection
   */
  MemorySampler(Optional<ProcessHandle> process, Duration interval) {
    this.process = process;
    clock.scheduleWithFixedDelay(this::sample, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  List<Sample> samples() {
    return List.copyOf(samples);
  }

  /**
   * Returns the peak live heap in the second half of the samples, divided by the peak in the first
   * half. Absent if there are too few samples. Questions that start together also end together and
   * then release their events, so the heap goes up and down, and only its peaks show whether it
   * grows.
   */
  static OptionalDouble growth(List<Sample> samples) {
    var half = samples.size() / 2;
    return half == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            peakLiveMib(samples.subList(half, samples.size()))
                / peakLiveMib(samples.subList(0, half)));
  }

  /** Returns the peak live heap in MiB; 0 if there are no samples. */
  static double peakLiveMib(List<Sample> samples) {
    return samples.stream().mapToDouble(Sample::liveMib).max().orElse(0);
  }

  private void sample() {
    process.flatMap(this::take).ifPresent(samples::add);
  }

  /**
   * Takes a sample. Returns empty if the system does not provide the data, or if the process has
   * ended.
   */
  private Optional<Sample> take(ProcessHandle watched) {
    try {
      var status = Files.readString(Path.of("/proc", Long.toString(watched.pid()), "status"));
      var resident = RESIDENT.matcher(status);
      var live = TOTAL.matcher(histogram(watched.pid()));
      return resident.find() && live.find()
          ? Optional.of(
              new Sample(
                  (System.nanoTime() - start) / 1e9,
                  Long.parseLong(live.group(1)) / MEBIBYTE,
                  Long.parseLong(resident.group(1)) * 1024 / MEBIBYTE))
          : Optional.empty();
    } catch (IOException unavailable) {
      return Optional.empty();
    }
  }

  /** Returns a histogram of the reachable objects. Java runs a full collection to find them. */
  private static String histogram(long pid) throws IOException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var command =
        new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    return new String(command.getInputStream().readAllBytes());
  }

  @Override
  public void close() {
    clock.close();
  }
}

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

/** Looks at a process's memory now and then, until it is closed. Thread-safe. */
final class MemoryWatch implements AutoCloseable {
  private static final double MEBIBYTE = 1 << 20;
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  /**
   * @param liveMib what is on the heap after a full collection, in MiB
   * @param residentMib the process's resident memory before that, in MiB
   */
  record Look(double seconds, double liveMib, double residentMib) {}

  private final long start = System.nanoTime();
  private final List<Look> looks = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
  private final Optional<ProcessHandle> process;

  /**
   * @param process absent where it is not ours: nothing is looked at then
   * @param every each look stops the process for a full collection
   */
  MemoryWatch(Optional<ProcessHandle> process, Duration every) {
    this.process = process;
    clock.scheduleWithFixedDelay(this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  List<Look> looks() {
    return List.copyOf(looks);
  }

  /**
   * The most live heap of the second half of the looks, divided by that of the first; absent where
   * there are too few. Questions that begin together end together, and their events go then: the
   * heap comes in waves, of which only the crests tell whether it grows.
   */
  static OptionalDouble growth(List<Look> looks) {
    var half = looks.size() / 2;
    return half == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(most(looks.subList(half, looks.size())) / most(looks.subList(0, half)));
  }

  /** 0 where there are no looks. */
  static double most(List<Look> looks) {
    return looks.stream().mapToDouble(Look::liveMib).max().orElse(0);
  }

  private void look() {
    process.flatMap(this::looked).ifPresent(looks::add);
  }

  /** Empty where the system does not tell, or the process has ended. */
  private Optional<Look> looked(ProcessHandle watched) {
    try {
      var status = Files.readString(Path.of("/proc", Long.toString(watched.pid()), "status"));
      var resident = RESIDENT.matcher(status);
      var live = TOTAL.matcher(histogram(watched.pid()));
      return resident.find() && live.find()
          ? Optional.of(
              new Look(
                  (System.nanoTime() - start) / 1e9,
                  Long.parseLong(live.group(1)) / MEBIBYTE,
                  Long.parseLong(resident.group(1)) * 1024 / MEBIBYTE))
          : Optional.empty();
    } catch (IOException untold) {
      return Optional.empty();
    }
  }

  /** Of what is reachable, which Java finds out by a full collection. */
  private static String histogram(long pid) throws IOException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var asking =
        new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    return new String(asking.getInputStream().readAllBytes());
  }

  @Override
  public void close() {
    clock.close();
  }
}

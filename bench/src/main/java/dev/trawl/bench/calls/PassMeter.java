package dev.trawl.bench.calls;

import com.sun.management.OperatingSystemMXBean;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What.ChunkRead;
import dev.trawl.protocol.RunEvent.What.ReadingStarted;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Measures the reading pass of a run by listening to the run's events: its duration, and the
 * processor time of this process and of the endpoint's process. Not thread-safe.
 */
final class PassMeter implements Consumer<RunEvent> {
  private final LongSupplier endpointCpuMillis;
  private long startNanos;
  private long startCpuNanos;
  private long startEndpointMillis;
  private long nanos;
  private long cpuNanos;
  private long endpointMillis;
  private int unread;

  PassMeter(LongSupplier endpointCpuMillis) {
    this.endpointCpuMillis = endpointCpuMillis;
  }

  @Override
  public void accept(RunEvent event) {
    switch (event.what()) {
      case ReadingStarted(var chunks) -> begin(chunks);
      case ChunkRead ignored -> {
        unread--;
        if (unread == 0) {
          end();
        }
      }
      default -> {}
    }
  }

  private void begin(int chunks) {
    unread = chunks;
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    startEndpointMillis = endpointCpuMillis.getAsLong();
    startCpuNanos = cpuNow();
    startNanos = System.nanoTime();
  }

  private void end() {
    nanos = System.nanoTime() - startNanos;
    cpuNanos = cpuNow() - startCpuNanos;
    endpointMillis = endpointCpuMillis.getAsLong() - startEndpointMillis;
  }

  double millis() {
    return nanos / 1e6;
  }

  /**
   * Returns the processor time of this process, including JIT compilation and garbage collection.
   */
  double cpuMillis() {
    return cpuNanos / 1e6;
  }

  double endpointMillis() {
    return endpointMillis;
  }

  /** Returns the peak heap usage since the pass began, including garbage. */
  static long heapBytes() {
    return pools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
  }

  private static Stream<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP);
  }

  private static long cpuNow() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}

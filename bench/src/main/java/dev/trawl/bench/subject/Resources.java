package dev.trawl.bench.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The resources that a process has used so far. Neither value ever decreases.
 *
 * @param cpuMillis processor time, which other processes on the machine hardly affect; 0 if the
 *     system does not report it
 * @param peakBytes the peak of resident memory in {@code /proc/PID/status} on Linux; absent on
 *     other systems, and for a process that has ended
 */
public record Resources(long cpuMillis, OptionalLong peakBytes) {
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  public static Resources of(ProcessHandle process) {
    var cpu = process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
    return new Resources(cpu, peak(process.pid()));
  }

  /**
   * Fills in missing values from {@code earlier}, because the process may have ended since then.
   */
  public Resources withFallback(Resources earlier) {
    return new Resources(
        Math.max(cpuMillis, earlier.cpuMillis),
        peakBytes.isPresent() ? peakBytes : earlier.peakBytes);
  }

  private static OptionalLong peak(long pid) {
    try {
      var mark = PEAK.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
      return mark.find()
          ? OptionalLong.of(Long.parseLong(mark.group(1)) * 1024)
          : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}

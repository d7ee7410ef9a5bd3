package dev.trawl.bench.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What a process has taken so far; neither figure ever falls.
 *
 * @param cpuMillis processor time, which other processes on the machine do not lengthen much; 0
 *     where the system does not tell
 * @param peakBytes the high-water mark of resident memory, as Linux has it in {@code
 *     /proc/PID/status}; absent on other systems, and of a process that has ended
 */
public record Resources(long cpuMillis, OptionalLong peakBytes) {
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  public static Resources of(ProcessHandle process) {
    var cpu = process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
    return new Resources(cpu, peak(process.pid()));
  }

  /** With what {@code before} knew where this one knows no more: the process may have ended. */
  public Resources after(Resources before) {
    return new Resources(
        Math.max(cpuMillis, before.cpuMillis),
        peakBytes.isPresent() ? peakBytes : before.peakBytes);
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

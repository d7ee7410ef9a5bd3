package dev.trawl.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trawl.bench.needle.SampleText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeedTest {
  @TempDir private Path folder = Path.of(".");

  @Test
  void measuresTimeAndPeakMemoryOfAProcess() throws Exception {
    assumeTrue(Files.isReadable(Path.of("/proc/self/status")), "needs Linux's /proc");
    var done =
        ChildProcess.run(
            List.of("sh", "-c", "sleep 0.3; echo out; echo err >&2; exit 3"),
            folder,
            Duration.ofSeconds(20));
    assertThat(done.status()).isEqualTo(3);
    assertThat(done.output()).isEqualTo("out\n");
    assertThat(done.errors()).isEqualTo("err\n");
    assertThat(done.millis()).isBetween(300L, 20_000L);
    assertThat(done.peakBytes().orElseThrow()).isGreaterThan(100_000);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void killsAProcessThatTakesTooLong() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a shell");
    assertThatThrownBy(
            () ->
                ChildProcess.run(
                    List.of("sh", "-c", "exec sleep 60"), folder, Duration.ofMillis(50)))
        .hasMessageContaining("PT0.05S");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void generatesTextsWithOneAnswer() {
    var sample = SampleText.of(Optional.empty(), 3, 2_000, 4);
    assertThat(sample.texts()).hasSize(3).doesNotHaveDuplicates();
    assertThat(sample.texts().getFirst()).contains(sample.keyword());
    assertThat(sample).isEqualTo(SampleText.of(Optional.empty(), 3, 2_000, 4));
  }
}

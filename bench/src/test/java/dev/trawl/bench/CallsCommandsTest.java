package dev.trawl.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import picocli.CommandLine;

/**
 * Runs {@code trawl bench overhead} and {@code faults} end to end. Isolated, because the endpoint's
 * process uses a core that tests with time limits need.
 */
@Isolated
class CallsCommandsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder = Path.of(".");

  @Test
  void readsThroughAnEndpointInASeparateProcess() throws Exception {
    var status =
        run(
            "overhead",
            "--chunks",
            "24",
            "--latency",
            "1ms",
            "--concurrency",
            "4",
            "--warm-ups",
            "1",
            "--rounds",
            "1",
            "--data",
            folder.resolve("none").toString(),
            "--out",
            folder.resolve("overhead").toString());
    assertThat(err.toString()).doesNotContain("Exception");
    assertThat(status).isZero();
    assertThat(out.toString())
        .containsPattern("4 at once: reading pass +\\| +[0-9.,]+ +\\| ms +\\| ≤ 6.6")
        .containsPattern("4 at once: maximum in flight +\\| [1-4].00");
    var passes = Files.readAllLines(folder.resolve("overhead/results.jsonl"));
    assertThat(passes).hasSize(2);
    var pass = new ObjectMapper().readTree(passes.getLast());
    // 24 chunks, and one call to understand the question
    assertThat(pass.path("calls").asInt()).isEqualTo(25);
    assertThat(pass.path("cpuMillis").asDouble()).isPositive();
  }

  @Test
  void reportsHowLongCallsContinueAfterACancel() {
    var status =
        run(
            "faults",
            "--tokens",
            "40000",
            "--kind",
            "cancel",
            "--data",
            folder.resolve("none").toString(),
            "--out",
            folder.resolve("faults").toString());
    assertThat(err.toString()).doesNotContain("Exception");
    assertThat(status).isZero();
    assertThat(out.toString())
        .containsPattern("time until no call is left +\\| [0-9,.]+ +\\| ms +\\| ≤ 1,000");
  }

  private int run(String... arguments) {
    return new CommandLine(new BenchCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}

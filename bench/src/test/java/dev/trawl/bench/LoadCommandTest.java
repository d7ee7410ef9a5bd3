package dev.trawl.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import picocli.CommandLine;

/** Runs a small {@code trawl bench load} end to end. Isolated, because it starts two processes. */
@Isolated
class LoadCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void everyClientReceivesAllItsEventsInOrder(@TempDir Path folder) throws Exception {
    var status =
        new CommandLine(new BenchCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(
                "load",
                "--sockets",
                "30",
                "--questions",
                "4",
                "--beside",
                "2",
                "--probes",
                "3",
                "--tokens",
                "20000",
                "--duration",
                "1s",
                "--latency",
                "1ms",
                "--broken",
                "5",
                "--out",
                folder.toString());
    assertThat(err.toString()).doesNotContain("Exception", "went wrong");
    assertThat(status).isZero();
    var summary = new ObjectMapper().readTree(folder.resolve("summary.json").toFile());
    assertThat(value(summary, "questions asked")).isGreaterThanOrEqualTo(4 + 2 + 2 * 3);
    assertThat(value(summary, "… with events lost, out of order or after the final event"))
        .isZero();
    assertThat(value(summary, "… without the correct answer")).isZero();
    assertThat(value(summary, "sockets lost")).isZero();
    assertThat(value(summary, "broken clients connected")).isEqualTo(5);
    assertThat(value(summary, "short question, alone: p99")).isPositive();
    assertThat(value(summary, "fairness: chunks read per question when the first question ended"))
        .isBetween(0.25, 1.0);
  }

  private static double value(JsonNode summary, String name) {
    return StreamSupport.stream(summary.path("rows").spliterator(), false)
        .filter(row -> row.path("what").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name))
        .path("value")
        .asDouble();
  }
}

package dev.trawl.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Runs {@code bench abstain} end to end. */
class AbstainCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder = Path.of(".");

  @Test
  void reportsCorrectAndFalseAbstentions() throws Exception {
    var status =
        new CommandLine(new BenchCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(
                "abstain",
                "--lengths",
                "2k",
                "--questions",
                "2",
                "--haystack",
                "generated",
                "--out",
                folder.toString());
    assertThat(err.toString()).doesNotContain("Exception");
    assertThat(status).isZero();
    assertThat(out.toString())
        .contains("| near-miss | en | 2", "| en 2k: recall", "| zh 2k: false abstentions");
    // 2 languages × 2 rounds × 4 questions: 2 with an answer, 1 without a needle, 1 near miss
    assertThat(Files.readAllLines(folder.resolve("results.jsonl"))).hasSize(16);
    var summary = new ObjectMapper().readTree(folder.resolve("summary.json").toFile());
    assertThat(summary.path("figures").size()).isEqualTo(6);
    assertThat(summary.path("failed").asInt(-1)).isZero();
  }
}

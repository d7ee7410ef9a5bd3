package dev.trawl.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BabilongCommandTest {
  private static final int WRONG_USAGE = 2;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder = Path.of(".");

  @Test
  void asksAboutSmallWorldsInEnglishAndChinese() throws Exception {
    var status =
        run(
            "babilong",
            "--task",
            "qa5,qa1",
            "--lengths",
            "2k,4k",
            "--questions",
            "2",
            "--haystack",
            "generated",
            "--out",
            folder.toString());
    assertThat(err.toString()).doesNotContain("Exception");
    assertThat(status).isZero();
    assertThat(out.toString()).contains("| qa1 ", "| qa5 ", "| zh |", "| 4k").doesNotContain("qa2");
    // 2 tasks × 2 languages × 2 lengths × 2 questions
    assertThat(Files.readAllLines(folder.resolve("results.jsonl"))).hasSize(16);
    assertThat(Files.readString(folder.resolve("plan.json"))).contains("\"qa1\", \"qa5\"");
  }

  @Test
  void rejectsAnUnknownTask() {
    assertThat(run("babilong", "--task", "qa6")).isEqualTo(WRONG_USAGE);
    assertThat(err.toString()).contains("unknown task qa6", "qa5");
  }

  private int run(String... arguments) {
    return new CommandLine(new BenchCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}

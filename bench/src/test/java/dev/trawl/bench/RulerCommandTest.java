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

/** Runs {@code bench ruler} end to end. */
class RulerCommandTest {
  private static final int WRONG_USAGE = 2;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder = Path.of(".");

  @Test
  void runsEveryTaskInEnglishAndChinese() throws Exception {
    var status = run("--lengths", "2k", "--questions", "1", "--level", "retrieve");
    assertThat(err.toString()).doesNotContain("Exception");
    assertThat(status).isZero();
    assertThat(out.toString())
        .contains(
            "| niah_single_1   | en", "| qa_2            | zh", "| all             | en | 13");
    assertThat(Files.readAllLines(folder.resolve("ruler/results.jsonl"))).hasSize(26);
    var summary = new ObjectMapper().readTree(folder.resolve("ruler/summary.json").toFile());
    assertThat(summary.path("failed").asInt(-1)).isZero();
    assertThat(summary.at("/plan/documents/qa_1 en").asText()).isEqualTo("generated");
  }

  @Test
  void listsAllTasksIfTheGivenTaskIsUnknown() {
    assertThat(run("--task", "niah_double")).isEqualTo(WRONG_USAGE);
    assertThat(err.toString()).contains("niah_double", "niah_multikey_2");
  }

  private int run(String... arguments) {
    var all = new String[arguments.length + 7];
    var fixedArguments =
        new String[] {
          "ruler",
          "--haystack",
          "generated",
          "--data",
          folder.resolve("none").toString(),
          "--out",
          folder.resolve("ruler").toString()
        };
    System.arraycopy(fixedArguments, 0, all, 0, fixedArguments.length);
    System.arraycopy(arguments, 0, all, fixedArguments.length, arguments.length);
    return new CommandLine(new BenchCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all);
  }
}

package dev.trawl.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class LongCommandTest {
  private static final int WRONG_USAGE = 2;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder = Path.of(".");

  @Test
  void asksAboutTextsMixedFromManyDocuments() throws Exception {
    var status =
        run(
            "long",
            "--lengths",
            "4k",
            "--questions",
            "2",
            "--variant",
            "cfi+kpr,plain",
            "--sets",
            "generated",
            "--haystack",
            "generated",
            "--out",
            folder.toString());
    assertThat(err.toString()).doesNotContain("Exception");
    assertThat(status).isZero();
    assertThat(out.toString())
        .contains("score, 0 to 100", "exact, 0 to 100", "| one-hop plain ", "| two-hop cfi+kpr ");
    // 2 languages × 2 numbers of hops × 2 variants × 2 questions
    assertThat(Files.readAllLines(folder.resolve("results.jsonl"))).hasSize(16);
    assertThat(Files.readString(folder.resolve("plan.json"))).contains("generated", "cfi+kpr");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "long --variant cfy --sets generated | unknown variant cfy",
        "long --questions 0 --sets generated --haystack generated | --questions",
        "long --sets hotpot --data nowhere | --data",
      })
  void reportsInvalidOptions(String arguments, String expected) {
    assertThat(run(arguments.split(" "))).isEqualTo(WRONG_USAGE);
    assertThat(err.toString()).contains(expected);
  }

  private int run(String... arguments) {
    return new CommandLine(new BenchCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}

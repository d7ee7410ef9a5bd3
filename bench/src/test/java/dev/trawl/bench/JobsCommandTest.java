package dev.trawl.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Runs {@code bench jobs} end to end. */
class JobsCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder = Path.of(".");

  @Test
  void answersEveryQuestionAboutShortTextsCorrectly() throws Exception {
    assertThat(run("--lengths", "3k", "--items", "5", "--questions", "1", "--window", "3072"))
        .isZero();
    var summary = new ObjectMapper().readTree(folder.resolve("summary.json").toFile());
    assertThat(summary.path("failed").asInt(-1)).isZero();
    assertThat(summary.path("largestPrompt").asInt()).isBetween(1, 3_072);
    assertThat(StreamSupport.stream(summary.path("scores").spliterator(), false))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            score -> assertThat(score.at("/mean/value").asDouble()).as("%s", score).isEqualTo(100));
  }

  @Test
  void rejectsAListOfMoreThanTwoHundredItems() {
    assertThat(run("--items", "500")).isEqualTo(2);
    assertThat(err.toString()).contains("--items must be 1 to 200: 500");
  }

  private int run(String... options) {
    return new CommandLine(new BenchCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments(options));
  }

  private String[] arguments(String... options) {
    return Stream.concat(
            Stream.of("jobs", "--haystack", "generated", "--out", folder.toString()),
            Stream.of(options))
        .toArray(String[]::new);
  }
}

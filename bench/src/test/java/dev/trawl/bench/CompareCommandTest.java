package dev.trawl.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Runs {@code trawl bench compare} end to end. */
class CompareCommandTest {
  private static final int WRONG_USAGE = 2;
  private static final List<String> METHODS =
      List.of("2k native", "2k retrieve", "2k read", "3k reason");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder = Path.of(".");

  @Test
  void asksEveryMethodTheSameQuestionsWithinItsWindow() throws Exception {
    assertThat(compare("first")).isZero();
    assertThat(err.toString()).doesNotContain("Exception");
    var results = results("first");
    // 2 lengths × (2 languages of s-rt, and variables in English) × 2 questions × 4 methods
    assertThat(results).hasSize(48);
    for (var method : METHODS) {
      assertThat(questionsOf(results, method))
          .isEqualTo(questionsOf(results, METHODS.getFirst()))
          .hasSize(12);
    }
    for (var result : results) {
      assertThat(result.path("usage").path("maxPromptTokens").asInt())
          .as(result.path("key").asText())
          .isBetween(1, result.path("windowTokens").asInt() - result.path("replyTokens").asInt());
      assertThat(result.path("error").asText()).isEmpty();
    }
    assertThat(out.toString())
        .contains("| method      | 2k ", "| 2k native ", "| 3k reason ")
        .contains("Compared with the native window", " ≤ 2,048", " ≤ 3,072")
        .doesNotContain("EXCEED");
    assertThat(err.toString().lines().filter(line -> line.startsWith("drew ")).count())
        .isIn(0L, 2L);
  }

  @Test
  void theSamePlanGivesTheSameResultsAndRunsOnlyOnce() throws Exception {
    assertThat(compare("first", "--lengths", "2k")).isZero();
    assertThat(compare("second", "--lengths", "2k", "--parallel", "3")).isZero();
    assertThat(folder.resolve("second/results.jsonl"))
        .hasSameTextualContentAs(folder.resolve("first/results.jsonl"));
    err.getBuffer().setLength(0);
    assertThat(compare("first", "--lengths", "2k")).isZero();
    assertThat(err.toString()).doesNotContain("opened in");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--methods native | native:32768",
        "--methods skim:4096 | skim",
        "--methods read:600 | window-tokens",
        "--family riddles | riddles",
        "--family variables --lang zh | languages",
        "--questions 0 | --questions",
        "--lengths 4q | 4q",
      })
  void reportsInvalidOptions(String arguments, String expected) {
    var given = new ArrayList<>(List.of("--lengths", "1k", "--haystack", "generated"));
    given.addAll(List.of(arguments.split(" ")));
    assertThat(run("wrong", given)).isEqualTo(WRONG_USAGE);
    assertThat(err.toString()).contains(expected);
  }

  private int compare(String name, String... moreOptions) {
    var arguments =
        Stream.of(
            "--lengths",
            "2k,6k",
            "--family",
            "s-rt,variables",
            "--questions",
            "2",
            "--methods",
            "native:2048,retrieve:2048,read:2048,reason:3072",
            "--haystack",
            "generated");
    return run(name, Stream.concat(arguments, Stream.of(moreOptions)).toList());
  }

  private int run(String name, List<String> arguments) {
    var all = new ArrayList<>(List.of("compare", "--out", folder.resolve(name).toString()));
    all.addAll(arguments);
    return new CommandLine(new BenchCommand())
        .setOverwrittenOptionsAllowed(true)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }

  private List<JsonNode> results(String name) throws IOException {
    var json = new ObjectMapper();
    var results = new ArrayList<JsonNode>();
    for (var line : Files.readAllLines(folder.resolve(name).resolve("results.jsonl"))) {
      results.add(json.readTree(line));
    }
    return results;
  }

  private static List<String> questionsOf(List<JsonNode> results, String method) {
    return results.stream()
        .filter(result -> result.path("method").asText().equals(method))
        .map(result -> result.path("asked").asText() + ": " + result.path("question").asText())
        .toList();
  }
}

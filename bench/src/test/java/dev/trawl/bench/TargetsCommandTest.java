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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Runs a small {@code bench targets} end to end. */
class TargetsCommandTest {
  private static final int NOT_PASSED = 1;
  private static final int WRONG_USAGE = 2;
  private static final String COMMAND_PREFIX = "./trawl bench ";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder = Path.of(".");

  @Test
  void measuresAllTargetsAndReportsMissingDocuments() throws Exception {
    var data = Files.createDirectories(folder.resolve("data"));
    Files.createDirectories(data.resolve("cmrc2018"));
    Files.writeString(
        data.resolve("cmrc2018/cmrc2018_trial.json"),
        """
        {"data": [{"paragraphs": [{"context": "灯塔建于1874年。它有二百一十二级台阶。",
          "qas": [{"id": "1", "question": "灯塔建于哪一年？",
            "answers": [{"text": "1874年", "answer_start": 4}]}]}]}]}
        """);
    assertThat(runSmall("all", "--data", data.toString())).isZero();
    assertThat(err.toString()).doesNotContain("Exception");
    var targets = targets("all");
    assertThat(targets)
        .filteredOn(each -> each.path("place").asText().matches("(en|zh) 2k"))
        .hasSize(16)
        .allSatisfy(each -> assertThat(each.path("got").path("count").asInt()).isPositive());
    assertThat(withPrefix(targets, "CMRC"))
        .allMatch(each -> each.path("got").path("count").asInt() == 1);
    assertThat(withPrefix(targets, "R manual"))
        .singleElement()
        .satisfies(each -> assertThat(each.path("verdict").asText()).isEqualTo("UNMEASURED"))
        .satisfies(each -> assertThat(each.path("unmeasured").asText()).contains("rref.jsonl"));
    var largest = withPrefix(targets, "largest prompt").getFirst();
    assertThat(largest.path("got").path("value").asInt())
        .isBetween(1_000, largest.path("bound").path("limit").asInt());
    assertThat(out.toString())
        .contains(
            "| S-RT: a needle is found ",
            "Haystack: en generated, zh generated.",
            " not measured; ");
    assertThat(folder.resolve("all/report.html")).exists();
    assertThat(folder.resolve("all/s-rt/results.jsonl")).exists();
  }

  @Test
  void theReportedCommandGivesTheSameResults() throws Exception {
    assertThat(runSmall("some", "--target", "m-rs", "--lang", "en", "--seed", "7")).isZero();
    var command = targets("some").getFirst().path("command").asText();
    assertThat(command).startsWith(COMMAND_PREFIX).contains("--seed 7", "--lang en");
    var alone = new ArrayList<>(List.of(command.substring(COMMAND_PREFIX.length()).split(" ")));
    alone.addAll(List.of("--out", folder.resolve("alone").toString()));
    assertThat(run(alone)).isZero();
    for (var file : List.of("plan.json", "results.jsonl")) {
      assertThat(folder.resolve("alone").resolve(file))
          .hasSameTextualContentAs(folder.resolve("some/m-rs").resolve(file));
    }
  }

  @Test
  void resumesAnInterruptedRun() throws Exception {
    assertThat(runSmall("some", "--target", "m-rt,m-rs", "--lang", "en")).isZero();
    var results = Files.readString(folder.resolve("some/results.jsonl"));
    Files.writeString(folder.resolve("some/m-rs/results.jsonl"), "");
    err.getBuffer().setLength(0);
    assertThat(runSmall("some", "--target", "m-rt,m-rs", "--lang", "en")).isZero();
    assertThat(err.toString()).contains("m-rs: en 2k").doesNotContain("m-rt: en 2k");
    assertThat(folder.resolve("some/results.jsonl")).hasContent(results.strip());
  }

  @Test
  void strictRunFailsIfATargetIsNotMet() {
    assertThat(runSmall("loose", "--target", "cmrc", "--data", "nowhere")).isZero();
    assertThat(runSmall("strict", "--target", "cmrc", "--data", "nowhere", "--strict"))
        .isEqualTo(NOT_PASSED);
    assertThat(out.toString()).contains("not measured: no folder of question sets");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--target s-rx | s-rx",
        "--lengths 4q | 4q",
        "--needles 0 | --needles",
        "--lang fr | fr",
      })
  void reportsInvalidOptions(String arguments, String expected) {
    assertThat(runSmall("wrong", arguments.split(" "))).isEqualTo(WRONG_USAGE);
    assertThat(err.toString()).contains(expected);
    assertThat(folder.resolve("wrong")).doesNotExist();
  }

  private int runSmall(String name, String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "targets", "--haystack", "generated", "--out", folder.resolve(name).toString()));
    for (var defaultOption : List.of("--lengths=2k", "--needles=1", "--parallel=2")) {
      if (List.of(more).stream().noneMatch(defaultOption.split("=")[0]::equals)) {
        arguments.add(defaultOption);
      }
    }
    arguments.addAll(List.of(more));
    return run(arguments);
  }

  private int run(List<String> arguments) {
    return new CommandLine(new BenchCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments.toArray(String[]::new));
  }

  private List<JsonNode> targets(String name) throws IOException {
    var summary =
        new ObjectMapper().readTree(folder.resolve(name).resolve("summary.json").toFile());
    var targets = new ArrayList<JsonNode>();
    summary.path("targets").forEach(targets::add);
    return targets;
  }

  private static List<JsonNode> withPrefix(List<JsonNode> targets, String prefix) {
    return targets.stream()
        .filter(each -> each.path("target").asText().startsWith(prefix))
        .toList();
  }
}

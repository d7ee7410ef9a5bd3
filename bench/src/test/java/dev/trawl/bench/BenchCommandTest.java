package dev.trawl.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Runs the commands end to end. */
class BenchCommandTest {
  private static final int WRONG_USAGE = 2;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** The ninth argument is the folder that the question is about. */
  private static final String PRINTS_ALL_FILES =
      """
      #!/bin/sh
      cat "$9"/*
      """;

  @TempDir private Path folder = Path.of(".");

  /** The list shows only the first line of each description. */
  @Test
  void theListOfBenchmarksShowsWholeSentences() {
    assertThat(new CommandLine(new BenchCommand()).getSubcommands().values())
        .allSatisfy(
            benchmark ->
                assertThat(benchmark.getCommandSpec().usageMessage().description()[0])
                    .endsWith("."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "retrieval --limit 0 | --limit",
        "retrieval --questions nowhere.jsonl | nowhere.jsonl",
        "needle --lengths 4q | 4q",
        "needle --kind m-rx | m-rx",
        "needle --kind atc --sizes 1 | --sizes",
        "needle --lang fr --lengths 1k --haystack generated | fr",
        "needle --kind variables --lang zh --lengths 1k --haystack generated | English",
        "chains --limit 0 | --limit",
        "chains --hops 11 | --hops",
        "chains --data nowhere | --data",
        "needle --parallel 99 | --parallel",
        "needle --depths 120 --lengths 1k --haystack generated | depth",
        "speed --rounds 0 | --rounds",
        "overhead --rounds 0 | --rounds",
        "overhead --concurrency 0 | --concurrency",
        "faults --tokens 10 | --tokens",
        "faults --kind quake | quake",
        "needle --haystack nowhere --lengths 1k | nowhere",
        " | no benchmark",
      })
  void reportsInvalidOptions(String arguments, String expected) {
    var given = arguments == null ? new String[0] : arguments.split(" ");
    assertThat(run(given)).isEqualTo(WRONG_USAGE);
    assertThat(err.toString()).contains(expected);
  }

  @Test
  void findsNeedlesAndNoticesMissingNeedlesInEnglishAndChinese() throws Exception {
    var status =
        run(
            "needle",
            "--lengths",
            "4k,16k",
            "--depths",
            "0,50,100",
            "--haystack",
            "generated",
            "--out",
            folder.resolve("needles").toString(),
            "--seed",
            "3");
    assertThat(err.toString()).doesNotContain("Exception");
    assertThat(status).isZero();
    assertThat(out.toString()).contains("s-rt en", "passkey zh", "near miss", "| 50 %");
    var summary = new ObjectMapper().readTree(folder.resolve("needles/summary.json").toFile());
    assertThat(summary.path("failed").asInt(-1)).isZero();
    assertThat(summary.path("largestPrompt").asInt()).isBetween(1, 8192);
    for (var score : summary.path("scores")) {
      assertThat(score.path("found").path("value").asDouble())
          .as("%s %s", score.path("kind"), score.path("language"))
          .isGreaterThanOrEqualTo(30);
    }
    // 2 languages × 2 lengths × 3 depths × (s-rt, absent, near miss, passkey)
    assertThat(Files.readAllLines(folder.resolve("needles/results.jsonl"))).hasSize(48);
    // One "drew" line for each of 2 languages × 3 kinds; no such lines if Java finds no fonts
    var drawn = err.toString().lines().filter(line -> line.startsWith("drew ")).toList();
    assertThat(drawn.size()).isIn(0, 6);
    assertThat(drawn).allMatch(line -> Files.exists(Path.of(line.substring("drew ".length()))));
  }

  @Test
  void asksAboutChainsOfNeedles() throws Exception {
    var status =
        run(
            "needle",
            "--kind",
            "m-rs,variables,missing-link",
            "--lengths",
            "2k",
            "--level",
            "retrieve",
            "--haystack",
            "generated",
            "--out",
            folder.resolve("links").toString());
    assertThat(err.toString()).doesNotContain("Exception");
    assertThat(status).isZero();
    assertThat(out.toString())
        .contains("m-rs en", "m-rs zh", "variables en", "missing-link zh", "| links")
        .doesNotContain("near miss");
    // 2 languages × (4 + 3 numbers of links), and variables in English
    assertThat(Files.readAllLines(folder.resolve("links/results.jsonl"))).hasSize(15);
  }

  @Test
  void asksAboutSeveralNeedlesAndAboutAncestorsWithoutAHaystack() throws Exception {
    var status =
        run(
            "needle",
            "--kind",
            "s-rt,m-rt,m-rs,atc",
            "--lengths",
            "2k",
            "--depths",
            "0,50,100",
            "--sizes",
            "2,8",
            "--level",
            "retrieve",
            "--haystack",
            "generated",
            "--out",
            folder.resolve("several").toString());
    assertThat(err.toString()).doesNotContain("Exception");
    assertThat(status).isZero();
    assertThat(out.toString())
        .contains("m-rt zh", "NeedleBench en", "| question \\ statements | 2", "nth-descendant");
    // 2 languages × (3 depths + 1 question about all depths + 4 numbers of links + 2 sizes × 4
    // questions)
    assertThat(Files.readAllLines(folder.resolve("several/results.jsonl"))).hasSize(32);
  }

  @Test
  void followsAGenealogyHopByHop() throws Exception {
    var data = folder.resolve("data");
    Files.createDirectories(data.resolve("books-en"));
    Files.createDirectories(data.resolve("generated-qa"));
    Files.writeString(
        data.resolve("books-en/kjv.txt"),
        "A1:1 And Oren begat Talmi.\nA1:2 And Ziph begat Oren.\nA1:3 And Gera begat Ziph.\n");
    Files.writeString(
        data.resolve("generated-qa/kjv.jsonl"),
        """
        {"id": "1", "question": "Who begat Talmi?", "chain": ["Talmi", "Oren"], "evidence": [["A1:1"]]}
        {"id": "2", "question": "Who begat the man who begat Oren?", "chain": ["Oren", "Ziph", "Gera"], "evidence": [["A1:2"], ["A1:3"]]}
        """);
    var results = folder.resolve("chains");
    var status =
        run(
            "chains",
            "--level",
            "retrieve",
            "--data",
            data.toString(),
            "--out",
            results.toString());
    assertThat(err.toString()).doesNotContain("Exception");
    assertThat(status).isZero();
    assertThat(out.toString()).contains("| hops | n", "| 3 ").doesNotContain("| 4 ");
    var first =
        new ObjectMapper().readTree(Files.readAllLines(results.resolve("results.jsonl")).get(0));
    assertThat(first.path("right").asBoolean()).isTrue();
    assertThat(first.path("hopsCited").asInt()).isEqualTo(1);
    assertThat(first.path("calls").asInt()).isPositive();
  }

  @Test
  void scoresRanksAndAnswersForTheUsersOwnQuestions() throws Exception {
    Files.writeString(
        folder.resolve("harbour.txt"),
        """
        The harbour office opens at nine in the morning. Boats pay at the gate.

        The lighthouse of Varn was built in 1874 by Ida Kroll. It has 212 steps.

        Mooring is free in winter. The crane lifts twelve tonnes.
        """);
    var questions =
        Files.writeString(
            folder.resolve("own.jsonl"),
            """
            {"document": "harbour.txt", "language": "en", "question": "Who built the lighthouse of Varn?", "answers": ["Ida Kroll"], "evidence": "The lighthouse of Varn was built in 1874 by Ida Kroll."}
            """);
    var status =
        run(
            "retrieval",
            "--questions",
            questions.toString(),
            "--json",
            "--out",
            folder.resolve("own").toString());
    assertThat(err.toString()).doesNotContain("Exception");
    assertThat(status).isZero();
    var section = new ObjectMapper().readTree(out.toString()).path("sets").path(0);
    assertThat(section.path("questions").asInt()).isEqualTo(1);
    assertThat(section.path("unplaced").asInt(-1)).isZero();
    var result = new ObjectMapper().readTree(Files.readString(folder.resolve("own/results.jsonl")));
    assertThat(result.path("chunkRank").asInt()).isEqualTo(1);
    assertThat(result.path("sentenceRight").asBoolean()).isTrue();
    assertThat(result.path("f1").asDouble()).isGreaterThan(0.3);
  }

  @Test
  void readsAFolderOfQuestionFilesInPublishedFormats() throws Exception {
    var own = Files.createDirectory(folder.resolve("own"));
    Files.writeString(
        own.resolve("2wiki.json"),
        """
        [{"_id": "w", "type": "compositional", "question": "Where was the keeper of Varn born?",
          "context": [["Varn", ["Varn is a lighthouse.", "The keeper of Varn is Ida Kroll."]],
                      ["Ida Kroll", ["Ida Kroll was born in Tolmet."]]],
          "supporting_facts": [["Varn", 1], ["Ida Kroll", 0]],
          "evidences": [["Varn", "keeper", "Ida Kroll"]], "answer": "Tolmet"}]
        """);
    Files.writeString(own.resolve("aliases.json"), "{\"Q_id\": \"Q1\", \"aliases\": []}");
    Files.writeString(
        own.resolve("squad.json"),
        """
        {"data": [{"paragraphs": [{"context": "The harbour office opens at nine.", "qas": [
          {"id": "1", "question": "When does the harbour office open?",
           "answers": [{"text": "nine", "answer_start": 28}]},
          {"id": "2", "question": "Who was the first harbour master?", "answers": []}]}]}]}
        """);
    var results = folder.resolve("results");
    var status = run("retrieval", "--questions", own.toString(), "--out", results.toString());
    assertThat(err.toString()).doesNotContain("Exception").contains("aliases.json is skipped");
    assertThat(status).isZero();
    var sets = new ObjectMapper().readTree(results.resolve("summary.json").toFile()).path("sets");
    assertThat(sets.findValuesAsText("set")).containsExactly("2wiki.json", "squad.json");
    assertThat(sets.findValuesAsText("unplaced")).containsExactly("0", "1");
    assertThat(Files.readAllLines(results.resolve("results.jsonl"))).hasSize(3);
  }

  @Test
  void timesTheStepsOfASmallText() {
    var status =
        run(
            "speed",
            "--tokens",
            "4000",
            "--rounds",
            "1",
            "--data",
            folder.resolve("none").toString(),
            "--out",
            folder.resolve("speed").toString());
    assertThat(err.toString()).doesNotContain("Exception");
    assertThat(status).isZero();
    assertThat(out.toString()).contains("index ÷ Lucene alone", "| yes");
    assertThat(folder.resolve("speed")).isDirectoryNotContaining("glob:**/scratch-*");
  }

  @Test
  void measuresAStageAndItsBaseline() throws Exception {
    var status =
        run(
            "speed",
            "--tokens=2000",
            "--rounds=1",
            "--stages=tokenise",
            "--forks=0",
            "--round-time=5ms",
            "--data=" + folder.resolve("none"),
            "--out=" + folder.resolve("stages"));
    assertThat(err.toString()).doesNotContain("Exception").contains("tokenise: ");
    assertThat(status).isZero();
    assertThat(out.toString()).contains("| tokenise ");
    var summary = new ObjectMapper().readTree(folder.resolve("stages/summary.json").toFile());
    var stage = summary.path("stages").path(0);
    assertThat(stage.path("own").path("tokensPerSecond").asDouble()).isPositive();
    assertThat(stage.path("bare").path("tokensPerSecond").asDouble()).isPositive();
    assertThat(new ObjectMapper().readTree(folder.resolve("stages/jmh.json").toFile())).hasSize(2);
  }

  @Test
  void fitsTheGrowthOfTimeWithTextSize() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a shell");
    var program = Files.writeString(folder.resolve("program"), PRINTS_ALL_FILES);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    var status =
        run(
            "speed",
            "--tokens=1000",
            "--rounds=1",
            "--growth=2500,1k",
            "--launcher=" + program,
            "--data=" + folder.resolve("none"),
            "--out=" + folder.resolve("growth"));
    assertThat(err.toString()).doesNotContain("Exception");
    assertThat(status).isZero();
    assertThat(out.toString())
        .contains("fitted exponent", "deviation of the points from that fit", "| 1k ");
    var growth =
        new ObjectMapper().readTree(folder.resolve("growth/summary.json").toFile()).path("growth");
    assertThat(growth.findValues("tokens")).extracting(JsonNode::asInt).containsExactly(1000, 2500);
    assertThat(growth.findValues("texts")).extracting(JsonNode::asInt).containsExactly(1, 3);
    assertThat(growth.findValues("right")).extracting(JsonNode::asBoolean).containsOnly(true);
    if (!err.toString().contains("no chart")) {
      assertThat(folder.resolve("growth/growth.png")).isNotEmptyFile();
    }
  }

  @Test
  void growthRequiresALauncher() {
    assertThat(run("speed", "--growth", "--out", folder.resolve("growth").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("--growth needs --launcher, such as ./trawl");
  }

  private int run(String... arguments) {
    return new CommandLine(new BenchCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}

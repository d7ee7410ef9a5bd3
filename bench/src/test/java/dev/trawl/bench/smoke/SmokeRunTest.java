package dev.trawl.bench.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.bench.report.Check;
import dev.trawl.bench.report.Part;
import dev.trawl.bench.report.ResultStore.Scored;
import dev.trawl.bench.report.ResultsFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmokeRunTest {
  private static final int QUESTIONS = 40;

  @TempDir private Path folder = Path.of(".");

  @Test
  void passesIfNothingChanged() {
    run("before", QUESTIONS, all -> true);
    var outcome = runAgainst("before", QUESTIONS, all -> true);
    assertThat(outcome.passed()).isTrue();
    assertThat(outcome.text()).contains("| bells", "noise");
  }

  @Test
  void failsIfScoresDropByMoreThanNoise() {
    run("before", QUESTIONS, all -> true);
    var outcome = runAgainst("before", QUESTIONS, number -> number % 4 > 0);
    assertThat(outcome.passed()).isFalse();
    assertThat(outcome.text()).contains("worse");
  }

  @Test
  void passesIfOneMoreAnswerIsWrong() {
    run("before", QUESTIONS, all -> true);
    assertThat(runAgainst("before", QUESTIONS, number -> number > 0).passed()).isTrue();
  }

  @Test
  void passesIfScoresImprove() {
    run("before", QUESTIONS, number -> number % 2 == 0);
    assertThat(runAgainst("before", QUESTIONS, all -> true).passed()).isTrue();
  }

  @Test
  void failsIfAQuestionOfTheBaselineIsMissing() {
    run("before", QUESTIONS, all -> true);
    assertThat(runAgainst("before", QUESTIONS - 1, all -> true).passed()).isFalse();
  }

  @Test
  void reportsAMissingBaseline() {
    assertThatThrownBy(() -> runAgainst("nowhere", 1, all -> true)).hasMessageContaining("nowhere");
  }

  @Test
  void writesTheScoresOfAllPartsToOneFile() throws Exception {
    run("before", 2, all -> true);
    assertThat(Files.readAllLines(folder.resolve("before/results.jsonl")))
        .hasSize(2)
        .allMatch(line -> line.startsWith("{\"key\":\"bells #"));
    assertThat(folder.resolve("before/bells/results.jsonl")).exists();
    assertThat(folder.resolve("before/report.html")).exists();
  }

  private Check.Outcome run(String name, int questions, IntPredicate isCorrect) {
    return run(name, Optional.empty(), questions, isCorrect);
  }

  private Check.Outcome runAgainst(String baseline, int questions, IntPredicate isCorrect) {
    return run("after", Optional.of(folder.resolve(baseline)), questions, isCorrect);
  }

  private Check.Outcome run(
      String name, Optional<Path> baseline, int questions, IntPredicate isCorrect) {
    try (var results = ResultsFolder.create(folder.resolve(name))) {
      return new SmokeRun(List.of(bells(questions, isCorrect)), baseline, 1)
          .run(results, false, line -> {});
    }
  }

  /** A stub benchmark that only stores scores. */
  private static Part bells(int questions, IntPredicate isCorrect) {
    return new Part(
        "bells",
        (results, json, progress) -> {
          results
              .store(Map.of("benchmark", "bells"))
              .add(
                  IntStream.range(0, questions)
                      .mapToObj(
                          number ->
                              new Scored(
                                  "#" + number,
                                  "bells",
                                  Map.of("score", isCorrect.test(number) ? 100.0 : 0)))
                      .toList());
          return "";
        });
  }
}

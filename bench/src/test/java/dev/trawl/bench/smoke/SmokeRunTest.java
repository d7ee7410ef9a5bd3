package dev.trawl.bench.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.bench.report.Check;
import dev.trawl.bench.report.Part;
import dev.trawl.bench.report.ResultsFolder;
import dev.trawl.bench.report.Sheet.Scored;
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
  void holdsWhereNothingChanged() {
    run("before", QUESTIONS, all -> true);
    var ended = against("before", QUESTIONS, all -> true);
    assertThat(ended.passed()).isTrue();
    assertThat(ended.text()).contains("| bells", "noise");
  }

  @Test
  void fallsWhereMoreIsWrongThanNoiseExplains() {
    run("before", QUESTIONS, all -> true);
    var ended = against("before", QUESTIONS, number -> number % 4 > 0);
    assertThat(ended.passed()).isFalse();
    assertThat(ended.text()).contains("worse");
  }

  @Test
  void oneQuestionMoreOrLessIsNoise() {
    run("before", QUESTIONS, all -> true);
    assertThat(against("before", QUESTIONS, number -> number > 0).passed()).isTrue();
  }

  @Test
  void whatBecameBetterIsNoFall() {
    run("before", QUESTIONS, number -> number % 2 == 0);
    assertThat(against("before", QUESTIONS, all -> true).passed()).isTrue();
  }

  @Test
  void fallsWhereAQuestionOfTheBaselineIsNotAskedAnyMore() {
    run("before", QUESTIONS, all -> true);
    assertThat(against("before", QUESTIONS - 1, all -> true).passed()).isFalse();
  }

  @Test
  void saysWhereNoBaselineLies() {
    assertThatThrownBy(() -> against("nowhere", 1, all -> true)).hasMessageContaining("nowhere");
  }

  @Test
  void leavesTheScoresOfAllPartsInOneFileThatIsABaseline() throws Exception {
    run("before", 2, all -> true);
    assertThat(Files.readAllLines(folder.resolve("before/results.jsonl")))
        .hasSize(2)
        .allMatch(line -> line.startsWith("{\"key\":\"bells #"));
    assertThat(folder.resolve("before/bells/results.jsonl")).exists();
    assertThat(folder.resolve("before/report.html")).exists();
  }

  private Check.Ended run(String name, int questions, IntPredicate right) {
    return run(name, Optional.empty(), questions, right);
  }

  private Check.Ended against(String baseline, int questions, IntPredicate right) {
    return run("after", Optional.of(folder.resolve(baseline)), questions, right);
  }

  private Check.Ended run(String name, Optional<Path> baseline, int questions, IntPredicate right) {
    try (var results = ResultsFolder.create(folder.resolve(name))) {
      return new SmokeRun(List.of(bells(questions, right)), baseline, 1)
          .run(results, false, line -> {});
    }
  }

  /** A benchmark of nothing but scores. */
  private static Part bells(int questions, IntPredicate right) {
    return new Part(
        "bells",
        (results, json, progress) -> {
          results
              .sheet(Map.of("benchmark", "bells"))
              .add(
                  IntStream.range(0, questions)
                      .mapToObj(
                          number ->
                              new Scored(
                                  "#" + number,
                                  "bells",
                                  Map.of("score", right.test(number) ? 100.0 : 0)))
                      .toList());
          return "";
        });
  }
}

package dev.trawl.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.bench.report.Comparison.Verdict;
import dev.trawl.bench.report.ResultStore.Scored;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static List<Scored> run(int count, IntUnaryOperator score) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Scored("q" + i, "all", Map.of("right", (double) score.applyAsInt(i))))
        .toList();
  }

  private static Comparison.Row onlyRow(Comparison comparison) {
    assertThat(comparison.rows()).hasSize(1);
    return comparison.rows().getFirst();
  }

  @Test
  void aRunWithMoreCorrectAnswersIsBetter() {
    var weak = run(200, i -> i % 2 == 0 ? 100 : 0);
    var strong = run(200, i -> i % 4 == 3 ? 0 : 100);
    assertThat(onlyRow(Comparison.of(weak, strong)).verdict()).isEqualTo(Verdict.BETTER);
    assertThat(onlyRow(Comparison.of(strong, weak)).verdict()).isEqualTo(Verdict.WORSE);
    assertThat(onlyRow(Comparison.of(weak, strong)).difference().value()).isEqualTo(25);
  }

  @Test
  void aFewDifferentAnswersAreNoise() {
    var one = run(200, i -> i % 2 == 0 ? 100 : 0);
    var other = run(200, i -> (i % 2 == 0) != (i % 50 < 3) ? 100 : 0);
    assertThat(onlyRow(Comparison.of(one, other)).verdict()).isEqualTo(Verdict.NOISE);
    assertThat(onlyRow(Comparison.of(one, one)).verdict()).isEqualTo(Verdict.NOISE);
  }

  @Test
  void theSameDifferenceIsNoiseWithFewQuestions() {
    IntUnaryOperator weak = i -> i % 10 < 5 ? 100 : 0;
    IntUnaryOperator strong = i -> i % 10 < 6 ? 100 : 0;
    assertThat(onlyRow(Comparison.of(run(10, weak), run(10, strong))).verdict())
        .isEqualTo(Verdict.NOISE);
    assertThat(onlyRow(Comparison.of(run(500, weak), run(500, strong))).verdict())
        .isEqualTo(Verdict.BETTER);
  }

  @Test
  void ignoresAndCountsQuestionsThatOnlyOneRunAsked() {
    var comparison = Comparison.of(run(10, i -> 100), run(7, i -> 100));
    assertThat(onlyRow(comparison).difference().count()).isEqualTo(7);
    assertThat(comparison.onlyBefore()).isEqualTo(3);
    assertThat(comparison.table()).contains("3 questions are only in the first run");
  }
}

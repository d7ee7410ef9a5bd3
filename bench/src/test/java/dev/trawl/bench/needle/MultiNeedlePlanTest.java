package dev.trawl.bench.needle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.trawl.bench.haystack.Haystack.Planting;
import dev.trawl.bench.subject.Replies;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultiNeedlePlanTest {
  private static final List<Integer> DEPTHS =
      IntStream.rangeClosed(0, 10).mapToObj(i -> 10 * i).toList();

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void insertsANeedleAtEachDepthAndAsksAboutAllInOneQuestion(String language) {
    for (var textPlan : textPlans(language)) {
      var several = (MultiNeedle) textPlan.questions().getFirst().task();
      assertThat(textPlan.questions()).hasSize(1);
      assertThat(textPlan.plantings()).extracting(Planting::depthPercent).isEqualTo(DEPTHS);
      for (var needle : several.needles().values()) {
        assertThat(several.question()).contains(needle.question());
        assertThat(several.question()).doesNotContain(needle.keyword());
        assertThat(textPlan.plantings().stream().map(Planting::words))
            .filteredOn(words -> words.contains(needle.keyword()))
            .containsExactly(needle.statement());
      }
    }
  }

  @Test
  void scoresTheShareOfFoundNeedlesAndReportsItByDepth() {
    var several = (MultiNeedle) textPlans("en").getFirst().questions().getFirst().task();
    var needles = several.needles();
    var half = needles.get(0).keyword() + " [1], " + needles.get(70).keyword() + " [2].";
    var reply = Replies.answered(half);
    assertThat(several.score(reply).found()).isCloseTo(200.0 / 11, within(1e-6));
    assertThat(several.foundByDepth(reply)).containsEntry(70, 100.0).containsEntry(100, 0.0);
    var all = String.join(", ", several.references());
    assertThat(several.score(Replies.answered(all)).found()).isEqualTo(100);
    assertThat(several.score(Replies.unanswered(all)).found()).isZero();
  }

  @Test
  void theSameSeedGivesTheSameTexts() {
    assertThat(textPlans("zh")).isEqualTo(textPlans("zh"));
  }

  @Test
  void requiresANeedleForEachDepth() {
    var own = new Needle("file", "en", "It is 5.", "", "What is it?", "5");
    var plan = new MultiNeedlePlan("en", List.of(own), List.of(1_000), List.of(0, 100), 1, 1);
    assertThatThrownBy(plan::textPlans).hasMessageContaining("m-rt");
  }

  private static List<TextPlan> textPlans(String language) {
    return new MultiNeedlePlan(language, List.of(), List.of(1_000, 4_000), DEPTHS, 3, 5)
        .textPlans();
  }
}

package dev.trawl.bench.needle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.needle.TextPlan.Presence;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NeedlePlanTest {
  private static final Set<String> ALL = Set.copyOf(NeedlePlan.SINGLES);

  @Test
  void insertsPresentNeedlesAndLeavesOutMissingNeedles() {
    for (var shared : List.of(true, false)) {
      for (var textPlan : plan(ALL, shared).textPlans()) {
        var planted = textPlan.plantings().stream().map(p -> p.words()).toList();
        for (var planned : textPlan.questions()) {
          var needle = (Needle) planned.task();
          switch (planned.presence()) {
            case PRESENT -> assertThat(planted).contains(needle.statement());
            case ABSENT ->
                assertThat(planted).doesNotContain(needle.statement(), needle.nearMiss());
            case NEAR_MISS ->
                assertThat(planted).contains(needle.nearMiss()).doesNotContain(needle.statement());
          }
        }
      }
    }
  }

  @Test
  void putsAtMostOneNeedleInEachHaystack() {
    assertThat(plan(ALL, false).textPlans())
        .allSatisfy(textPlan -> assertThat(textPlan.plantings()).hasSizeLessThanOrEqualTo(1));
  }

  @Test
  void asksEveryKindAtEveryDepthOfEveryLength() {
    var planned =
        plan(ALL, false).textPlans().stream()
            .flatMap(textPlan -> textPlan.questions().stream())
            .toList();
    // 2 languages × 2 lengths × 3 depths × 2 needles, for each of four kinds of question
    assertThat(planned).hasSize(4 * 24);
    assertThat(planned).filteredOn(a -> a.presence() == Presence.NEAR_MISS).hasSize(24);
    assertThat(planned).filteredOn(a -> a.kind().equals(NeedlePlan.PASSKEY)).hasSize(24);
  }

  @Test
  void sharesAHaystackOnlyOnRequest() {
    assertThat(plan(ALL, true).textPlans()).hasSize(2 * 2 * 2);
  }

  @Test
  void theSameSeedGivesTheSameTexts() {
    assertThat(plan(ALL, false).textPlans()).isEqualTo(plan(ALL, false).textPlans());
  }

  /**
   * A seed must give the same texts as before chains were added, so that results stay comparable.
   */
  @Test
  void chainsDoNotChangeTheTextsOfSingleNeedles() {
    var allKinds = Set.copyOf(NeedlePlan.KINDS);
    assertThat(describe(plan(ALL, false)).hashCode()).isEqualTo(-132384530);
    assertThat(describe(plan(ALL, true)).hashCode()).isEqualTo(304564738);
    assertThat(describe(plan(allKinds, false))).containsAll(describe(plan(ALL, false)));
    assertThat(describe(plan(allKinds, true))).containsAll(describe(plan(ALL, true)));
  }

  @Test
  void putsEachChainIntoItsOwnHaystack() {
    for (var shared : List.of(true, false)) {
      var textPlans = plan(Set.copyOf(NeedlePlan.CHAINS), shared).textPlans();
      // 2 lengths × 2 repeats × (2 languages × (4 + 3 sizes) + 1)
      assertThat(textPlans).hasSize(4 * 15);
      assertThat(textPlans).allSatisfy(textPlan -> assertThat(textPlan.questions()).hasSize(1));
    }
  }

  @Test
  void rejectsVariablesInChinese() {
    var kinds = Set.of(NeedlePlan.VARIABLES);
    var plan =
        new NeedlePlan(
            List.of(1000), List.of(0), List.of("zh"), kinds, List.of(2), 1, false, List.of(), 1);
    assertThatThrownBy(plan::textPlans).hasMessageContaining("English");
  }

  @Test
  void reusesTheUsersNeedles() {
    var needle = new Needle("file", "en", "It is 5.", "", "What is it?", "5");
    var plan =
        new NeedlePlan(
            List.of(1000),
            List.of(0, 100),
            List.of("en"),
            ALL,
            List.of(2),
            1,
            false,
            List.of(needle),
            1);
    assertThat(plan.textPlans().stream().flatMap(textPlan -> textPlan.questions().stream()))
        .filteredOn(planned -> !planned.kind().equals(NeedlePlan.PASSKEY))
        .allSatisfy(planned -> assertThat(planned.task()).isEqualTo(needle));
  }

  @Test
  void rejectsUnknownKindsAndLengths() {
    assertThatThrownBy(() -> plan(Set.of("m-rx"), false)).hasMessageContaining("m-rx");
    assertThatThrownBy(() -> Lengths.parse("4q")).hasMessageContaining("4q");
  }

  @Test
  void parsesAndFormatsLengths() {
    assertThat(Lengths.parse("500,4k,1M")).containsExactly(500, 4_000, 1_000_000);
    assertThat(Lengths.brief(1_000_000)).isEqualTo("1m");
    assertThat(Lengths.brief(32_000)).isEqualTo("32k");
    assertThat(Lengths.brief(1_500)).isEqualTo("1500");
  }

  private static NeedlePlan plan(Set<String> kinds, boolean shared) {
    return new NeedlePlan(
        List.of(1000, 2000),
        List.of(0, 50, 100),
        List.of("en", "zh"),
        kinds,
        List.of(2, 16),
        2,
        shared,
        List.of(),
        4);
  }

  private static List<String> describe(NeedlePlan plan) {
    return plan.textPlans().stream().map(NeedlePlanTest::describe).toList();
  }

  private static String describe(TextPlan textPlan) {
    var text = new StringBuilder(textPlan.language() + textPlan.lengthTokens());
    text.append(" ").append(textPlan.repeat()).append(" ").append(textPlan.seed());
    text.append(textPlan.plantings());
    for (var planned : textPlan.questions()) {
      var task = planned.task();
      text.append(planned.kind()).append(task.statement()).append(task.question());
      text.append(String.join(", ", task.references()))
          .append(planned.presence())
          .append(planned.depthPercent());
    }
    return text.toString();
  }
}

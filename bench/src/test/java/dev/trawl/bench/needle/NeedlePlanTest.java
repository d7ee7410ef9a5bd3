package dev.trawl.bench.needle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.needle.Trial.Presence;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NeedlePlanTest {
  private static final Set<String> ALL = Set.copyOf(NeedlePlan.SINGLES);

  @Test
  void insertsPresentNeedlesAndLeavesOutMissingOnes() {
    for (var shared : List.of(true, false)) {
      for (var trial : plan(ALL, shared).trials()) {
        var planted = trial.plantings().stream().map(p -> p.words()).toList();
        for (var asked : trial.asked()) {
          var needle = (Needle) asked.task();
          switch (asked.presence()) {
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
  void putsOneNeedleInEachHaystack() {
    assertThat(plan(ALL, false).trials())
        .allSatisfy(trial -> assertThat(trial.plantings()).hasSizeLessThanOrEqualTo(1));
  }

  @Test
  void asksEveryKindAtEveryDepthOfEveryLength() {
    var asked =
        plan(ALL, false).trials().stream().flatMap(trial -> trial.asked().stream()).toList();
    // 2 languages × 2 lengths × 3 depths × 2 needles, for each of four kinds of question
    assertThat(asked).hasSize(4 * 24);
    assertThat(asked).filteredOn(a -> a.presence() == Presence.NEAR_MISS).hasSize(24);
    assertThat(asked).filteredOn(a -> a.kind().equals(NeedlePlan.PASSKEY)).hasSize(24);
  }

  @Test
  void sharesAHaystackOnlyOnRequest() {
    assertThat(plan(ALL, true).trials()).hasSize(2 * 2 * 2);
  }

  @Test
  void theSameSeedGivesTheSameTrials() {
    assertThat(plan(ALL, false).trials()).isEqualTo(plan(ALL, false).trials());
  }

  /**
   * A seed must give the same trials as before chains were added, so that results stay comparable.
   */
  @Test
  void chainsDoNotChangeTheTrialsOfSingleNeedles() {
    var every = Set.copyOf(NeedlePlan.KINDS);
    assertThat(describe(plan(ALL, false)).hashCode()).isEqualTo(-132384530);
    assertThat(describe(plan(ALL, true)).hashCode()).isEqualTo(304564738);
    assertThat(describe(plan(every, false))).containsAll(describe(plan(ALL, false)));
    assertThat(describe(plan(every, true))).containsAll(describe(plan(ALL, true)));
  }

  @Test
  void asksEachChainSizeAtEveryLengthInItsOwnHaystack() {
    for (var shared : List.of(true, false)) {
      var trials = plan(Set.copyOf(NeedlePlan.CHAINS), shared).trials();
      // 2 lengths × 2 repeats × (2 languages × (4 + 3 sizes) + 1)
      assertThat(trials).hasSize(4 * 15);
      assertThat(trials).allSatisfy(trial -> assertThat(trial.asked()).hasSize(1));
    }
  }

  @Test
  void rejectsVariablesInChinese() {
    var kinds = Set.of(NeedlePlan.VARIABLES);
    var plan =
        new NeedlePlan(
            List.of(1000), List.of(0), List.of("zh"), kinds, List.of(2), 1, false, List.of(), 1);
    assertThatThrownBy(plan::trials).hasMessageContaining("English");
  }

  @Test
  void reusesTheUsersNeedles() {
    var own = new Needle("file", "en", "It is 5.", "", "What is it?", "5");
    var plan =
        new NeedlePlan(
            List.of(1000),
            List.of(0, 100),
            List.of("en"),
            ALL,
            List.of(2),
            1,
            false,
            List.of(own),
            1);
    assertThat(plan.trials().stream().flatMap(trial -> trial.asked().stream()))
        .filteredOn(asked -> !asked.kind().equals(NeedlePlan.PASSKEY))
        .allSatisfy(asked -> assertThat(asked.task()).isEqualTo(own));
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
    return plan.trials().stream().map(NeedlePlanTest::describe).toList();
  }

  private static String describe(Trial trial) {
    var text = new StringBuilder(trial.language() + trial.lengthTokens());
    text.append(" ").append(trial.repeat()).append(" ").append(trial.seed());
    text.append(trial.plantings());
    for (var asked : trial.asked()) {
      var task = asked.task();
      text.append(asked.kind()).append(task.statement()).append(task.question());
      text.append(String.join(", ", task.references()))
          .append(asked.presence())
          .append(asked.depthPercent());
    }
    return text.toString();
  }
}

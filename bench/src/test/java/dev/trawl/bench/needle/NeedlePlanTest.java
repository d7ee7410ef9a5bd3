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
  void plantsWhatIsPresentAndLeavesOutWhatIsMissing() {
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
  void sharesAHaystackOnlyWhenAsked() {
    assertThat(plan(ALL, true).trials()).hasSize(2 * 2 * 2);
  }

  @Test
  void theSeedGivesTheSameTrials() {
    assertThat(plan(ALL, false).trials()).isEqualTo(plan(ALL, false).trials());
  }

  /** What a seed gave before there were chains it gives still: results stay comparable. */
  @Test
  void chainsBesideThemDoNotChangeTheTrialsOfSingleNeedles() {
    var every = Set.copyOf(NeedlePlan.KINDS);
    assertThat(told(plan(ALL, false)).hashCode()).isEqualTo(-132384530);
    assertThat(told(plan(ALL, true)).hashCode()).isEqualTo(304564738);
    assertThat(told(plan(every, false))).containsAll(told(plan(ALL, false)));
    assertThat(told(plan(every, true))).containsAll(told(plan(ALL, true)));
  }

  @Test
  void asksEachSizeOfChainAtEveryLengthInAHaystackOfItsOwn() {
    for (var shared : List.of(true, false)) {
      var trials = plan(Set.copyOf(NeedlePlan.CHAINS), shared).trials();
      // 2 lengths × 2 repeats × (2 languages × (4 + 3 sizes) + 1)
      assertThat(trials).hasSize(4 * 15);
      assertThat(trials).allSatisfy(trial -> assertThat(trial.asked()).hasSize(1));
    }
  }

  @Test
  void saysThatVariablesAreOnlyInEnglish() {
    var kinds = Set.of(NeedlePlan.VARIABLES);
    var plan =
        new NeedlePlan(
            List.of(1000), List.of(0), List.of("zh"), kinds, List.of(2), 1, false, List.of(), 1);
    assertThatThrownBy(plan::trials).hasMessageContaining("English");
  }

  @Test
  void goesRoundTheNeedlesOfTheUser() {
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
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> plan(Set.of("m-rx"), false)).hasMessageContaining("m-rx");
    assertThatThrownBy(() -> Lengths.parse("4q")).hasMessageContaining("4q");
  }

  @Test
  void readsLengthsAsPeopleWriteThem() {
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

  private static List<String> told(NeedlePlan plan) {
    return plan.trials().stream().map(NeedlePlanTest::told).toList();
  }

  private static String told(Trial trial) {
    var told = new StringBuilder(trial.language() + trial.lengthTokens());
    told.append(" ").append(trial.repeat()).append(" ").append(trial.seed());
    told.append(trial.plantings());
    for (var asked : trial.asked()) {
      var task = asked.task();
      told.append(asked.kind()).append(task.statement()).append(task.question());
      told.append(String.join(", ", task.references()))
          .append(asked.presence())
          .append(asked.depthPercent());
    }
    return told.toString();
  }
}

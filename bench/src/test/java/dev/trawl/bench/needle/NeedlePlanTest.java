package dev.trawl.bench.needle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.bench.needle.Trial.Presence;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NeedlePlanTest {
  private static final Set<String> ALL = Set.copyOf(NeedlePlan.KINDS);

  @Test
  void plantsWhatIsPresentAndLeavesOutWhatIsMissing() {
    for (var shared : List.of(true, false)) {
      for (var trial : plan(ALL, shared).trials()) {
        var planted = trial.plantings().stream().map(p -> p.words()).toList();
        for (var asked : trial.asked()) {
          var needle = asked.needle();
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

  @Test
  void goesRoundTheNeedlesOfTheUser() {
    var own = new Needle("file", "en", "It is 5.", "", "What is it?", "5");
    var plan =
        new NeedlePlan(
            List.of(1000), List.of(0, 100), List.of("en"), ALL, 1, false, List.of(own), 1);
    assertThat(plan.trials().stream().flatMap(trial -> trial.asked().stream()))
        .filteredOn(asked -> !asked.kind().equals(NeedlePlan.PASSKEY))
        .allSatisfy(asked -> assertThat(asked.needle()).isEqualTo(own));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> plan(Set.of("m-rt"), false)).hasMessageContaining("m-rt");
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
        2,
        shared,
        List.of(),
        4);
  }
}

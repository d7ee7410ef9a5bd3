package dev.trawl.bench.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelScoreTest {
  private static final List<String> LABELS = List.of("attic", "cellar", "pantry");

  @Test
  void requiresTheTargetInTheFirstSentence() {
    assertThat(score("The kite is in the Attic. [1]")).isEqualTo(100);
    assertThat(score("I have looked. It is in the attic.")).isZero();
    assertThat(score("It is gone.")).isZero();
    assertThat(score("")).isZero();
  }

  @Test
  void rejectsASecondLabel() {
    assertThat(score("In the attic or the pantry.")).isZero();
    assertThat(score("In the attic. It never was in the pantry.")).isEqualTo(100);
  }

  @Test
  void ignoresLabelsOfTheQuestion() {
    assertThat(score("Before the cellar it was in the attic.")).isEqualTo(100);
  }

  @Test
  void recognisesTheEndOfChineseSentences() {
    var labels = List.of("阁楼", "地窖", "厨房");
    assertThat(LabelScore.of("风筝在阁楼。后来在厨房。", "阁楼", "风筝到地窖之前在哪里？", labels)).isEqualTo(100);
    assertThat(LabelScore.of("风筝在厨房。", "阁楼", "风筝到地窖之前在哪里？", labels)).isZero();
  }

  private static double score(String answer) {
    return LabelScore.of(answer, "attic", "Where was the kite before the cellar?", LABELS);
  }
}

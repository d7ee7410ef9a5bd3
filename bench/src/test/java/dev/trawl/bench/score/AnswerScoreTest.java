package dev.trawl.bench.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerScoreTest {
  @Test
  void ignoresArticlesCasePunctuationAndMarkers() {
    assertThat(AnswerScore.of("The  Denver, Broncos. [1][12]", List.of("denver broncos")))
        .isEqualTo(new AnswerScore(1, 1));
  }

  @Test
  void countsEachSharedWordOnce() {
    // 2 shared words; precision 2/4, recall 2/2.
    var score = AnswerScore.of("in 1990 in Paris", List.of("Paris 1990"));
    assertThat(score.exact()).isZero();
    assertThat(score.f1()).isCloseTo(2.0 / 3, within(1e-9));
  }

  @Test
  void usesTheBestReference() {
    assertThat(AnswerScore.of("NASA", List.of("the space agency", "nasa")).exact()).isEqualTo(1);
  }

  @Test
  void comparesChineseByCharacter() {
    // 3 of 4 characters of the reference, 3 of 3 characters of the answer.
    assertThat(AnswerScore.of("关云长", List.of("关羽云长")).f1()).isCloseTo(6.0 / 7, within(1e-9));
  }

  @Test
  void foldsFullWidthForms() {
    assertThat(AnswerScore.of("１９９８年", List.of("1998年")).exact()).isEqualTo(1);
  }

  @Test
  void scoresZeroWithoutAnAnswer() {
    assertThat(AnswerScore.of("", List.of("Porto"))).isEqualTo(AnswerScore.NONE);
  }

  @Test
  void keepsBracketsThatAreNotMarkers() {
    assertThat(NormalForm.withoutMarkers("array[i] costs 5 [2].")).isEqualTo("array[i] costs 5.");
  }
}

package dev.trawl.bench.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeywordScoreTest {
  /** A reference and a sentence that contains it; both are correct answers. */
  private record Sentence(String reference, String answer, String language) {}

  private static final List<Sentence> CORRECT =
      List.of(
          new Sentence(
              "Port Wexbrook", "Adaline Marlow was born in Port Wexbrook in 1874. [1]", "en"),
          new Sentence(
              "1874", "The lighthouse on the rocks was lit for the first time in 1874.", "en"),
          new Sentence("a clock restorer", "By trade Severin Holgate was a clock restorer.", "en"),
          new Sentence("212 steps", "To reach the lamp one has to climb 212 steps.", "en"),
          new Sentence("青屿镇", "裘景川出生在青屿镇，后来当了木偶匠。[1]", "zh"),
          new Sentence("1897年", "这座灯塔是在1897年第一次点亮的。", "zh"));

  @Test
  void aCorrectSentenceGetsTheFullLooseScoreAndALowExactScore() {
    assertThat(CORRECT)
        .allSatisfy(
            each -> {
              assertThat(score(each).loose()).isEqualTo(100);
              assertThat(score(each).exact()).isBetween(5.0, 60.0);
            });
    assertThat(CORRECT.stream().mapToDouble(each -> score(each).exact()).average().orElse(0))
        .isBetween(20.0, 45.0);
  }

  @Test
  void theReferenceItselfGetsBothFullScores() {
    assertThat(CORRECT)
        .allSatisfy(
            each ->
                assertThat(
                        KeywordScore.of(
                            each.reference(), List.of(each.reference()), each.language()))
                    .isEqualTo(new KeywordScore(100, 100)));
  }

  @Test
  void aWrongAnswerScoresZero() {
    assertThat(CORRECT)
        .allSatisfy(
            each ->
                assertThat(
                        KeywordScore.of(
                            "Nothing of it. 没有。", List.of(each.reference()), each.language()))
                    .isEqualTo(new KeywordScore(0, 0)));
    assertThat(KeywordScore.of("", List.of("Port Wexbrook"), "en"))
        .isEqualTo(new KeywordScore(0, 0));
  }

  @Test
  void theExactScoreIsTheF1OfWordsIfEnoughKeywordsAreRecalled() {
    // 2 of 2 reference words, and 6 words in the answer: 2 × 2 ÷ (6 + 2)
    assertThat(scoreInEnglish("born in Port Wexbrook, they say", "Port Wexbrook").exact())
        .isCloseTo(200.0 * 2 / 8, within(1e-9));
    // 1 of 6 keywords is under a fifth
    assertThat(scoreInEnglish("north wind", "north pole south east west ocean").exact()).isZero();
  }

  @Test
  void functionWordsAreNotKeywords() {
    assertThat(scoreInEnglish("the of and", "The Duke of York and Albany").exact()).isZero();
    assertThat(scoreInEnglish("of and", "Duke of York and Albany").loose()).isZero();
  }

  @Test
  void scores50ForHalfOfTheKeywordsAndZeroForLess() {
    assertThat(scoreInEnglish("It was in the silver mill.", "silver lantern").loose())
        .isEqualTo(50);
    assertThat(scoreInEnglish("It was silver.", "silver lantern of Marlow").loose()).isZero();
  }

  @Test
  void givesTheFullScoreForAllKeywordsInAnyOrder() {
    assertThat(
            scoreInEnglish("Marlow owned it, the silver lantern", "silver lantern of Marlow")
                .loose())
        .isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | There are twenty-three of them. | 23",
        "en | It has two hundred and twelve steps. | 212 steps",
        "en | It cost 1,200,000 crowns. | 1.2 million",
        "en | On the 12th of March, 1897. | March 12, 1897",
        "en | It opened on 1897-03-12. | 12 March 1897",
        "en | In March 1897 it opened. | March 1897",
        "en | Ｔｈｅ　Ｇｒａｎｄ　Ｈｏｔｅｌ | Grand Hotel",
        "en | A mother in law of theirs. | mother-in-law",
        "zh | 一共有二十三个。 | 23个",
        "zh | 他生于一八九七年三月十二日。 | 1897年3月12日",
        "zh | 那是１８９７年。 | 1897年",
        "zh | 人口約十二萬。 | 12万",
        "zh | 首都是臺灣的台北。 | 台湾",
        "zh | 开创了欧洲的研究 | 歐洲",
      })
  void acceptsDifferentSpellings(String language, String answer, String reference) {
    assertThat(KeywordScore.of(answer, List.of(reference), language).loose()).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | It has 212 steps. | 12",
        "en | In March 1879 it opened. | March 1897",
        "zh | 他生于1897年3月11日。 | 1987年5月12日",
      })
  void rejectsADifferentNumber(String language, String answer, String reference) {
    assertThat(KeywordScore.of(answer, List.of(reference), language).loose()).isLessThan(100);
  }

  @Test
  void usesTheBestReference() {
    var best = KeywordScore.of("Wexbrook", List.of("Port Wexbrook", "Wexbrook"), "en");
    assertThat(best).isEqualTo(new KeywordScore(100, 100));
  }

  private static KeywordScore score(Sentence each) {
    return KeywordScore.of(each.answer(), List.of(each.reference()), each.language());
  }

  private static KeywordScore scoreInEnglish(String answer, String reference) {
    return KeywordScore.of(answer, List.of(reference), "en");
  }
}

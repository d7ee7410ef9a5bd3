package dev.trawl.actors.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedQuestionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Who keeps the light? | who keeps the light",
        "en | Who was the keeper of the light? | The light's keepers were who?",
        "en | When was the mill of Holm built? | What was built at the mill of Holm?",
        "en | Who built the mill? | According to the text, who built the mill?",
        "en | Who built the mill? | By whom was the mill built?",
        "en | Who is it? | who is it",
        "de | Wer baute die Mühle? | Die Mühle baute wer?",
        "zh | 磨坊是谁建的？ | 谁建了磨坊",
        "zh | 根据文本，磨坊是谁建的？ | 磨坊是谁建的？",
      })
  void questionsWithTheSameWordsAreTheSame(String language, String one, String other) {
    assertThat(AskedQuestion.of(one, language).asksTheSame(AskedQuestion.of(other, language)))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | When was the mill built? | Where was the mill built?",
        "en | Who built the mill? | Why did she build the mill?",
        "en | How many mills were built? | How were the mills built?",
        "en | Where and when was the mill built? | When was the mill built?",
        "en | Who built the mill? | Who built the bridge?",
        "en | Who built the mill? | Who built the mill of Holm?",
        "en | Who was the keeper in 1902? | Who was the keeper in 1903?",
        "zh | 磨坊是哪一年建的？ | 磨坊是谁建的？",
        "zh | 磨坊有多少工人？ | 磨坊有多少匹马？",
      })
  void questionsForDifferentThingsAreNotTheSame(String language, String one, String other) {
    assertThat(AskedQuestion.of(one, language).asksTheSame(AskedQuestion.of(other, language)))
        .isFalse();
  }
}

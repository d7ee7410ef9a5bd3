package dev.trawl.actors.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerLengthTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "in 2000 words | 2000",
        "In detail, at least 1500 words. | 1500",
        "Write 1,500 to 2,000 words. | 2000",
        "a 2000-word essay | 2000",
        "about 2k words | 2000",
        "in two thousand words | 2000",
        "in fifteen hundred words | 1500",
        "no less than 2000 words | 2000",
        "用两千字 | 2000",
        "用二〇〇〇字 | 2000",
        "2000字以上 | 2000",
        "用2000字左右 | 2000",
        "不少于三千五百个字 | 3500",
        "写一万二千字 | 12000",
        "1.5万字 | 15000",
        "2千字 | 2000",
        "用两千五百多字回答 | 2500",
        "2000文字で | 2000",
        "二千字以上で | 2000",
        "mit 2.000 Wörtern | 2000",
        "mindestens 1500 Wörter | 1500",
        "en 2 000 mots | 2000",
        "en 2000 palabras | 2000",
        "2000자로 | 2000",
        "用八个字 | 8",
      })
  void readsTheRequestedLength(String instruction, int words) {
    assertThat(AnswerLength.in(instruction)).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Reply in one sentence.",
        "in at most 2000 words",
        "in no more than 2000 words",
        "in under 2000 words",
        "up to 2000 words",
        "2000 words or less",
        "不超过2000字",
        "2000字以内",
        "最多两千字",
        "2000文字以内で",
        "höchstens 2000 Wörter",
        "au plus 2000 mots",
        "2000 euros",
        "查2000字典",
      })
  void anUpperLimitOrAnotherNumberIsNotARequestedLength(String instruction) {
    assertThat(AnswerLength.in(instruction)).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The gate's old door is 12 feet high. | 8",
        "大门在1902年打开。 | 7",
        "- one, well-known | 2",
        "`` | 0"
      },
      quoteCharacter = '`')
  void countsWordsAndCharacters(String text, int words) {
    assertThat(AnswerLength.of(text)).isEqualTo(words);
  }
}

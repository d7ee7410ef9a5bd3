package dev.trawl.actors.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.actors.window.SpelledNumbers.Number;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpelledNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "Forty-two boats sank,42",
    "forty two boats,42",
    "two hundred and forty boats,240",
    "three thousand four hundred crowns,3400",
    "one hundred and one boats,101",
    "zweiundvierzig Boote,42",
    "dreihundertvierzig Boote,340",
    "fünfzig Boote,50",
    "zweitausendfünfhundert Boote,2500",
    "quatre-vingt-dix-sept bateaux,97",
    "trente et un bateaux,31",
    "deux cent trente bateaux,230",
    "cuarenta y dos barcos,42",
    "dos mil barcos,2000",
    "四十二艘船,42",
    "三千四百两,3400",
    "四十万片,400000",
    "七个孔,7",
  })
  void readsANumberInWords(String text, long value) {
    assertThat(SpelledNumbers.claimed(text)).extracting(Number::value).containsExactly(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one of a kind", "one", "ein Boot", "une fille", "uno", "一个人", "once upon a time", "no 42",
        "第二章", "四川", "百姓", "tenth", "a cent", "9 million", "wonder", "manifold",
      })
  void otherWordsAreNoNumbers(String text) {
    assertThat(SpelledNumbers.claimed(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Nineteen,19", "twenty-nine,29", "nineteen boats,0", "boats,0", "十九,19"})
  void theValueOfAWholeWord(String word, long value) {
    assertThat(SpelledNumbers.value(word)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"3.4 million crowns,3400000", "40万片,400000", "9 thousand,9000"})
  void aScaleBehindDigitsBelongsToTheNumber(String text, String digits) {
    assertThat(SpelledNumbers.digits(text)).contains(digits);
  }
}

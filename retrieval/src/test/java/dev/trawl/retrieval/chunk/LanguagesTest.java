package dev.trawl.retrieval.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Where is the lighthouse?",
        "de | Wo steht der Leuchtturm?",
        "fr | Où est la tour ?",
        "es | ¿Dónde está la torre?",
        "it | Dov'è la torre della città?",
        "pt | Onde fica a torre da cidade?",
        "ru | Где находится маяк?",
        "uk | Де стоїть їхній маяк і чий він є?",
        "ar | أين تقع المنارة؟",
        "fa | چراغ دریایی کجاست پس؟",
        "hi | प्रकाशस्तंभ कहाँ है?",
        "th | ประภาคารอยู่ที่ไหน",
        "zh | 灯塔在哪里？",
        "zh | 燈塔在哪裡？",
        "ja | 灯台はどこですか",
        "ko | 등대는 어디에 있습니까",
        "el | Πού είναι ο φάρος;"
      })
  void detectsTheLanguageOfAShortQuestion(String language, String text) {
    assertThat(Languages.of(text)).isEqualTo(language);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"Marie Curie", "x = 3.14 * r^2", "42", "''", "de la", "0x7f 9a 3c"})
  void returnsUnknownForATextWithoutFunctionWords(String text) {
    assertThat(Languages.of(text)).isEqualTo("und");
  }

  /**
   * An initial such as "L." is not the French article "l'", and "A." is not the English article.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1] Y. L. Zhang, J. M. Wang. Harbour models. J. Mar. Sci. 12 (2019) 31–40.",
        "[2] D. S. Li, C. T. Chen, N. Q. Sun. Lighthouse optics. Opt. Lett. 44 (2018) 1–9.",
        "Moreau J L, Dubois C M, Petit S A. Ship stability. Ocean Eng, 2020, 7(3): 5–12."
      })
  void ignoresTheInitialsOfAuthors(String references) {
    assertThat(Languages.of(references)).isEqualTo("und");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | A dog barked. I heard it.",
        "fr | J'ai vu le phare. L'île est petite.",
        "fr | À la tour, il y a un gardien.",
        "es | Y la torre no está lejos."
      })
  void countsACapitalLetterThatIsAWord(String language, String text) {
    assertThat(Languages.of(text)).isEqualTo(language);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zh | 公司发布了 iPhone 15 Pro Max 和 MacBook，价格不变。",
        "en | The word 灯塔 means lighthouse in Chinese."
      })
  void detectsTheMainLanguageOfAMixedText(String language, String text) {
    assertThat(Languages.of(text)).isEqualTo(language);
  }
}

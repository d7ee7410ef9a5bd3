package dev.trawl.http.openai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests messages in which a short text and a question are not separated by a blank line. */
class CloseTextTest {
  private static final String LEASE =
      "The lease begins on 1 May 2020 and ends on 30 April 2025. The rent is 900.";

  private static void assertDivided(String message, String question, String document) {
    assertThat(CloseText.in(message))
        .as(message)
        .hasValueSatisfying(
            text -> {
              assertThat(text.question()).hasValue(question);
              assertThat(text.documents()).containsExactly(document);
            });
  }

  @Test
  void theQuestionIsTheFirstOrTheLastLine() {
    assertDivided(LEASE + " \nWhen does it end?", "When does it end?", LEASE);
    assertDivided(LEASE + "\r\nSummarise it", "Summarise it", LEASE);
    assertDivided("When does it end?\n" + LEASE, "When does it end?", LEASE);
  }

  @Test
  void theQuestionIsTheFirstOrTheLastSentenceOfALine() {
    assertDivided(LEASE + " When does it end?", "When does it end?", LEASE);
    assertDivided("When does it end? " + LEASE, "When does it end?", LEASE);
    assertDivided(LEASE + " When does it end? Who pays?", "When does it end? Who pays?", LEASE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Here is the contract: | The lease ends in 2025. | When does it end?",
        "Below is my note: | I lit the lamp in 1874. | When was the lamp lit?",
        "Hier ist der Vertrag: | Die Miete endet 2025. | Wann endet sie?",
        "Voici le contrat : | Le bail finit en 2025. | Quand finit-il ?",
        "以下是合同： | 租期到2025年4月30日为止。 | 租期何时结束？",
      })
  void anIntroductionShowsThatTheRestIsAText(String introduction, String text, String question) {
    assertDivided(introduction + " " + text + "\n" + question, question, text);
    assertDivided(introduction + " " + text + " " + question, question, text);
    assertDivided(question + "\n" + introduction + " " + text, question, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Who lit the lamp?",
        "The lamp at Skarv was lit in 1874. Who lit it?",
        "I read the log of the lighthouse yesterday. It was long. Who is its keeper?",
        "Who is the keeper?\nWhen was the lamp lit?",
        "Answer these questions:\n1. Who is the keeper?\n2. When was the lamp lit?",
        "Summarise the report.\nWrite in German.",
        "Who hid the key?\nThanks!",
        "Who hid the key? Please be brief. One sentence is enough.",
        "What does it say about rent? It is urgent!",
        "Compare the two reports. They differ in scope. Which is better?",
        "Here is my question: who lit the lamp?",
        "灯塔在斯卡夫。是谁点的灯？",
        "我昨天读了这份报告。里面讲到了灯塔。看守人是谁？",
        "lamp Skarv year",
        "Hello",
        "",
      })
  void aPlainQuestionIsNotDivided(String message) {
    assertThat(CloseText.in(message)).isEmpty();
  }
}

package dev.trawl.lexical.question;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Answer in one word: who painted the north wall? | who painted the north wall? | Answer in one word
          Explain like I'm five: how does the lock work? | how does the lock work? | Explain like I'm five
          Who painted the north wall? Answer in Chinese. | Who painted the north wall? | Answer in Chinese.
          请用中文回答：谁画了北墙？ | 谁画了北墙？ | 请用中文回答
          谁画了北墙？请用英文回答。 | 谁画了北墙？ | 请用英文回答。
          """)
  void separatesTheInstructionFromTheQuestion(
      String question, String information, String instruction) {
    var split = Splitter.split(question);
    assertThat(split.information()).isEqualTo(information);
    assertThat(split.instruction()).isEqualTo(instruction);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          According to the document, when did the ferry sink? | when did the ferry sink?
          Can you tell me where the ferry sank? | where the ferry sank?
          请问渡船是什么时候沉没的？ | 渡船是什么时候沉没的？
          """)
  void removesIntroductoryPhrases(String question, String information) {
    assertThat(Splitter.split(question).information()).isEqualTo(information);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Who answered the door: the cook or the maid?",
        "What did the captain write in the log?",
        "船长在日志里写了什么？"
      })
  void leavesAPlainQuestionUnchanged(String question) {
    var split = Splitter.split(question);
    assertThat(split.information()).isEqualTo(question);
    assertThat(split.instruction()).isEmpty();
  }

  @Test
  void keepsATextThatIsOnlyAnInstruction() {
    var split = Splitter.split("Answer in one word.");
    assertThat(split.information()).isEqualTo("Answer in one word.");
    assertThat(split.instruction()).isEmpty();
  }

  @Test
  void detectsTheLanguageOfTheInformation() {
    assertThat(Splitter.split("谁画了北墙？").language()).isEqualTo("zh");
    assertThat(Splitter.split("Who painted the north wall of the house?").language())
        .isEqualTo("en");
  }
}

package dev.trawl.lexical;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences with the words of a question that are shown, but not as its answer. */
class RefusedAnswersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The old boat of the harbour master is not insured. | What of the harbour master is insured?
          Der alte Kahn des Hafenmeisters ist nicht versichert. | Was vom Hafenmeister ist versichert?
          港长的旧船没有投保。 | 港长的什么投保了？
          """)
  void aSentenceThatDeniesWhatIsAskedIsNoAnswer(String sentence, String question) {
    var draft = ModelFixture.answer(question, sentence);
    assertThat(draft.answered()).isFalse();
    assertThat(draft.quotes().getFirst().text()).isEqualTo(sentence);
  }

  @Test
  void aYesNoQuestionIsAnsweredByTheWholeSentence() {
    var draft =
        ModelFixture.answer(
            "Is the boat of the harbour master insured?",
            "The boat of the harbour master is not insured.");
    assertThat(draft.answered()).isTrue();
    assertThat(draft.text()).isEqualTo("The boat of the harbour master is not insured.");
    assertThat(draft.highlight()).isEmpty();
  }

  @Test
  void aQuestionAboutWhatIsNotSoIsAnsweredByADenial() {
    var draft =
        ModelFixture.answer(
            "Which boat of the harbour master is not insured?",
            "The red boat of the harbour master is not insured.");
    assertThat(draft.answered()).isTrue();
  }

  @Test
  void aLabelIsNoAnswer() {
    var draft =
        ModelFixture.answer("What is the price of the ferry?", "The price of the new ferry:");
    assertThat(draft.answered()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Pierre asked how the keeper of Holm could marry. | In what year did the keeper of Holm marry?
          The boats of the harbour of Holm are old.        | How many boats are in the harbour of Holm?
          To clean the lamp of Holm, do the following:     | How do I clean the lamp of Holm?
          clean.lamp <- function(holm) lamp(x = holm)      | What does the function clean.lamp do?
          The keeper will crash the boat.                  | Will the boat sink if the keeper opens the valve?
          The rowing match of the harbour has for the last three years been held here. | How long does a rowing match of the harbour last?
          """)
  void aSentenceWithoutTheKindThatIsAskedForIsNoAnswer(String sentence, String question) {
    var draft = ModelFixture.answer(question, sentence);
    assertThat(draft.answered()).isFalse();
  }
}

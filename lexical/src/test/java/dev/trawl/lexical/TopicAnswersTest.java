package dev.trawl.lexical;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions about the topics of a handbook, each with a name, a title and labelled sections. */
class TopicAnswersTest {
  private static final String LAMP =
      """
      lamp-7\tLight of the Northern Pier

      Description

      Guides the ferries of Holm through the fog.

      Options

      glare\tthe brightness from 1 to 9
      spin, turn\thow often the light turns in a minute

      Author(s)

      Ada Holmgren and Bo Lind

      Source

      Register of Lights, third edition.
      """;

  private static final String HORN =
      """
      horn-2\tSignal of the Southern Pier

      Description

      Warns boats of the rocks. The lamp-7 and its glare are described elsewhere.

      Author(s)

      Cleo Sund
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          What is the title of the help page for lamp-7?              | Light of the Northern Pier
          What is the title of lamp-7 in the harbour manual?          | Light of the Northern Pier
          Which entry is titled "Signal of the Southern Pier"?        | horn-2
          In the manual, what has the title “Light of the Northern Pier”? | lamp-7
          What is lamp-7 for?                                         | Guides the ferries of Holm through the fog.
          What does the option glare of lamp-7 mean?                  | the brightness from 1 to 9
          What does turn in lamp-7 do?                                | how often the light turns in a minute
          Which page describes the signal of the southern pier?       | horn-2
          Who is the author of lamp-7?                                | Ada Holmgren and Bo Lind
          Who wrote horn-2?                                           | Cleo Sund
          What is the source of lamp-7?                               | Register of Lights, third edition.
          """)
  void aTopicIsAnsweredFromItsPlaceInTheLayout(String question, String words) {
    var draft = ModelFixture.answer(question, LAMP, HORN);
    assertThat(draft.answered()).isTrue();
    assertThat(ModelFixture.highlight(draft)).isEqualTo(words);
  }

  @Test
  void aTaskIsAnsweredByTheTopicWithTheseWordsAsItsTitle() {
    var draft =
        ModelFixture.answer(
            "How can I clean the big lamp?",
            "polish\tClean the Big Lamp\n\nDescription\n\nRemoves salt.\n",
            "The big lamp is old. You can clean it.");
    assertThat(draft.text()).isEqualTo("polish\tClean the Big Lamp");
  }

  @Test
  void aTopicWithTwoTitlesIsNotDecided() {
    var draft =
        ModelFixture.answer(
            "What is the title of the page for lamp-7?",
            LAMP,
            "lamp-7\tLamp of the Old Quay\n\nDescription\n\nNo longer in use.\n");
    assertThat(draft.answered()).isFalse();
  }

  @Test
  void thePageHeaderOfATopicIsNotItsTitle() {
    var draft =
        ModelFixture.answer(
            "What is the title of the page for lamp-7?",
            LAMP,
            "lamp-7\t829\n\nExamples\n\nNone.\n");
    assertThat(draft.text()).isEqualTo("lamp-7\tLight of the Northern Pier");
  }
}

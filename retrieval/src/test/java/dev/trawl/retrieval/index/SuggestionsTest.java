package dev.trawl.retrieval.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionsTest {
  @Test
  void asksWhoAnExplainedPersonIs() {
    assertThat(english("Orla Byrne was the captain of the ferry. She lost her hat."))
        .containsExactly("Who was Orla Byrne?");
  }

  @Test
  void asksWhatAnExplainedThingIs() {
    assertThat(english("The Blue Heron is a ferry with two masts. It leaves at nine."))
        .containsExactly("What is the Blue Heron?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It was the best of days. It was the worst of days.",
        "There is a door. It is green.",
        "Porto is a place.",
        "As is the custom, he bowed. As was a habit of his, he left.",
        "As is a rule of the house, it closes at nine.",
        "In Porto was a ferry. It left at nine.",
        "However was an odd word to use. It made him laugh.",
        "Fog is a cloud that touches the ground. It comes before noon.",
        "the fog came in and left with the tide. nobody wrote it down.",
        ""
      })
  void suggestsNothingWithoutATopic(String text) {
    assertThat(english(text)).isEmpty();
  }

  @Test
  void asksAboutASingleWordThatIsCapitalisedInsideSentences() {
    assertThat(english("Porto is a city by the sea. It is old. They sailed to Porto in May."))
        .containsExactly("What is Porto?");
  }

  @Test
  void doesNotAskAboutChineseWordsThatAreNotNames() {
    assertThat(
            Suggestions.of(
                List.of("zh"), List.of(), List.of("这里是一座灯塔。它很高。", "我们也是一个家庭。", "他只是一位老人。")))
        .isEmpty();
  }

  @Test
  void doesNotAskAboutChapterNumbers() {
    assertThat(
            Suggestions.of(List.of("en"), List.of("CHAPTER ONE", "Part Two", "Book IV"), List.of()))
        .isEmpty();
    assertThat(Suggestions.of(List.of("en"), List.of("Chapter Two: Tides and currents"), List.of()))
        .containsExactly("What does the document say about Tides and currents?");
  }

  @Test
  void asksAboutHeadingsFromTheWholeDocument() {
    var titles = IntStream.range(0, 30).mapToObj(i -> "Lamp " + (char) ('a' + i % 26) + i).toList();
    assertThat(Suggestions.of(List.of("en"), titles, List.of()))
        .hasSize(3)
        .first()
        .isEqualTo("What does the document say about Lamp f5?");
  }

  @Test
  void ignoresHeadingNumbersAndCommonTitles() {
    var titles =
        List.of("", "Contents", "Chapter 2: Introduction", "3.1 Tides and currents", "IV. Index");
    assertThat(Suggestions.of(List.of("en"), titles, List.of()))
        .containsExactly("What does the document say about Tides and currents?");
  }

  @Test
  void asksAboutRepeatedNamesInsideSentences() {
    assertThat(
            english(
                "The crew saw Amalia Thorsen in May. Later the mayor wrote to Amalia Thorsen again,"
                    + " and once to Orla Byrne."))
        .containsExactly("What does the document say about Amalia Thorsen?");
  }

  @Test
  void doesNotAskAboutPageHeaders() {
    var pages =
        Collections.nCopies(20, "a paper of the Fenwick Harbour Board, all rights reserved");
    assertThat(Suggestions.of(List.of("en"), List.of(), pages)).isEmpty();
  }

  @Test
  void asksInChineseAboutAChineseText() {
    assertThat(
            Suggestions.of(
                List.of("zh", "en"),
                List.of("目录", "第三章 潮汐与洋流"),
                List.of("林海生是一位守塔人。他把钥匙藏了起来。", "蓝鹭号是一艘渡轮。它九点出发。")))
        .containsExactly("林海生是谁？", "蓝鹭号是什么？", "关于“潮汐与洋流”，文中说了什么？");
  }

  @Test
  void suggestsNothingInAnUnsupportedLanguage() {
    assertThat(Suggestions.of(List.of("fi", "en"), List.of("Tides and currents"), List.of()))
        .isEmpty();
    assertThat(Suggestions.of(List.of(), List.of("Tides and currents"), List.of())).isEmpty();
  }

  @Test
  void suggestsAtMostThreeQuestions() {
    var text =
        "Orla Byrne was the captain. She sailed. Amalia Thorsen was the keeper. She hid a key. "
            + "Blue Heron was a ferry. It sank.";
    assertThat(Suggestions.of(List.of("en"), List.of("Tides", "Winds", "Lamps"), List.of(text)))
        .startsWith("Who was Orla Byrne?", "Who was Amalia Thorsen?")
        .hasSize(3);
  }

  private static List<String> english(String text) {
    return Suggestions.of(List.of("en"), List.of(), List.of(text));
  }
}

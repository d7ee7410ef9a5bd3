package dev.trawl.testkit.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.QuestionKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionKindsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LIST | List all functions of the library.",
        "LIST | Which ships are named in the log?",
        "LIST | Nenne alle Schiffe im Logbuch.",
        "LIST | Welche Schiffe sind im Logbuch genannt?",
        "LIST | Énumère tous les navires.",
        "LIST | Quels sont les navires ?",
        "LIST | Enumera todos los barcos.",
        "LIST | ¿Cuáles son los barcos?",
        "LIST | 日志里有哪些船？",
        "LIST | 列出所有函数。",
        "LIST | 船の名前をすべて挙げてください。",
        "COUNT | How many ships were built?",
        "COUNT | Wie viele Schiffe wurden gebaut?",
        "COUNT | Combien de navires ?",
        "COUNT | ¿Cuántos barcos hay?",
        "COUNT | 一共有多少个函数？",
        "COUNT | 人物は何人いますか。",
        "SUMMARY | Summarise chapter two.",
        "SUMMARY | Give me a summary.",
        "SUMMARY | Fasse den Bericht zusammen.",
        "SUMMARY | Résume le rapport.",
        "SUMMARY | Resume el informe.",
        "SUMMARY | 概括第二章。",
        "SUMMARY | 報告を要約してください。",
        "COMPARE | Compare a slice and a String.",
        "COMPARE | What is the difference between them?",
        "COMPARE | Worin besteht der Unterschied?",
        "COMPARE | Quelle est la différence ?",
        "COMPARE | ¿Cuál es la diferencia?",
        "COMPARE | 两者有什么区别？",
        "COMPARE | 二つの違いは何ですか。",
        "FACT | Who built the lighthouse of Varn?",
        "FACT | Which year was it built?",
        "FACT | How many metres high is it?",
        "FACT | 大桥全长多少米？",
        "FACT | Wer baute den Leuchtturm?",
      })
  void recognisesTheKindOfAQuestion(QuestionKind kind, String question) {
    assertThat(QuestionKinds.of(question)).isEqualTo(kind);
  }
}

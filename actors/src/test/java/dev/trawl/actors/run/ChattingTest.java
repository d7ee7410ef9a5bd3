package dev.trawl.actors.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChattingTest {
  @ParameterizedTest
  @CsvSource({
    "hello, questions about documents",
    "Thanks!, questions about documents",
    "你好, 文档",
    "ありがとうございます, 文書",
    "Guten Morgen!, Dokumenten",
    "Merci beaucoup, sur des documents",
    "¡Hola!, sobre documentos",
    "'Parfait, merci !', sur des documents",
    "'Super, danke!', Dokumenten",
    "'Perfecto, muchas gracias.', sobre documentos",
    "'thanks, that helped!', questions about documents",
  })
  void declinesInTheLanguageOfTheMessage(String message, String words) {
    assertThat(Chatting.declined(message)).contains(words);
  }
}

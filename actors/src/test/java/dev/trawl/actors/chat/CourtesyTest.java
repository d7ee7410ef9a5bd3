package dev.trawl.actors.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CourtesyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "Hi there :)",
        "Good morning everyone!",
        "Hi, how are you today?",
        "Thanks, that helped!",
        "thanks, that was very helpful.",
        "Great, thank you so much for your help!",
        "Thanks for the quick answer",
        "thank you in advance",
        "ok, thanks, bye for now",
        "That's perfect, thanks!",
        "Bye, see you tomorrow!",
        "Have a nice day, goodbye.",
        "That was really helpful :-)",
        "👍",
        "谢谢，很有帮助！",
        "谢谢你的帮助！",
        "好的，谢谢，问题解决了。",
        "非常感谢您的解答",
        "你好！",
        "早上好",
        "明白了，谢谢",
        "再见，祝你周末愉快",
        "謝謝，幫了大忙！",
        "Danke, das hat mir sehr geholfen!",
        "Vielen Dank für die schnelle Antwort.",
        "Hallo zusammen",
        "Tschüss, bis morgen!",
        "Guten Morgen!",
        "Merci, c'était très utile !",
        "Merci beaucoup pour votre aide.",
        "Bonsoir à tous",
        "Au revoir et bonne journée !",
        "Gracias, me ayudó mucho.",
        "¡Muchas gracias por tu ayuda!",
        "Hola, buenos días",
        "¿Qué tal?",
        "ありがとう、助かりました！",
        "ありがとうございます。とても参考になりました。",
        "こんにちは、はじめまして",
        "わかりました、ありがとうございました",
        "さようなら、また明日",
        "감사합니다",
      })
  void recognisesGreetingsThanksAndGoodbyes(String message) {
    assertThat(Courtesy.isCourtesy(message)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "thanks; who built the mill?",
        "Thanks! Who built the mill",
        "Thanks. And when?",
        "thanks, is it the right answer",
        "Thanks, answer the question",
        "hello, who lit the lamp?",
        "Hi, summarise the report",
        "Who says hello?",
        "thank you, now list all names",
        "Thanks for the help of Orla Brandt",
        "Hello Dolly",
        "Good night, ladies",
        "What was helpful?",
        "the answer",
        "谢谢，磨坊是谁建的？",
        "谢谢，请解释这个问题",
        "谢谢，解释这个问题",
        "你好，谁点的灯？",
        "谢谢，这是什么",
        "好的，第二章呢",
        "Danke, wer hat die Mühle gebaut?",
        "Danke, ist das richtig",
        "Hallo, fasse den Bericht zusammen",
        "Merci, qui a construit le moulin ?",
        "Bonjour, résume le texte",
        "Gracias, ¿quién construyó el molino?",
        "Hola, resume el texto",
        "ありがとう、水車小屋は誰が建てましたか",
        "こんにちは、要約してください",
        "1874",
        "Skarv",
        " ",
      })
  void takesNoQuestionForCourtesy(String message) {
    assertThat(Courtesy.isCourtesy(message)).isFalse();
  }
}

package dev.trawl.http.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how a message is divided into a question and a pasted text. */
class UserTextTest {
  private static final String SHORT =
      "The keeper of the lighthouse at Skarv is Orla Brandt. The lamp was lit in 1874.";
  private static final String LONG =
      (SHORT + " The barges lay at berth with a load of rye, and the fog came in. ").repeat(12);

  /** A question and a text in the same language. */
  private record Pair(String question, String text) {}

  private static Stream<Pair> pairs() {
    return Stream.of(
        new Pair("In which year was the lamp lit?", SHORT),
        new Pair("Summarise the text in two sentences.", SHORT),
        new Pair("who lit the lamp", SHORT),
        new Pair("List every name that occurs. Answer as a table.", LONG),
        new Pair("灯是哪一年点亮的？", "斯卡夫灯塔的看守人是奥拉·布兰特。这盏灯于1874年点亮。驳船停在泊位上，装着黑麦。"),
        new Pair("请总结这段文字。", "斯卡夫灯塔的看守人是奥拉·布兰特。这盏灯于1874年点亮。驳船停在泊位上，装着黑麦。"),
        new Pair("灯台守は誰ですか。", "スカルヴの灯台守はオルラ・ブラントである。灯は1874年にともされた。霧が出ていた。"),
        new Pair("本文を要約してください。", "スカルヴの灯台守はオルラ・ブラントである。灯は1874年にともされた。霧が出ていた。"),
        new Pair(
            "Wann wurde die Lampe angezündet?",
            "Die Wärterin des Leuchtturms heißt Orla Brandt. Die Lampe wurde 1874 angezündet."),
        new Pair(
            "Fasse den Text in einem Satz zusammen.",
            "Die Wärterin des Leuchtturms heißt Orla Brandt. Die Lampe wurde 1874 angezündet."),
        new Pair(
            "En quelle année la lampe fut-elle allumée ?",
            "La gardienne du phare s'appelle Orla Brandt. La lampe fut allumée en 1874."),
        new Pair(
            "Résumez le texte en une phrase.",
            "La gardienne du phare s'appelle Orla Brandt. La lampe fut allumée en 1874."),
        new Pair(
            "¿En qué año se encendió la lámpara?",
            "La guardiana del faro se llama Orla Brandt. La lámpara se encendió en 1874."),
        new Pair(
            "Resume el texto en una frase.",
            "La guardiana del faro se llama Orla Brandt. La lámpara se encendió en 1874."));
  }

  private static void assertDivided(String message, String question, String document) {
    var text = UserText.of(message);
    assertThat(text.question()).as(message).hasValue(question);
    assertThat(text.documents()).as(message).containsExactly(document.strip());
  }

  private static void assertQuestion(String message) {
    var text = UserText.of(message);
    assertThat(text.question()).as(message).hasValue(message);
    assertThat(text.documents()).as(message).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void theQuestionIsAtEitherEndOfAShortText(Pair pair) {
    assertDivided(pair.question() + "\n\n" + pair.text(), pair.question(), pair.text());
    assertDivided(pair.text() + "\n\n" + pair.question(), pair.question(), pair.text());
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void theQuestionIsAtEitherEndOfAMarkedText(Pair pair) {
    for (var form :
        List.of(
            "```\n%s\n```", "\"\"\"\n%s\n\"\"\"", "<context>\n%s\n</context>", "<text>%s</text>")) {
      var marked = form.formatted(pair.text());
      assertDivided(pair.question() + "\n" + marked, pair.question(), pair.text());
      assertDivided(marked + "\n" + pair.question(), pair.question(), pair.text());
    }
  }

  @Test
  void theQuestionIsOnALineOfItsOwn() {
    assertDivided("Who is the keeper?\n" + LONG, "Who is the keeper?", LONG);
    assertDivided(LONG + "\nWho is the keeper?", "Who is the keeper?", LONG);
  }

  @Test
  void theQuestionIsASentenceOfALongParagraph() {
    assertDivided("Who is the keeper? " + LONG, "Who is the keeper?", LONG);
    assertDivided(
        LONG + "Who is the keeper? Answer in one word.",
        "Who is the keeper? Answer in one word.",
        LONG);
    assertDivided("Translate the following: " + LONG, "Translate the following:", LONG);
  }

  @Test
  void theQuestionMayFollowALineOfTheText() {
    var text = LONG + "\n\nThe last paragraph of the book tells of the storm and of the two ships.";
    assertDivided(text + "\nWho is the keeper?", "Who is the keeper?", text);
  }

  @Test
  void aQuestionOfSeveralSentencesStaysWhole() {
    assertDivided(
        "Below is the log of the harbour. Who is the keeper? Be brief.\n\n" + LONG,
        "Below is the log of the harbour. Who is the keeper? Be brief.",
        LONG);
  }

  @Test
  void labelsMarkTheTextAndTheQuestion() {
    assertDivided("Text: " + SHORT + "\n\nQuestion: When?", "When?", SHORT);
    assertDivided("Question: When?\nContext:\n" + SHORT, "When?", SHORT);
    assertDivided("When was it lit?\n\n**Document:**\n" + SHORT, "When was it lit?", SHORT);
    assertDivided("上下文：灯塔的看守人是奥拉·布兰特。灯于1874年点亮。\n问题：何时？", "何时？", "灯塔的看守人是奥拉·布兰特。灯于1874年点亮。");
    assertDivided("Text:\n" + SHORT + " When was it lit?", "When was it lit?", SHORT);
  }

  @Test
  void aLabelFarInsideATextIsPartOfIt() {
    var text = LONG + LONG + "\nText: the sign on the door said so.\n" + LONG;
    assertDivided(text + "\n\nWho is the keeper?", "Who is the keeper?", text);
  }

  @Test
  void quotedLinesAreAText() {
    assertDivided(
        "> The keeper of the lighthouse at Skarv is Orla Brandt.\n"
            + "> The lamp was lit in 1874.\n\n"
            + "When?",
        "When?",
        "The keeper of the lighthouse at Skarv is Orla Brandt.\nThe lamp was lit in 1874.");
  }

  @Test
  void dialogueAtTheEndOfABookIsNotTheQuestion() {
    var book = LONG + "\n\n“Are you coming?”";
    assertDivided(
        "Who is the keeper of the light?\n\n" + book, "Who is the keeper of the light?", book);
  }

  @Test
  void greetingsAndThanksAreLeftOut() {
    assertDivided(
        "Hello!\n\n" + SHORT + "\n\nWhen was the lamp lit?\n\nThank you.",
        "When was the lamp lit?",
        SHORT);
  }

  @Test
  void findsTheQuestionAfterTheContextOfOpenWebUi() {
    var message =
        """
        ### Task:
        Respond to the user query using the provided context, incorporating inline citations in the \
        format [id] **only when the <source> tag includes an explicit id attribute** (e.g., <source id="1">).

        ### Guidelines:
        - If you don't know the answer, clearly state that.
        - Respond in the same language as the user's query.
        - Do not use XML tags in your response. Ensure citations are concise and related to the answer.

        <context>
        <source id="1" name="log.txt">The lamp was lit in 1874 by Orla Brandt.</source>
        </context>

        When was the lamp lit?\
        """;
    var text = UserText.of(message);
    assertThat(text.question()).hasValue("When was the lamp lit?");
    assertThat(text.documents()).containsExactly("The lamp was lit in 1874 by Orla Brandt.");
    assertThat(text.instruction()).contains("same language");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The lamp at Skarv was lit in 1874. Who lit it?",
        "I read the log of the lighthouse yesterday. Who is its keeper, and since when?",
        "I have a pump of this make. It leaks at the seal since Monday, and I cleaned it twice.\n\n"
            + "What should I do?",
        "Who is the keeper?\n\n"
            + "When was the lamp lit?\n\n"
            + "Which barges lay at berth, and how much rye?",
        "Answer these questions:\n"
            + "1. Who is the keeper of the lighthouse?\n"
            + "2. When was the lamp lit?\n"
            + "3. How much rye did the barges carry in the year of the storm?\n"
            + "4. Who owned them?",
        "Summarise the report.\n\n"
            + "- Write in German\n"
            + "- Use at most 200 words\n"
            + "- Mention the budget\n"
            + "- Do not quote anybody\n"
            + "- Name the people who decided\n"
            + "- Explain the terms of the trade",
        "Who hid the key?\nThanks!",
        "lamp Skarv year",
        "灯塔在斯卡夫。是谁点的灯？",
        "我昨天读了这份报告，里面讲到了灯塔和它的看守人，还有停在泊位上的驳船。\n\n看守人是谁？",
        "What does `lit` mean in clause 2?",
        "Hello",
      })
  void anOrdinaryQuestionStaysAQuestion(String message) {
    assertQuestion(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The key is 4471.",
        "Orla Brandt is the keeper.",
        "Orla Brandt is the keeper",
        "The lamp was lit in 1874.",
        "key: 4471",
        "keeper, year\nOrla, 1874",
        "灯于1874年点亮。",
        "灯は1874年にともされた。",
        "Die Lampe brennt seit 1874.",
        "La lampe fut allumée en 1874.",
        "It rained. Orla lit the lamp.",
      })
  void aShortStatementIsATextThatMayBeBackground(String text) {
    for (var message : List.of("Who or when?\n\n" + text, text + "\n\nWho or when?")) {
      assertDivided(message, "Who or when?", text);
      assertThat(UserText.of(message).mayBeBackground()).as(message).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The lamp is lit. Orla is the keeper.",
        "Orla came. Kai left in June.",
        "灯亮了。船走了。",
        "Die Lampe brennt. Orla ist da.",
      })
  void severalShortStatementsAreCertainlyAText(String text) {
    for (var message : List.of("Who or when?\n\n" + text, text + "\n\nWho or when?")) {
      assertDivided(message, "Who or when?", text);
      assertThat(UserText.of(message).mayBeBackground()).as(message).isFalse();
    }
  }

  @Test
  void aShortTextThatIsMarkedIsCertainlyAText() {
    for (var message :
        List.of(
            "Which key?\n<context>The key is 4471.</context>",
            "> The key is 4471.\n\nWhich key?",
            "Text: The key is 4471.\nQuestion: Which key?")) {
      assertDivided(message, "Which key?", "The key is 4471.");
      assertThat(UserText.of(message).mayBeBackground()).as(message).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Please be brief.",
        "Be brief.",
        "Short answer.",
        "One sentence is enough.",
        "The answer must be in German.",
        "In German, please.",
        "I am new here.",
        "It was built in 1874.",
        "It is big. It was built in 1874.",
        "The report is attached.",
        "Use the table.",
        "Project Skarv",
        "Chapter 12: Storms.",
        "Page 3",
        "It is urgent!",
        "请简短回答。",
        "用一句话就好。",
        "Bitte auf Deutsch.",
        "En français, merci.",
        "Una frase corta.",
        "And when was it lit?",
      })
  void aQuestionOfTwoParagraphsStaysAQuestion(String paragraph) {
    assertQuestion(paragraph + "\n\nWho built the mill?");
    assertQuestion("Who built the mill?\n\n" + paragraph);
  }

  @Test
  void theShorterEndIsTheQuestionIfNeitherAsks() {
    var text = UserText.of("The keeper's name\n\n" + LONG);
    assertThat(text.question()).hasValue("The keeper's name");
    assertThat(text.isCertain()).isFalse();
    assertThat(UserText.of(LONG).question()).isEmpty();
  }

  @Test
  void dividesAVeryLongTextInSeconds() {
    var book = LONG.repeat(2_000) + "\n\n" + (SHORT + "\n").repeat(20_000);
    var start = System.nanoTime();
    assertDivided(book + "\n\nWho is the keeper?", "Who is the keeper?", book);
    assertDivided("Who is the keeper?\n\n" + book, "Who is the keeper?", book);
    assertThat((System.nanoTime() - start) / 1e9).isLessThan(20);
  }
}

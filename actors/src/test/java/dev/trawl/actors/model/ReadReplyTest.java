package dev.trawl.actors.model;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.model.ReadingModel.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the many forms in which small models reply to a reader's prompt. */
class ReadReplyTest {
  private static final String TEXT =
      "The gate opens at noon. It's \"shut\" on Sunday. The path is C:\\dogs. 大门在中午打开。他说：“好”。"
          + "A much longer sentence, so that quotes fit into this chunk.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"sentences\": [1, 4], \"answers\": true}",
        "{\"sentences\": [1, 4, 1], \"answers\": true}",
        "{\"sentences\": [\"1\", \"4\"], \"answers\": \"yes\"}",
        "{\"sentences\": \"1, 4\", \"answers\": true}",
        "{\"sentences\": \"1 and 4\", \"answers\": true}",
        "{\"sentences\": \"1、4\", \"answers\": true}",
        "{\"sentences\": [\"sentence 1\", \"第4句\"], \"answers\": true}",
        "{\"sentences\": [\"[1]\", \"[4]\"], \"answers\": true}",
        "{\"sentences\": [[1], [4]], \"answers\": true}",
        "{\"sentences\": [{\"sentence\": 1}, {\"number\": 4}], \"answers\": true}",
        "{\"sentences\": [{\"id\": 1}, {\"id\": 4}], \"answers\": true}",
        "{\"Sentences\": [1, 4], \"Answers\": True}",
        "{'sentences': [1, 4], 'answers': True,}",
        "[{\"sentences\": [1, 4], \"answers\": true}]",
        "{\"sentences\": [1, 4, 99, 0, -1], \"answers\": true}",
        "{\"sentences\": [1, \"大门在中午打开。\"], \"answers\": true}",
        "```json\n{\"sentences\": [1, 4], \"answers\": true}\n```",
        "<think>1 or {\"sentences\": [2]}?</think>{\"sentences\": [1, 4], \"answers\": true}",
        "1 says noon, so:\n{\"sentences\": [1, 4], \"answers\": true}",
      })
  void readsTheSentencesWithTheseNumbers(String reply) {
    assertThat(read(reply)).isEqualTo(relevant(1, "The gate opens at noon.", "大门在中午打开。"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"sentences\": [1, 2, 3]}",
        "{\"sentences\": [\"1-3\"]}",
        "{\"sentences\": \"1–3\"}",
        "{\"sentences\": [1, 2, 3, 4",
        "[1, 2, 3]",
        "1, 2, 3",
        "1-3",
        "Sentences 1, 2 and 3",
        "Sentences 1 to 2 … no: [1], [2] and lines 2-3.",
        "[1] and [2], also [3].",
        "第1句和第2-3句说明了这一点。",
        "[{\"sentence\": 1}, {\"sentence\": 2}, {\"sentence\": 3}]",
      })
  void readsNumbersWithoutTheObject(String reply) {
    assertThat(read(reply))
        .isEqualTo(
            relevant(
                0.5,
                "The gate opens at noon.",
                "It's \"shut\" on Sunday.",
                "The path is C:\\dogs."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"sentences\": [99], \"answers\": false}",
        "{\"sentences\": [99, 100], \"answers\": false}",
        "{\"sentences\": [], \"answers\": true}",
        "{\"answers\": true}",
        "{\"quotes\": [], \"answers\": true}",
      })
  void aReplyWithMissingSentencesIsRelevantWithoutAQuote(String reply) {
    assertThat(read(reply)).isEqualTo(relevant(0.5));
  }

  @Test
  void keepsAYearThatTheTextContains() {
    assertThat(verdict("{\"sentences\": [\"1904\"]}", "It first sailed in 1904."))
        .contains(relevant(0.5, "1904"));
  }

  @Test
  void readsAtMostSixtyFourSentences() {
    var numbers = IntStream.rangeClosed(1, 200).boxed().toList();
    var text = IntStream.rangeClosed(1, 200).mapToObj("It is %d. "::formatted).collect(joining());
    assertThat(verdict("{\"sentences\": %s, \"answers\": true}".formatted(numbers), text))
        .hasValueSatisfying(
            verdict -> assertThat(((Verdict.Relevant) verdict).quotes()).hasSize(64));
    assertThat(verdict("{\"sentences\": \"1-99999999\"}", text)).isPresent();
    assertThat(verdict("{\"sentences\": \"1-200\"}", text))
        .hasValueSatisfying(
            verdict -> assertThat(((Verdict.Relevant) verdict).quotes()).hasSize(64));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"quotes\": [\"The gate opens at noon.\"], \"answers\": true}",
        "```json\n{\"quotes\": [\"The gate opens at noon.\"], \"answers\": true}\n```",
        "```\n{\"quotes\": [\"The gate opens at noon.\"], \"answers\": true}```",
        "<think>It may be {\"quotes\": []}.</think>\n"
            + "{\"quotes\": [\"The gate opens at noon.\"], \"answers\": true}",
        "so it is.\n</think>{\"quotes\": [\"The gate opens at noon.\"], \"answers\": true}",
        "Here is what [TEXT 1 0123456789abcdef] says: {\"quotes\": [\"The gate opens at noon.\"],"
            + " \"answers\": true}",
        "Sure [1]!\n"
            + "{\"quotes\": [\"The gate opens at noon.\"], \"answers\": true}\n"
            + "I hope this helps {you}.",
        "{'quotes': ['The gate opens at noon.'], 'answers': True}",
        "{\"quotes\": [\"The gate opens at noon.\",], \"answers\": true,}",
        "{\"quotes\": [\"The gate opens at noon.\"], \"answers\": True}",
        "{“quotes”: [“The gate opens at noon.”], “answers”: true}",
        "{“quotes”： [\"The gate opens at noon.\"]，“answers”： true}",
        "{quotes: [\"The gate opens at noon.\"], answers: true}",
        "{\"Quotes\": [\"The gate opens at noon.\"], \"Answers\": \"yes\"}",
        "{\"quotes\": \"The gate opens at noon.\", \"answers\": true}",
        "{\"quotes\": [{\"quote\": \"The gate opens at noon.\"}], \"answers\": true}",
        "{\"quotes\": [{\"sentence\": \"The gate opens at noon.\"}], \"answers\": true}",
        "{\"quotes\": {\"1\": \"The gate opens at noon.\"}, \"answers\": true}",
        "{\"result\": {\"quotes\": [\"The gate opens at noon.\"], \"answers\": true}}",
        "[{\"quotes\": [\"The gate opens at noon.\"], \"answers\": true}]",
        "{\"quotes\": [\"The gate opens at noon.\", \"\", \"  \", \"None\"], \"answers\": true}",
        "{\"quotes\": [\"The gate opens at noon.\", \"The gate opens at noon.\"], \"answers\":"
            + " true}",
      })
  void readsAQuoteThatAnswersTheQuestionDespiteNoise(String reply) {
    assertThat(read(reply)).isEqualTo(relevant(1, "The gate opens at noon."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"quotes\": [\"The gate opens at noon.\"], \"answers\": false}",
        "{\"quotes\": [\"The gate opens at noon.\"]}",
        "{\"quotes\": [\"The gate opens at noon.\"",
        "{\"quotes\": [\"The gate opens at noon.\", \"It's \\\"sh",
        "{\"quotes\": [\"The gate opens at noon.\", \"It's \\",
        "{\"quotes\": [\"The gate opens at noon.\"], \"answers\": tr",
        "{\"quotes\": [\"The gate opens at noon.\"}",
        "[\"The gate opens at noon.\"]",
        "[{\"quote\": \"The gate opens at noon.\"}]",
        "{\"quote\": \"The gate opens at noon.\"}",
        "The text says “The gate opens at noon.”",
        "The text says \"The gate opens at noon.\" and no more.",
        "The text does not mention a day, but says \"The gate opens at noon.\"",
        "文中写道「The gate opens at noon.」",
      })
  void readsARelevantQuoteThatMayNotBeTheAnswer(String reply) {
    assertThat(read(reply)).isEqualTo(relevant(0.5, "The gate opens at noon."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "None.",
        "none",
        "<None>",
        "N/A",
        "无",
        "没有",
        "無",
        "没有。",
        "null",
        "[]",
        "{}",
        "\"\"",
        "```json\n[]\n```",
        "```\nnone\n```",
        "**None**",
        "<think>Hm.</think>None",
        "No relevant information.",
        "{\"quotes\": [], \"answers\": false}",
        "{\"quotes\": []}",
        "{\"quotes\": null, \"answers\": null}",
        "{'quotes': None, 'answers': False}",
        "{\"quotes\": \"None\", \"answers\": false}",
        "{\"quotes\": [\"<None>\"]}",
        "{\"quotes\": [\"I'm sorry, the text does not mention it.\"]}",
        "{\"answers\": false}",
        "I'm sorry, I could not find the answer in the text.",
        "I’m sorry, but I couldn’t find anything about it.",
        "Unfortunately, the provided text does not contain information about the wall.",
        "There is no relevant information in the text about “the red wall”.",
        "Nothing in the text bears on the question.",
        "The year is not mentioned.",
        "I cannot answer this question based on the provided text.",
        "抱歉，文中没有提到",
        "很抱歉，文本中未提及相关信息。",
        "无法从文本中找到答案。",
        "该文本与问题无关。",
      })
  void regression7ReadsEveryWayToSayNothingAsNone(String reply) {
    assertThat(verdict(reply, TEXT)).contains(new Verdict.None());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  \n",
        "42",
        "Sentence 42 answers it.",
        "[42]",
        "...",
        "true",
        "yes",
        "I'm sorry, but I can't help with that.",
        "I'm sorry, but I cannot assist with this request, as it does not contain a text.",
        "As an AI, I cannot do that.",
        "抱歉，我无法协助您完成这个请求。",
        "The gate opens at noon.",
        "There is no charge for the gate.",
        "<think>The gate opens at",
        "{\"quotes\": [\"The gate op",
        "{\"quotes\": [",
        "{\"sentences\": [",
        "{\"sentences\": [1",
        "{\"quotes",
        "{\"verdict\": \"relevant\"}",
        "see [TEXT",
        "{{{{",
        "```",
      })
  void regression7RejectsAnyOtherReply(String reply) {
    assertThat(verdict(reply, TEXT)).isEmpty();
  }

  @Test
  void keepsLineBreaksThatWereNotEscaped() {
    assertThat(read("{\"quotes\": [\"The gate\nopens at noon.\"]}"))
        .isEqualTo(relevant(0.5, "The gate\nopens at noon."));
    assertThat(read("{\"quotes\": [\"It's \"shut\"\non Sunday.\"]}"))
        .isEqualTo(relevant(0.5, "It's \"shut\"\non Sunday."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"quotes\": [\"It's \"shut\" on Sunday.\"], \"answers\": true} | It's \"shut\" on"
            + " Sunday.",
        "{'quotes': ['It's \"shut\" on Sunday.'], 'answers': True} | It's \"shut\" on Sunday.",
        "{'quotes': ['It\\'s \"shut\" on Sunday.'], 'answers': True} | It's \"shut\" on Sunday.",
        "{\"quotes\": [\"The path is C:\\dogs.\"], \"answers\": true} | The path is C:\\dogs.",
        "{\"quotes\": [\"他说：“好”。\"], \"answers\": true} | 他说：“好”。",
        "{\"quotes\": [\"他说：\"好\"。\"], \"answers\": true} | 他说：\"好\"。",
        "{\"quotes\": [\"\\u5927门在中午打开。\"], 'answers': true} | 大门在中午打开。",
      })
  void keepsQuotationMarksWithinAQuote(String reply, String quote) {
    assertThat(read(reply)).isEqualTo(relevant(1, quote));
  }

  @Test
  void keepsThoughtTagsAndCodeFencesThatAreInTheDocument() {
    var text = "Write <think> first.\n```java\nx\n```";
    assertThat(verdict("{\"quotes\": [\"Write <think> first.\\n```java\\nx\\n```\"]}", text))
        .contains(relevant(0.5, text));
  }

  @Test
  void readsTheCompleteQuotesOfACutList() {
    assertThat(read("{\"quotes\": [\"The gate opens at noon.\", \"大门在中午打开。\", \"He sa"))
        .isEqualTo(relevant(0.5, "The gate opens at noon.", "大门在中午打开。"));
  }

  @Test
  void keepsASentenceOfTheTextThatSoundsLikeAnApology() {
    var text = "I'm sorry, I could not find the key.";
    assertThat(verdict("{\"quotes\": [\"%s\"]}".formatted(text), text))
        .contains(relevant(0.5, text));
  }

  @Test
  void readsTheFirstObjectIfTheModelContinuesWithAnExample() {
    assertThat(
            read(
                "{\"quotes\": [\"The gate opens at noon.\"], \"answers\": true}\n\n"
                    + "[QUESTION] Who?\n"
                    + "{\"quotes\": [], \"answers\": false}"))
        .isEqualTo(relevant(1, "The gate opens at noon."));
  }

  private static Verdict read(String reply) {
    return verdict(reply, TEXT).orElseThrow();
  }

  private static Optional<Verdict> verdict(String reply, String text) {
    return ReadReply.of(reply, Job.READ, 1, NumberedText.of(List.of(Chunks.of(text))))
        .map(List::getFirst);
  }

  private static Verdict relevant(double relevance, String... quotes) {
    return new Verdict.Relevant(List.of(quotes), relevance);
  }
}

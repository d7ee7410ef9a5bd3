package dev.trawl.actors.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel.Verdict;
import java.util.List;
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
        "{\"quotes\": [\"The gate opens at noon.\"], \"answers\": true}",
        "```json\n{\"quotes\": [\"The gate opens at noon.\"], \"answers\": true}\n```",
        "```\n{\"quotes\": [\"The gate opens at noon.\"], \"answers\": true}```",
        "<think>It may be {\"quotes\": []}.</think>\n{\"quotes\": [\"The gate opens at noon.\"], \"answers\": true}",
        "so it is.\n</think>{\"quotes\": [\"The gate opens at noon.\"], \"answers\": true}",
        "Here is what [TEXT 1 0123456789abcdef] says: {\"quotes\": [\"The gate opens at noon.\"], \"answers\": true}",
        "Sure [1]!\n{\"quotes\": [\"The gate opens at noon.\"], \"answers\": true}\nI hope this helps {you}.",
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
        "{\"quotes\": [\"The gate opens at noon.\", \"The gate opens at noon.\"], \"answers\": true}",
      })
  void readsAnAnsweringQuoteDespiteNoise(String reply) {
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
  void readsARelevantQuoteThatMayNotAnswer(String reply) {
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
        "{\"quotes\": [], \"answers\": true}",
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
  void regression7ReadsEveryFormOfNothingAsNone(String reply) {
    assertThat(ReadReply.of(reply, Chunks.of(TEXT))).contains(new Verdict.None());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  \n",
        "42",
        "1.",
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
        "{\"quotes",
        "{\"answers\": true}",
        "{\"verdict\": \"relevant\"}",
        "[1, 2]",
        "see [TEXT",
        "{{{{",
        "```",
      })
  void regression7RejectsAnyOtherReply(String reply) {
    assertThat(ReadReply.of(reply, Chunks.of(TEXT))).isEmpty();
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
        "{\"quotes\": [\"It's \"shut\" on Sunday.\"], \"answers\": true} | It's \"shut\" on Sunday.",
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
    assertThat(
            ReadReply.of(
                "{\"quotes\": [\"Write <think> first.\\n```java\\nx\\n```\"]}", Chunks.of(text)))
        .contains(relevant(0.5, text));
  }

  @Test
  void readsTheCompleteQuotesOfACutList() {
    assertThat(read("{\"quotes\": [\"The gate opens at noon.\", \"大门在中午打开。\", \"He sa"))
        .isEqualTo(relevant(0.5, "The gate opens at noon.", "大门在中午打开。"));
  }

  @Test
  void dropsAQuoteLongerThanItsChunk() {
    assertThat(
            ReadReply.of(
                "{\"quotes\": [\"The gate opens at noon.\", \"gate\"]}", Chunks.of("The gate.")))
        .contains(relevant(0.5, "gate"));
    assertThat(ReadReply.of("{\"quotes\": [\"The gate opens at noon.\"]}", Chunks.of("The gate.")))
        .contains(new Verdict.None());
  }

  private static final ModelTask.Read TWO =
      new ModelTask.Read(
          List.of(
              Chunks.asked("When?", Chunks.query("When?", "en")),
              Chunks.asked("Which?", Chunks.query("Which?", "en"))),
          Chunks.of("The gate opens at noon. It is red."));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'verdicts': [{'question': 2, 'quotes': ['It is red.'], 'answers': true}]}",
        "[{'question': '2', 'quotes': ['It is red.'], 'answers': 'yes'}]",
        "{'question': 2, 'quotes': ['It is red.'], 'answers': true}",
        "```json\n{'Verdicts': [{'question': 1, 'quotes': []},"
            + " {'question': 2, 'quotes': 'It is red.', 'answers': true}]}\n```",
        "{'verdicts': [{'question': 2, 'quotes': ['It is red.'], 'answers': true},"
            + " {'question': 7, 'quotes': ['The gate']}]}",
      })
  void givesEachQuestionItsVerdict(String reply) {
    assertThat(ReadReply.of(reply, TWO))
        .contains(List.of(new Verdict.None(), relevant(1, "It is red.")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"None.", "{'verdicts': []}", "无", "[]"})
  void findsNothingForAnyQuestion(String reply) {
    assertThat(ReadReply.of(reply, TWO)).contains(List.of(new Verdict.None(), new Verdict.None()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "It is red.",
        "{'quotes': ['It is red.'], 'answers': true}",
        "{'verdicts': [{'question': 3, 'quotes': ['It is red.']}]}",
        "{'verdicts': [{'question': 1, 'quotes': ['The gate opens at noon.']}, {'quest",
      })
  void rejectsAReplyThatDoesNotNameTheQuestion(String reply) {
    assertThat(ReadReply.of(reply, TWO)).isEmpty();
  }

  @Test
  void keepsASentenceOfTheTextThatSoundsLikeAnApology() {
    var text = "I'm sorry, I could not find the key.";
    assertThat(ReadReply.of("{\"quotes\": [\"%s\"]}".formatted(text), Chunks.of(text)))
        .contains(relevant(0.5, text));
  }

  @Test
  void readsTheFirstObjectIfTheModelContinuesWithAnExample() {
    assertThat(
            read(
                "{\"quotes\": [\"The gate opens at noon.\"], \"answers\": true}\n\n[QUESTION] Who?\n{\"quotes\": [], \"answers\": false}"))
        .isEqualTo(relevant(1, "The gate opens at noon."));
  }

  private static Verdict read(String reply) {
    return ReadReply.of(reply, Chunks.of(TEXT)).orElseThrow();
  }

  private static Verdict relevant(double relevance, String... quotes) {
    return new Verdict.Relevant(List.of(quotes), relevance);
  }
}

package dev.trawl.http.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.trawl.protocol.Source;
import dev.trawl.protocol.Turn;
import dev.trawl.protocol.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how a chat is interpreted. */
class ChatTest {
  private static final String LONG =
      "The keeper hid the brass key below the ninth stair. ".repeat(40).strip();

  private static Chat chat(String messages) {
    return Chat.of(messages(messages));
  }

  private static List<ChatBody.MessageBody> messages(String messages) {
    try {
      var body =
          Json.read("{\"messages\": %s}".formatted(messages.replace('\'', '"')), ChatBody.class);
      return body.messages().orElseThrow();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Source.InMemory source) {
    return new String(source.bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void theLastUserMessageIsTheQuestion() {
    var chat =
        chat(
            """
            [{'role': 'system', 'content': 'You are helpful.'},
             {'role': 'user', 'content': 'Who hid the key?'},
             {'role': 'assistant', 'content': 'The keeper.'},
             {'role': 'user', 'content': ' Where? '}]\
            """);

    assertThat(chat.question()).isEqualTo("Where?");
    assertThat(chat.history()).containsExactly(new Turn("Who hid the key?", "The keeper."));
    assertThat(chat.attached()).isEmpty();
    assertThat(chat.instruction()).isEqualTo("You are helpful.");
    assertThat(chat.isSmallTalk()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"user", "system", "developer", "tool", "function"})
  void aLongMessageIsADocument(String role) {
    var chat =
        chat(
            """
            [{'role': '%s', 'content': '%s'}, {'role': 'user', 'content': 'Who hid it?'}]\
            """
                .formatted(role, LONG));

    assertThat(chat.question()).isEqualTo("Who hid it?");
    assertThat(chat.attached()).singleElement().extracting(ChatTest::text).isEqualTo(LONG);
    assertThat(chat.attached().getFirst().name()).isEqualTo("message 1.txt");
  }

  @Test
  void theLastLineOfALongMessageIsTheQuestionIfThereIsNoOtherQuestion() {
    var chat = chat("[{'role': 'user', 'content': '%s\\n\\nWho hid the key?\\n'}]".formatted(LONG));

    assertThat(chat.question()).isEqualTo("Who hid the key?");
    assertThat(text(chat.attached().getFirst()).strip()).isEqualTo(LONG);
  }

  @Test
  void aFileContainsDataOrTheIdOfAnOpenDocument() {
    var chat =
        chat(
            """
            [{'role': 'user', 'content': [
              {'type': 'file', 'file': {'filename': 'a.txt', 'file_data': 'data:text/plain;base64,SGVsbG8='}},
              {'type': 'file', 'file': {'file_id': 'abc'}},
              {'type': 'text', 'text': 'Who hid the key?'}]}]\
            """);

    assertThat(chat.question()).isEqualTo("Who hid the key?");
    assertThat(chat.attached()).singleElement().extracting(ChatTest::text).isEqualTo("Hello");
    assertThat(chat.attached().getFirst().name()).isEqualTo("a.txt");
    assertThat(chat.documents()).containsExactly("abc");
  }

  @Test
  void followUpQuestionsAreAboutTheSameText() {
    var chat =
        chat(
            """
            [{'role': 'user', 'content': 'Who hid the key?\\n\\n%s'},
             {'role': 'assistant', 'content': 'The keeper.'},
             {'role': 'user', 'content': 'Below which stair?'}]\
            """
                .formatted(LONG));

    assertThat(chat.question()).isEqualTo("Below which stair?");
    assertThat(chat.history()).containsExactly(new Turn("Who hid the key?", "The keeper."));
    assertThat(chat.attached()).singleElement().extracting(ChatTest::text).isEqualTo(LONG);
  }

  @Test
  void aTextThatIsSentTwiceIsOneDocument() {
    var chat =
        chat(
            """
            [{'role': 'user', 'content': 'Who?\\n\\n%s'}, {'role': 'assistant', 'content': 'He.'},
             {'role': 'user', 'content': 'Where?\\n\\n%s'}]\
            """
                .formatted(LONG, LONG));

    assertThat(chat.attached()).hasSize(1);
  }

  @Test
  void theQuestionMayBeInTheMessageBeforeTheText() {
    var chat =
        chat(
            """
            [{'role': 'user', 'content': 'Summarise this:'}, {'role': 'user', 'content': '%s'}]\
            """
                .formatted(LONG));

    assertThat(chat.question()).isEqualTo("Summarise this:");
    assertThat(chat.attached()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Who is the keeper?\\n\\nOrla Brandt is the keeper., true",
    "Who is the keeper?\\n\\nOrla Brandt is the keeper. The lamp is lit., false",
  })
  void openDocumentsAreAskedTooIfTheTextMayBeBackground(String message, boolean asksOpenDocuments) {
    var chat = chat("[{'role': 'user', 'content': '%s'}]".formatted(message));

    assertThat(chat.attached()).hasSize(1);
    assertThat(chat.asksOpenDocuments()).isEqualTo(asksOpenDocuments);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The pool opens at seven. On Sundays it closes at one.\\nWhen does the pool close?",
        "When does the pool close?\\nThe pool opens at seven. On Sundays it closes at one.",
        "The pool closes at one.\\nWhen does the pool close?",
        "泳池七点开门，晚上九点关门。周日一点关门。\\n周日泳池几点关门？",
      })
  void sentencesOnOtherLinesMayBeTheBackgroundOfAQuestion(String message) {
    var messages = messages("[{'role': 'user', 'content': '%s'}]".formatted(message));
    var chat = Chat.of(messages, any -> true);

    assertThat(chat.attached()).hasSize(1);
    assertThat(chat.asksOpenDocuments()).isTrue();
    assertThat(chat.question()).isIn("When does the pool close?", "周日泳池几点关门？");
    assertThat(Chat.of(messages).attached()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I read about the pool.\\nWhen does it close?",
        "Answer in one sentence.\\nWhen does the pool close?",
        "The report is attached.\\nWhen does the pool close?",
        "Topic: pools\\nWhen does the pool close?",
        "Chapter 2: Pools.\\nWhen does the pool close?",
        "The pool opens at seven. When does the pool close?",
        "Hello!\\nWhen does the pool close?",
      })
  void otherLinesOfAQuestionAreNoText(String message) {
    var messages = messages("[{'role': 'user', 'content': '%s'}]".formatted(message));

    assertThat(Chat.of(messages, any -> true).attached()).isEmpty();
  }

  @Test
  void aToolCallDoesNotAnswerTheQuestion() {
    var chat =
        chat(
            """
            [{'role': 'user', 'content': 'Who hid the key?'},
             {'role': 'assistant', 'content': null, 'tool_calls': [{'id': '1'}]},
             {'role': 'tool', 'content': '42', 'tool_call_id': '1'}]\
            """);

    assertThat(chat.question()).isEqualTo("Who hid the key?");
    assertThat(chat.warnings()).singleElement().asString().startsWith("messages[2] was ignored");
  }

  @Test
  void aLastMessageThatOnlyThanksIsSmallTalk() {
    var chat =
        chat(
            """
            [{'role': 'user', 'content': 'Who hid it?\\n\\n%s'},
             {'role': 'assistant', 'content': 'The keeper.'}, {'role': 'user', 'content': 'Thanks!'}]\
            """
                .formatted(LONG));

    assertThat(chat.isSmallTalk()).isTrue();
    assertThat(chat.question()).isEqualTo("Thanks!");
    assertThat(chat.history()).hasSize(1);
  }

  @Test
  void sendsAFrontEndsPromptUnchangedUnlessItIsLong() {
    var prompt = "### Task:\\nGenerate a title.\\n<chat_history>\\n%s\\n</chat_history>";
    var chat = chat("[{'role': 'user', 'content': '%s'}]".formatted(prompt.formatted("Who?")));
    assertThat(chat.isSmallTalk()).isTrue();
    assertThat(chat.question()).startsWith("### Task:").endsWith("</chat_history>");

    var large =
        chat("[{'role': 'user', 'content': '%s'}]".formatted(prompt.formatted(LONG.repeat(20))));
    assertThat(large.question()).startsWith("### Task:").endsWith("</chat_history>");
    assertThat(large.question().length()).isLessThan(9_000);
  }

  @Test
  void ignoresAnAssistantMessageBeforeTheFirstQuestion() {
    var chat =
        chat("[{'role': 'assistant', 'content': 'Hello!'}, {'role': 'user', 'content': 'Who?'}]");

    assertThat(chat.history()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | messages",
        "[{'role': 'narrator', 'content': 'Who?'}] | messages[0].role",
        "[{'role': 'user', 'content': [{'type': 'input_audio'}]}] | messages[0].content",
        "[{'role': 'system', 'content': 'Be kind.'}] | messages",
        "[{'role': 'user', 'content': null}] | messages",
        "[{'role': 'user', 'content': 'Who?'}, {'role': 'assistant', 'content': 'I.'}] | messages",
        "[{'role': 'user', 'content': [{'type': 'image_url'}]}] | messages[0].content",
        "[{'role': 'user', 'content': [{'type': 'file', 'file': {'file_data': '%'}}]}] |"
            + " messages[0].content",
      })
  void namesTheInvalidPartOfAChat(String messages, String param) {
    assertThatExceptionOfType(UnreadableChatException.class)
        .isThrownBy(() -> chat(messages))
        .satisfies(invalid -> assertThat(invalid.param()).isEqualTo(param));
  }
}

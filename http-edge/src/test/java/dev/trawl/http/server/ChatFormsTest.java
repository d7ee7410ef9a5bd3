package dev.trawl.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the forms of a chat over a real socket: pasted texts, instructions, small talk, fields. */
class ChatFormsTest {
  private static final String TEXT =
      "The keeper of the lighthouse at Skarv is Orla Brandt. The lamp was lit in 1874.";
  private static final String QUESTION = "In which year was the lamp lit?";
  private static final String SCHEMA =
      """
      {"type": "json_schema", "json_schema": {"name": "a", "schema": {"type": "object",
       "properties": {"year": {"type": "integer"}}, "required": ["year"],
       "additionalProperties": false}}}\
      """;

  @TempDir private Path folder = Path.of("");

  /** Sends a chat. {@code messages} alternates between roles and texts. */
  private static Site.Reply chat(Site site, Consumer<ObjectNode> fields, String... messages) {
    var body = Site.JSON.createObjectNode().put("model", "trawl-auto");
    var array = body.putArray("messages");
    for (var at = 0; at < messages.length; at += 2) {
      array.addObject().put("role", messages[at]).put("content", messages[at + 1]);
    }
    fields.accept(body);
    return site.post("/v1/chat/completions", body.toString());
  }

  private static Site.Reply chat(Site site, String... messages) {
    return chat(site, body -> {}, messages);
  }

  private static String content(Site.Reply reply) {
    assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
    return reply.json().at("/choices/0/message/content").asText();
  }

  private static Consumer<ObjectNode> field(String name, String json) {
    return body -> {
      try {
        body.set(name, Site.JSON.readTree(json));
      } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
        throw new IllegalStateException(impossible);
      }
    };
  }

  @Test
  void answersFromTheTextOfTheChatAndNoOtherDocument() {
    try (var site = Site.in(folder)) {
      site.open("In the year 1999 another lamp was lit by the sea, and the year was good.");
      for (var message :
          new String[] {
            QUESTION + "\n\n" + TEXT,
            TEXT + "\n\n" + QUESTION,
            "Text: " + TEXT + "\nQuestion: " + QUESTION
          }) {
        var reply = chat(site, "user", message);
        assertThat(content(reply)).contains("1874").doesNotContain("1999");
        assertThat(reply.json().at("/citations/0/document").asText()).isEqualTo("message 1.txt");
      }
      assertThat(content(chat(site, "user", TEXT, "assistant", "Yes?", "user", QUESTION)))
          .contains("1874");
      await()
          .untilAsserted(
              () -> assertThat(site.trawl.documents().toCompletableFuture().join()).hasSize(1));
    }
  }

  @Test
  void asksAShortTextTogetherWithOpenDocuments() {
    var text = "The key of the boathouse is 4471.";
    var question = "What is the key of the boathouse?";
    try (var site = Site.in(folder)) {
      assertThat(content(chat(site, "user", question + "\n\n" + text))).contains("4471");
      site.open("The harbour was built in 1999. Ida Kroll is its master.");
      for (var message :
          new String[] {
            question + "\n\n" + text,
            text + "\n\n" + question,
            question + "\n" + text,
            text + "\n" + question
          }) {
        assertThat(content(chat(site, "user", message))).contains("4471");
      }
      var about = "The harbour lies in the bay of Lund.\n\nWho is the master of the harbour?";
      assertThat(content(chat(site, "user", about))).contains("Ida Kroll");
      assertThat(content(chat(site, "user", about.replace("\n\n", "\n")))).contains("Ida Kroll");
    }
  }

  @Test
  void answersFromATextThatNoBlankLineSeparatesFromTheQuestion() {
    try (var site = Site.in(folder)) {
      for (var message :
          new String[] {
            TEXT + "\n" + QUESTION,
            QUESTION + "\n" + TEXT,
            TEXT + " " + QUESTION,
            "Here is the log: " + TEXT + " \n" + QUESTION,
          }) {
        assertThat(content(chat(site, "user", message))).contains("1874");
      }
      var followUp =
          chat(
              site,
              "user",
              TEXT + "\nWho is the keeper?",
              "assistant",
              "Orla Brandt.",
              "user",
              QUESTION);
      assertThat(content(followUp)).contains("1874");
    }
  }

  @Test
  void saysHowToSeparateATextFromTheQuestion() {
    try (var site = Site.in(folder)) {
      var reply = chat(site, "user", "The lamp was lit. Who lit it?");
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.json().at("/error/message").asText()).contains("blank line");
    }
  }

  @Test
  void asksOpenDocumentsIfNoBlankLineSeparatesATextFromTheQuestion() {
    try (var site = Site.in(folder)) {
      site.open("In the year 1999 the lamp was lit by the sea.");
      assertThat(content(chat(site, "user", "It rained. It was cold. " + QUESTION)))
          .contains("1999");
    }
  }

  @Test
  void answersFromTheContextInAShortSystemMessage() {
    try (var site = Site.in(folder)) {
      var system = "Answer from the context.\n<context>\n%s </context>".formatted(TEXT);
      assertThat(content(chat(site, "system", system, "user", QUESTION))).contains("1874");
    }
  }

  @Test
  void answersTheNextQuestionFromTheSameText() {
    try (var site = Site.in(folder)) {
      var reply =
          chat(
              site,
              "user",
              "Who is the keeper of the lighthouse?\n\n" + TEXT,
              "assistant",
              "Orla Brandt.",
              "user",
              QUESTION);
      assertThat(content(reply)).contains("1874");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello | I only answer questions about documents",
        "你好 | 我只回答有关文档的问题",
        "Guten Morgen | Dokumenten",
        "thanks, that helped! | I only answer questions about documents",
        "ありがとう、助かりました！ | 文書",
        "Gracias, me ayudó mucho. | documentos",
        "Merci, c'était très utile ! | des documents",
        "### Task: Generate a title. <chat_history>x</chat_history> | I only answer",
      })
  void declinesSmallTalkWithoutReadingDocuments(String message, String start) {
    try (var site = Site.in(folder)) {
      site.open(Site.log(9));
      var reply = chat(site, "user", message);
      assertThat(content(reply)).contains(start);
      assertThat(reply.json().at("/usage/prompt_tokens").asInt()).isZero();
      assertThat(reply.json().at("/citations")).isEmpty();
    }
  }

  @Test
  void sendsSmallTalkToTheModelUnchanged() {
    var model = new ChattingModel("fact");
    try (var site = Site.reading(model.reading(), folder)) {
      var reply =
          chat(
              site,
              "system",
              "Answer in rhyme.",
              "user",
              QUESTION + "\n\n" + TEXT,
              "assistant",
              "In 1874.",
              "user",
              "Thanks!");
      assertThat(content(reply)).isEqualTo("You said: Thanks!");
      assertThat(model.tasks()).containsExactly("chat");
      var messages = model.prompts.peek().messages();
      assertThat(messages).hasSize(4);
      assertThat(messages.getFirst().text()).endsWith("Answer in rhyme.");
      assertThat(messages.get(1).text()).isEqualTo(QUESTION);
    }
  }

  @Test
  void readsNothingIfTheModelClassifiesTheQuestionAsSmallTalk() {
    var model = new ChattingModel("chat");
    try (var site = Site.reading(model.reading(), folder)) {
      site.open(TEXT);
      assertThat(content(chat(site, "user", "tell me a joke please"))).startsWith("You said:");
      assertThat(model.tasks()).containsExactly("understand", "chat");
    }
  }

  @Test
  void showsASystemMessageToTheWriter() {
    var model = new ChattingModel("fact");
    try (var site = Site.reading(model.reading(), folder)) {
      site.open(TEXT);
      assertThat(content(chat(site, "system", "Answer in French.", "user", QUESTION)))
          .contains("1874");
      var answer = model.prompts.stream().toList().getLast();
      assertThat(answer.messages().getLast().text()).contains("[INSTRUCTION]\nAnswer in French.");
    }
  }

  @Test
  void writesTheRequestedJson() {
    var model = new ChattingModel("fact", "The year: {\"year\": \"1874\"}", "{\"year\": 1874}");
    try (var site = Site.reading(model.reading(), folder)) {
      var reply = chat(site, field("response_format", SCHEMA), "user", QUESTION + "\n\n" + TEXT);
      assertThat(content(reply)).isEqualTo("{\"year\":1874}");
      assertThat(reply.json().at("/citations/0/quote").asText()).contains("1874");
      assertThat(model.tasks()).endsWith("answer", "form", "form");
    }
  }

  @Test
  void failsIfTheJsonNeverMatchesTheSchema() {
    var model = new ChattingModel("fact");
    try (var site = Site.reading(model.reading(), folder)) {
      var reply = chat(site, field("response_format", SCHEMA), "user", QUESTION + "\n\n" + TEXT);
      assertThat(reply.status()).isEqualTo(502);
      assertThat(reply.error().path("message").asText()).contains("requested JSON");
    }
  }

  @Test
  void rejectsJsonWithoutALanguageModel() {
    try (var site = Site.in(folder)) {
      var reply = chat(site, field("response_format", SCHEMA), "user", QUESTION + "\n\n" + TEXT);
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.error().path("param").asText()).isEqualTo("response_format");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "n | 2",
        "logprobs | true",
        "tool_choice | \"required\"",
        "stop | 7",
        "max_tokens | 0",
        "modalities | [\"audio\"]",
      })
  void namesTheUnsupportedField(String name, String value) {
    try (var site = Site.in(folder)) {
      var reply = chat(site, field(name, value), "user", QUESTION + "\n\n" + TEXT);
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.error().path("param").asText()).isEqualTo(name);
    }
  }

  @Test
  void endsTheReplyAtAStopTextOrAtTheTokenLimit() {
    try (var site = Site.in(folder)) {
      var message = QUESTION + "\n\n" + TEXT;
      var stopped = chat(site, field("stop", "[\"\\n\"]"), "user", message);
      assertThat(content(stopped)).contains("1874").doesNotContain("message 1.txt");
      assertThat(stopped.json().at("/choices/0/finish_reason").asText()).isEqualTo("stop");

      var cut = chat(site, field("max_completion_tokens", "2"), "user", message);
      assertThat(content(cut).split(" ")).hasSizeLessThan(4);
      assertThat(cut.json().at("/choices/0/finish_reason").asText()).isEqualTo("length");

      var streamed =
          chat(
              site,
              field("max_tokens", "2").andThen(body -> body.put("stream", true)),
              "user",
              message);
      assertThat(streamed.http().body())
          .contains("\"finish_reason\":\"length\"")
          .doesNotContain("[1] message 1.txt");
    }
  }

  @Test
  void namesAnIgnoredToolMessageInAWarning() {
    try (var site = Site.in(folder)) {
      var reply = chat(site, "user", QUESTION + "\n\n" + TEXT, "tool", "42");
      assertThat(content(reply)).contains("1874");
      assertThat(reply.json().at("/warnings/0").asText()).startsWith("messages[1] was ignored");
    }
  }
}

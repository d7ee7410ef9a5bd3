package dev.trawl.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.models.Model;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.trawl.testkit.ScriptedModel;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the chat API over a real socket, with standard clients. */
class ChatCompletionsTest {
  private static final String ANSWER = "Amalia Thorsen";

  /** Longer than the window of the server in this test. */
  private static final String LOG = Site.log(120);

  @TempDir private Path folder = Path.of("");
  private Site site;

  @BeforeEach
  void start() {
    site =
        Site.in(
            folder,
            "trawl.lexical { window-tokens = 1200, reply-tokens = 100 }",
            "trawl.http.max-body-size = 4 KiB");
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private OpenAIClient officialClient() {
    return officialClient(site);
  }

  private static OpenAIClient officialClient(Site site) {
    return OpenAIOkHttpClient.builder()
        .baseUrl(site.uri("/v1").toString())
        .apiKey("any")
        .maxRetries(0)
        .build();
  }

  private static ChatCompletionCreateParams.Builder questionAboutTheLog() {
    return ChatCompletionCreateParams.builder()
        .model("trawl-read")
        .addUserMessage(LOG)
        .addUserMessage(Site.QUESTION);
  }

  private int openDocuments() {
    return site.trawl.documents().toCompletableFuture().join().size();
  }

  @Test
  void answersAboutALongMessageWithTheOfficialClient() {
    var completion = officialClient().chat().completions().create(questionAboutTheLog().build());

    assertThat(completion.choices().getFirst().message().content().orElseThrow())
        .contains(ANSWER, "[1] message 1.txt, page 1: “");
    assertThat(completion.model()).isEqualTo("trawl-read");
    var usage = completion.usage().orElseThrow();
    assertThat(usage.promptTokens()).isGreaterThan(1_000);
    assertThat(usage.totalTokens()).isEqualTo(usage.promptTokens() + usage.completionTokens());
    assertThat(completion._additionalProperties().get("citations").toString())
        .contains("hid the brass key");
  }

  @Test
  void streamsToTheOfficialClient() {
    var params =
        questionAboutTheLog()
            .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
            .build();
    try (var stream = officialClient().chat().completions().createStreaming(params)) {
      var pieces = stream.stream().toList();

      assertThat(
              pieces.stream()
                  .flatMap(piece -> piece.choices().stream())
                  .flatMap(choice -> choice.delta().content().stream())
                  .collect(Collectors.joining()))
          .contains(ANSWER);
      assertThat(pieces.getLast().usage().orElseThrow().promptTokens()).isGreaterThan(1_000);
      assertThat(pieces.get(pieces.size() - 2).choices().getFirst().finishReason())
          .map(Object::toString)
          .contains("stop");
    }
  }

  @Test
  void answersTheClientOfLangChain() {
    var document = site.open(LOG);
    var model =
        OpenAiChatModel.builder()
            .baseUrl(site.uri("/v1").toString())
            .apiKey("any")
            .modelName("trawl-auto")
            .maxRetries(0)
            .build();

    var reply = model.chat(UserMessage.from(Site.QUESTION));

    assertThat(document).isNotEmpty();
    assertThat(reply.aiMessage().text()).contains(ANSWER);
    assertThat(reply.tokenUsage().inputTokenCount()).isPositive();
  }

  @Test
  void listsAModelForEachLevel() {
    assertThat(officialClient().models().list().data())
        .extracting(Model::id)
        .containsExactly("trawl-auto", "trawl-retrieve", "trawl-read", "trawl-reason");
    assertThat(site.get("/v1/models/trawl-read").json().path("object").asText()).isEqualTo("model");
    assertThat(site.get("/v1/models/gpt-9").status()).isEqualTo(404);
  }

  @Test
  void saysWhetherOnlyTheEmbeddedModelAnswers() {
    assertThat(site.get("/v1/models").json().path("embedded").asBoolean()).isTrue();
    try (var other = Site.reading(ScriptedModel.create(), folder.resolve("other"))) {
      assertThat(other.get("/v1/models").json().path("embedded").asBoolean(true)).isFalse();
    }
  }

  @Test
  void streamsTheProgressBeforeTheAnswer() {
    var body = Site.JSON.createObjectNode().put("model", "trawl-read").put("stream", true);
    body.putArray("messages").addObject().put("role", "user").put("content", logAndQuestion(LOG));
    var lines = site.post("/v1/chat/completions", body.toString()).http().body();

    assertThat(lines.lines().filter(line -> !line.isBlank()).toList())
        .allMatch(line -> line.startsWith("data: ") || line.startsWith(":"))
        .last()
        .isEqualTo("data: [DONE]");
    assertThat(lines).contains("\"reasoning_content\":\"Reading ");
    assertThat(lines.indexOf("reasoning_content")).isLessThan(lines.indexOf("Amalia"));
    assertThat(lines).containsPattern("\"Read [0-9]+ of [0-9]+ chunks.");
  }

  @Test
  void readsAMillionTokensInAMessage() {
    try (var large = Site.in(folder.resolve("large"), "trawl.chunks.tokens-max = 512");
        var stream =
            officialClient(large)
                .chat()
                .completions()
                .createStreaming(
                    ChatCompletionCreateParams.builder()
                        .model("trawl-read")
                        .addUserMessage(Site.log(80_000))
                        .addUserMessage(Site.QUESTION)
                        .streamOptions(
                            ChatCompletionStreamOptions.builder().includeUsage(true).build())
                        .build())) {
      var pieces = stream.stream().toList();

      var usage = pieces.getLast().usage().orElseThrow();
      assertThat(usage.promptTokens()).isGreaterThan(1_000_000);
      assertThat(usage.totalTokens()).isEqualTo(usage.promptTokens() + usage.completionTokens());
      assertThat(
              pieces.stream()
                  .flatMap(piece -> piece.choices().stream())
                  .flatMap(choice -> choice.delta().content().stream())
                  .collect(Collectors.joining()))
          .contains(ANSWER);
    }
  }

  @Test
  void closesAttachedDocumentsAfterTheAnswer() {
    officialClient().chat().completions().create(questionAboutTheLog().build());

    await().untilAsserted(() -> assertThat(openDocuments()).isZero());
  }

  @Test
  void doesNotCloseADocumentThatWasAlreadyOpen() {
    site.open(LOG);
    officialClient().chat().completions().create(questionAboutTheLog().build());

    assertThat(openDocuments()).isEqualTo(1);
  }

  @Test
  void readsAFilePart() {
    var body = Site.JSON.createObjectNode().put("model", "trawl-read").put("temperature", 0.3);
    var parts = body.putArray("messages").addObject().put("role", "user").putArray("content");
    parts
        .addObject()
        .put("type", "file")
        .putObject("file")
        .put("filename", "log.txt")
        .put("file_data", Base64.getEncoder().encodeToString(Site.log(9).getBytes()));
    parts.addObject().put("type", "text").put("text", Site.QUESTION);
    var reply = site.post("/v1/chat/completions", body.toString());

    assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
    assertThat(reply.json().at("/choices/0/message/content").asText()).contains(ANSWER);
    assertThat(reply.json().at("/citations/0/document").asText()).isEqualTo("log.txt");
  }

  @Test
  void answersFromTheNamedDocuments() {
    var document = site.open(Site.log(9));
    site.open("Nobody hid anything, and the brass key was never lost.");
    var body = Site.JSON.createObjectNode();
    body.putArray("messages").addObject().put("role", "user").put("content", Site.QUESTION);
    body.putArray("documents").add(document);
    var reply = site.post("/v1/chat/completions", body.toString());

    assertThat(reply.json().at("/model").asText()).isEqualTo("trawl-auto");
    assertThat(reply.json().at("/choices/0/message/content").asText()).contains(ANSWER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'model': 'gpt-9', 'messages': [{'content': 'Who?'}]} | 404 | model",
        "{'messages': [{'content': 'Who?'}]} | 400 | messages",
        "{'messages': []} | 400 | messages",
        "{} | 400 | messages",
        "{'messages': [{'content': [{'type': 'image_url'}]}]} | 400 | messages[0].content",
        "{'messages': [{'content': 'Who?'}], 'documents': ['x']} | 404 | documents",
        "{'messages': 'Who?'} | 400 | messages",
        "{'messages': [null]} | 400 | messages",
        "{'messages': [{'content': 'Who?'}], 'documents': [null]} | 400 | documents",
      })
  void errorsHaveTheFormOfTheApi(String body, int status, String param) {
    var reply = site.post("/v1/chat/completions", body.replace('\'', '"'));

    assertThat(reply.status()).as(reply.http().body()).isEqualTo(status);
    assertThat(reply.error().path("type").asText()).isEqualTo("invalid_request_error");
    assertThat(reply.error().path("param").asText()).isEqualTo(param);
    assertThat(reply.error().path("message").asText()).isNotEmpty();
  }

  @Test
  void rejectsAFileThatIsNotADocument() {
    var body = Site.JSON.createObjectNode();
    var parts = body.putArray("messages").addObject().put("role", "user").putArray("content");
    parts.addObject().put("type", "file").putObject("file").put("file_data", "AAECAw==");
    parts.addObject().put("type", "text").put("text", Site.QUESTION);
    var reply = site.post("/v1/chat/completions", body.toString());

    assertThat(reply.status()).as(reply.http().body()).isEqualTo(422);
    assertThat(openDocuments()).isZero();
  }

  private static String logAndQuestion(String log) {
    return log + "\n" + Site.QUESTION;
  }
}

package dev.trawl.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.NotFoundException;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.files.FileCreateParams;
import com.openai.models.files.FileListParams;
import com.openai.models.files.FileObject;
import com.openai.models.files.FilePurpose;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the file API over a real socket, with the official client. */
class FilesTest {
  @TempDir private Path folder = Path.of("");
  private Site site;
  private OpenAIClient client;

  @BeforeEach
  void start() {
    site = Site.in(folder);
    client =
        OpenAIOkHttpClient.builder()
            .baseUrl(site.uri("/v1").toString())
            .apiKey("any")
            .maxRetries(0)
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    site.close();
  }

  private FileObject create(String name, String text) {
    try {
      var file = Files.writeString(folder.resolve(name), text);
      return client
          .files()
          .create(FileCreateParams.builder().file(file).purpose(FilePurpose.USER_DATA).build());
    } catch (IOException unwritten) {
      throw new AssertionError(unwritten);
    }
  }

  private List<String> names(FileListParams params) {
    return client.files().list(params).data().stream().map(FileObject::filename).toList();
  }

  @Test
  void anUploadedFileIsAlsoADocument() {
    var before = Instant.now().getEpochSecond();
    var file = create("log.txt", Site.log(9));

    assertThat(file.filename()).isEqualTo("log.txt");
    assertThat(file.bytes()).isEqualTo(Site.log(9).getBytes(UTF_8).length);
    assertThat(file.createdAt()).isBetween(before, Instant.now().getEpochSecond());
    assertThat(file.purpose()).isEqualTo(FileObject.Purpose.USER_DATA);
    assertThat(client.files().retrieve(file.id()).validate()).isEqualTo(file);
    assertThat(site.get("/v1/documents/" + file.id()).json().path("name").asText())
        .isEqualTo("log.txt");
  }

  @Test
  void aChatCanReferToAFileByItsId() {
    var file = create("log.txt", Site.log(9));
    create("other.txt", "Nobody hid anything.");
    var completion =
        client
            .chat()
            .completions()
            .create(
                ChatCompletionCreateParams.builder()
                    .model("trawl-read")
                    .addUserMessageOfArrayOfContentParts(
                        List.of(
                            ChatCompletionContentPart.ofFile(
                                ChatCompletionContentPart.File.builder()
                                    .file(
                                        ChatCompletionContentPart.File.FileObject.builder()
                                            .fileId(file.id())
                                            .build())
                                    .build()),
                            ChatCompletionContentPart.ofText(
                                ChatCompletionContentPartText.builder()
                                    .text(Site.QUESTION)
                                    .build())))
                    .build());

    assertThat(completion.choices().getFirst().message().content().orElseThrow())
        .contains("Amalia Thorsen", "log.txt")
        .doesNotContain("other.txt");
  }

  @Test
  void returnsTheUnchangedContentAsADownload() throws IOException {
    var file = create("page.html", "<p>The fog.</p><script>alert(1)</script>");

    try (var content = client.files().content(file.id())) {
      assertThat(content.body()).hasContent("<p>The fog.</p><script>alert(1)</script>");
      assertThat(content.headers().values("Content-Type"))
          .containsExactly("application/octet-stream");
      assertThat(content.headers().values("Content-Disposition")).containsExactly("attachment");
    }
  }

  @Test
  void deletingAFileClosesItsDocument() {
    var id = create("log.txt", Site.log(9)).id();

    assertThat(client.files().delete(id).deleted()).isTrue();
    assertThatThrownBy(() -> client.files().retrieve(id)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> client.files().delete(id)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> client.files().content(id)).isInstanceOf(NotFoundException.class);
    assertThat(site.get("/v1/documents/" + id).status()).isEqualTo(404);
    assertThat(client.files().list().data()).isEmpty();
  }

  @Test
  void listsAllFilesInPages() {
    for (var day = 1; day <= 5; day++) {
      create("log%d.txt".formatted(day), Site.log(day));
    }
    var all = names(FileListParams.builder().build());
    var paged =
        client.files().list(FileListParams.builder().limit(2).build()).autoPager().stream()
            .map(FileObject::filename)
            .toList();

    assertThat(all).hasSize(5);
    assertThat(paged).isEqualTo(all);
    assertThat(names(FileListParams.builder().order(FileListParams.Order.ASC).build()))
        .isEqualTo(all.reversed());
    assertThat(names(FileListParams.builder().purpose("batch").build())).isEmpty();
    assertThat(names(FileListParams.builder().after("nothing").build())).isEmpty();
  }

  @Test
  void listsFilesFromBothUploadRoutes() {
    var id = site.open(Site.log(9));

    assertThat(client.files().retrieve(id).filename()).isEqualTo("log.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?limit=0", "?limit=x", "?limit=10001", "?order=up"})
  void rejectsInvalidListParameters(String query) {
    assertThat(site.get("/v1/files" + query).status()).isEqualTo(400);
  }

  @Test
  void rejectsAFormWithoutAFile() {
    var reply =
        site.send(
            site.request("/v1/files")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(
                    BodyPublishers.ofString(
                        "--x\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nbatch\r\n--x--\r\n")));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error().path("param").asText()).isEqualTo("file");
  }
}

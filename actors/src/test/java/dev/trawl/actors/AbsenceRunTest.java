package dev.trawl.actors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.trawl.actors.pace.PaceSettings;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Answer.Reason;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.Source;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.Window;
import dev.trawl.protocol.model.LanguageModel;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests that a run only says that the documents do not contain an answer if its models can tell.
 * The embedded model cannot, because it only compares words.
 */
class AbsenceRunTest {
  /** The text answers in other words. */
  private static final String QUESTION = "Who was the captain of the ship?";

  private static final String TEXT =
      "The board met on Monday in Bergen, and coffee was served in the hall.\n"
          + "\fThe vessel was commanded by Orla Byrne.\n"
          + "\fThe next meeting is in autumn.";

  private static final String OTHER_WORDS =
      "The model only compares words, so the answer may be there in other words.";

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @EnumSource(Level.class)
  void theEmbeddedModelIsUnsureIfItFindsNoAnswer(Level level) {
    var answer = answer(embedded(), TEXT, QUESTION, level);

    assertThat(answer.status()).isEqualTo(Status.UNANSWERED);
    assertThat(answer.coverage().isFull()).isTrue();
    assertThat(answer.reason()).contains(Reason.UNSURE);
    assertThat(answer.text())
        .startsWith("No answer was found, although all 2 chunks were read. " + OTHER_WORDS)
        .doesNotContain("Not in the documents", "do not say");
  }

  @Test
  void theEmbeddedModelNamesWhatItHasNotFound() {
    assertThat(answer(embedded(), TEXT, QUESTION, Level.AUTO).text())
        .endsWith("Not found: who the captain of the ship was.");
  }

  @Test
  void theEmbeddedModelIsUnsureAboutASingleChunk() {
    assertThat(answer(embedded(), "It rained on Monday.", QUESTION, Level.READ).text())
        .isEqualTo("No answer was found, although the whole text was read. " + OTHER_WORDS);
  }

  @ParameterizedTest
  @CsvSource({
    "下次会议在秋天举行。, 已阅读全文，没有找到答案。",
    "'星期一下雨了，大厅里供应了咖啡。\f董事会在卑尔根开会，会议开了很久。\f下次会议在秋天举行。', 已阅读全部 3 段，没有找到答案。"
  })
  void theEmbeddedModelIsUnsureInChinese(String text, String start) {
    var answer = answer(embedded(), text, "船票多少钱？", Level.AUTO);

    assertThat(answer.reason()).contains(Reason.UNSURE);
    assertThat(answer.text()).isEqualTo(start + "模型只比较词语，答案可能以别的说法写在文档中。没有找到：船票多少钱。");
  }

  /** The embedded model has the roles that the language model does not have. */
  @ParameterizedTest
  @CsvSource({
    "WRITER, RETRIEVE, ABSENT",
    "WRITER, READ, UNSURE",
    "READER, READ, UNSURE",
    "READER WRITER, READ, ABSENT",
    "READER WRITER, AUTO, ABSENT",
    "READER WRITER, REASON, UNSURE",
  })
  void everyModelThatMayMissTheAnswerMustBeAbleToTell(String roles, Level level, Reason reason) {
    var builder = embedded();
    for (var role : roles.split(" ")) {
      builder =
          builder.languageModel(
              Role.valueOf(role),
              new FindingNothing(),
              new Window(8192, 1024),
              PaceSettings.steady(2));
    }
    var answer = answer(builder, TEXT, QUESTION, level);

    assertThat(answer.status()).isEqualTo(Status.UNANSWERED);
    assertThat(answer.reason()).contains(reason);
    assertThat(answer.text())
        .startsWith(
            reason == Reason.ABSENT
                ? "Not in the documents: both chunks were read"
                : "No answer was found, although all 2 chunks");
  }

  private TrawlBuilder embedded() {
    return Trawl.with(
        ConfigFactory.parseMap(
            Map.of(
                "trawl.library.directory",
                folder.toString(),
                "trawl.chunks.tokens-max",
                24,
                "pekko.loglevel",
                "OFF")));
  }

  private static Answer answer(TrawlBuilder builder, String text, String question, Level level) {
    try (var trawl = builder.start()) {
      var source = new Source.InMemory("minutes.txt", text.getBytes(UTF_8));
      var document = inTime(trawl.open(List.of(source))).documents().getFirst().id();
      return inTime(trawl.ask(question, level, List.of(document), event -> {}).answer());
    }
  }

  private static <T> T inTime(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  /** A language model that finds nothing in any text. */
  private record FindingNothing() implements LanguageModel {
    @Override
    public String name() {
      return "finding nothing";
    }

    @Override
    public ModelCall<Completion> complete(Prompt prompt) {
      var isAnswer = prompt.messages().getFirst().text().startsWith("TASK: answer");
      var reply =
          isAnswer
              ? "{\"answered\":false,\"answer\":\"\"}"
              : "{\"sentences\":[],\"answers\":false}";
      return call(new Completion(reply, End.COMPLETE));
    }

    @Override
    public ModelCall<Facts> describe() {
      return call(new Facts(OptionalInt.empty()));
    }

    private static <T> ModelCall<T> call(T value) {
      return new ModelCall<>() {
        @Override
        public CompletionStage<Reply<T>> reply() {
          return completedFuture(new Reply<>(value, Usage.NONE));
        }

        @Override
        public void cancel() {}
      };
    }
  }
}

package dev.trawl.actors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.QuestionKind;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests questions that name a place in a document. */
class PlacesRunTest {
  private static final String ENGLISH =
      """
      CHAPTER ONE

      The fog came in at dawn. Nobody on the pier saw the boats. The bell rang twice.

      CHAPTER TWO

      Amalia Thorsen hid the brass key. She told nobody about it. The stairs creaked.

      CHAPTER THREE

      The tide left in the night. The clerk wrote it down. The harbour was empty.
      """;

  private static final String CHINESE =
      """
      第一章 雾

      清晨起了雾。码头上没有人看见船。钟响了两次。

      第二章 钥匙

      阿玛莉亚藏起了铜钥匙。她没有告诉任何人。楼梯吱吱作响。

      第三章 潮水

      夜里潮水退了。书记把它记了下来。港口空了。
      """;

  private static final String CONTRACT =
      """
      1 Terms

      1.1 A day ends at sunset. The hirer is Tove Lind.

      2 Hire

      2.1 The boat is hired for a week. It is moored at Lund.

      2.2 The hirer pays for every broken oar. Nobody else does.

      Figure 1: The boat with its four oars.

      3 End

      3.1 The contract ends with the week. The keys are returned.
      """;

  @TempDir private Path folder = Path.of("");
  private Trawl trawl;

  @BeforeEach
  void start() {
    trawl =
        Trawl.start(
            ConfigFactory.parseMap(
                Map.of(
                    "trawl.library.directory", folder.toString(), "trawl.chunks.tokens-max", 24)));
  }

  @AfterEach
  void stop() {
    trawl.close();
    trawl.system().getWhenTerminated().toCompletableFuture().join();
  }

  @ParameterizedTest
  @CsvSource({
    "What is the first sentence of chapter two?, Amalia Thorsen hid the brass key.",
    "What is the last sentence of chapter 3?, The harbour was empty.",
    "What is the second sentence of the first chapter?, Nobody on the pier saw the boats.",
  })
  void quotesASentenceOfAChapter(String question, String sentence) {
    var answer = ask(ENGLISH, question);

    assertThat(answer.status()).isEqualTo(Status.ANSWERED);
    assertThat(answer.text()).isEqualTo(sentence.replaceFirst("\\.$", " [1]."));
    assertThat(answer.citations().getFirst().evidence().quote()).isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource({"第二章的第一句话是什么？, 阿玛莉亚藏起了铜钥匙。", "第三章的最后一句是什么？, 港口空了。"})
  void quotesASentenceOfAChineseChapter(String question, String sentence) {
    assertThat(ask(CHINESE, question).citations())
        .extracting(citation -> citation.evidence().quote())
        .containsExactly(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          What does clause 2.2 say?   | 2.2 The hirer pays for every broken oar. Nobody else does.
          Quote the text of clause 3.1 | 3.1 The contract ends with the week. The keys are returned.
          第2.1条说了什么？           | 2.1 The boat is hired for a week. It is moored at Lund.
          """)
  void quotesAClauseThatIsAskedForByItsText(String question, String text) {
    var answer = ask(CONTRACT, question);

    assertThat(answer.status()).isEqualTo(Status.ANSWERED);
    assertThat(answer.citations())
        .extracting(citation -> citation.evidence().quote().strip())
        .anyMatch(quote -> quote.startsWith(text));
  }

  @Test
  void searchesForTheAnswerIfAClauseIsOnlyWhereItStands() {
    assertThat(retrieved(CONTRACT, "Who pays for the oars in clause 2.2?").hits()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Describe figure one., The boat with its four oars.",
    "Describe figure 1., The boat with its four oars.",
  })
  void showsAFigureBeforeEverythingElse(String question, String text) {
    var retrieved = retrieved(CONTRACT, question);

    assertThat(text(CONTRACT, retrieved.hits().getFirst().chunk())).contains(text);
  }

  @Test
  void saysThatAPlaceDoesNotExist() {
    var answer = ask(ENGLISH, "What is the first sentence of chapter nine?");

    assertThat(answer.status()).isEqualTo(Status.UNANSWERED);
    assertThat(answer.reason()).contains(Answer.Reason.ABSENT);
    assertThat(answer.text()).contains("no such place").containsIgnoringCase("chapters 1 to 3");
  }

  @ParameterizedTest
  @CsvSource({"第九章的第一句话是什么？, 没有这个位置。文档有第 1 章至第 3 章。"})
  void saysInChineseThatAPlaceDoesNotExist(String question, String text) {
    assertThat(ask(CHINESE, question).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "'thanks, that helped!', I only answer questions about documents",
    "谢谢，很有帮助！, 我只回答有关文档的问题",
    "'Danke, das hat geholfen!', Ich beantworte nur Fragen",
  })
  void doesNotSearchForThanks(String message, String reply) {
    var answer = ask(ENGLISH, message);

    assertThat(answer.kind()).isEqualTo(QuestionKind.CHAT);
    assertThat(answer.text()).startsWith(reply);
    assertThat(answer.usage().calls()).isZero();
  }

  @Test
  void showsTheNamedChapterFirst() {
    var retrieved = retrieved(ENGLISH, "What happened to the stairs in chapter two?");

    assertThat(retrieved.hits().getFirst().chunk().ordinal()).isPositive();
  }

  private Answer ask(String text, String question) {
    return await(trawl.ask(question, Level.AUTO, List.of(open(text)), event -> {}).answer());
  }

  private What.Retrieved retrieved(String text, String question) {
    return events(text, question).stream()
        .map(RunEvent::what)
        .filter(What.Retrieved.class::isInstance)
        .map(What.Retrieved.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private String text(String document, ChunkId chunk) {
    return await(trawl.chunk(open(document), chunk.ordinal())).orElseThrow().text();
  }

  private List<RunEvent> events(String text, String question) {
    var events = new ConcurrentLinkedQueue<RunEvent>();
    await(trawl.ask(question, Level.RETRIEVE, List.of(open(text)), events::add).answer());
    return List.copyOf(events);
  }

  private DocumentId open(String text) {
    var source = new Source.InMemory("book.txt", text.getBytes(UTF_8));
    return await(trawl.open(List.of(source))).documents().getFirst().id();
  }

  private static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }
}

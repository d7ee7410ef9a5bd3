package dev.trawl.actors.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.QuestionKind;
import dev.trawl.testkit.Offer;
import dev.trawl.testkit.Planning;
import dev.trawl.testkit.prompt.ParsedPrompt;
import dev.trawl.testkit.prompt.ParsedPrompt.Task;
import dev.trawl.testkit.prompt.Replies;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests questions that the text does not answer: how many calls they need, and what the answer
 * says.
 */
class NoAnswerRunTest {
  private static final String QUESTION = "Who composed the anthem of Varn?";
  private static final String SMALL_WINDOW =
      "trawl.model { window-tokens = 2560, reply-tokens = 512 }";

  @TempDir private Path data;

  /** One call to understand the question, one to answer it, and one of the planner. */
  @ParameterizedTest
  @ValueSource(ints = {3, 9, 24})
  void aTextThatFitsTheWindowNeedsThreeCalls(int chunks) throws Exception {
    var transcript = new Transcript();
    try (var trawl =
        PromptedTrawl.start(
            transcript.plan(prompt -> Optional.empty()), data, PromptedTrawl.LONG_TIMEOUTS)) {
      var answer = trawl.ask(QUESTION, Logbook.ofChunks(chunks).text(), Level.AUTO).answer();

      assertThat(answer.status()).isEqualTo(Status.UNANSWERED);
      assertThat(answer.coverage().isFull()).isTrue();
      assertThat(trawl.counts().requests()).isEqualTo(3);
      assertThat(transcript.of(Task.READ)).isEmpty();
    }
  }

  @Test
  void aLongTextIsReadOnceAndNoCallIsRepeated() throws Exception {
    var transcript = new Transcript();
    var plan = transcript.plan(prompt -> findingNothing(prompt));
    try (var trawl = PromptedTrawl.start(plan, data, SMALL_WINDOW, PromptedTrawl.LONG_TIMEOUTS)) {
      var finished = trawl.ask(QUESTION, Logbook.ofChunks(34).text(), Level.AUTO);

      assertThat(finished.answer().status()).isEqualTo(Status.UNANSWERED);
      assertThat(trawl.counts().requests()).isLessThanOrEqualTo(finished.document().chunks() + 5L);
      assertThat(transcript.prompts()).doesNotHaveDuplicates();
    }
  }

  /** A writer that contradicts itself says nothing about the chunks that it was shown. */
  @Test
  void aDoubtfulNoOfTheWriterIsNotTheReadersNo() throws Exception {
    var contradiction =
        JsonNodeFactory.instance.objectNode().put("answered", false).put("answer", "Olga Brandt");
    var transcript = new Transcript();
    var plan =
        transcript.plan(
            prompt ->
                prompt.task() == Task.ANSWER ? Optional.of(contradiction) : findingNothing(prompt));
    try (var trawl = PromptedTrawl.start(plan, data, SMALL_WINDOW, PromptedTrawl.LONG_TIMEOUTS)) {
      var finished = trawl.ask(QUESTION, Logbook.ofChunks(34).text(), Level.AUTO);

      assertThat(finished.answer().status()).isEqualTo(Status.UNANSWERED);
      assertThat(transcript.of(Task.READ)).hasSize(finished.document().chunks());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Who composed the anthem of Varn",
        "What was composed as the anthems of Varn?",
        "By whom was Varn's anthem composed?",
        "According to the text, who composed the anthem of Varn?",
      })
  void aSubQuestionThatRestatesTheQuestionCausesNoFurtherReading(String subQuestion)
      throws Exception {
    assertThat(readings(subQuestion)).isEqualTo(1);
  }

  @Test
  void anotherSubQuestionReadsEachChunkOnceMore() throws Exception {
    assertThat(readings("In which year was the anthem first sung in public?")).isEqualTo(2);
  }

  /**
   * How often each chunk is shown to a writer or read if the planner then asks {@code subQuestion}.
   */
  private long readings(String subQuestion) throws Exception {
    var transcript = new Transcript();
    var finished = asking(transcript, 34, subQuestion);
    var chunks = finished.document().chunks();
    var seen = transcript.of(Task.READ).size() + shown(transcript);
    assertThat(seen % chunks).isZero();
    return seen / chunks;
  }

  private static long shown(Transcript transcript) {
    return transcript.of(Task.ANSWER).stream().mapToLong(prompt -> prompt.texts().size()).sum();
  }

  /** A "no" needs at most this many calls, apart from those that read. */
  private static final int OTHER_CALLS = 5;

  @ParameterizedTest
  @CsvSource({
    "6, Who composed the anthem of Varn, 0",
    "6, In which year was the anthem first sung?, 1",
    "6, When was Varn founded?, 1",
    "12, Which composer lived in Varn?, 1",
    "34, In which year was the anthem first sung?, 1",
  })
  void aPassForEachDistinctQuestionAndFiveMoreCallsAreEnough(
      int size, String subQuestion, int distinct) throws Exception {
    var transcript = new Transcript();
    var finished = asking(transcript, size, subQuestion);
    assertThat(finished.answer().usage().calls())
        .isLessThanOrEqualTo(finished.document().chunks() * (1 + distinct) + OTHER_CALLS);
  }

  /** Finds nothing, and asks {@code subQuestion} twice before it gives up. */
  private PromptedTrawl.FinishedRun asking(Transcript transcript, int size, String subQuestion)
      throws Exception {
    var ask =
        """
        {"ask": [{"question": "%s", "documents": []}]}\
        """
            .formatted(subQuestion);
    var planning =
        Planning.scripted(List.of(ask, ask, "{\"missing\": \"who composed the anthem\"}"));
    var plan =
        transcript.plan(prompt -> findingNothing(prompt)).with(Offer.standard().with(planning));
    try (var trawl = PromptedTrawl.start(plan, data, SMALL_WINDOW, PromptedTrawl.LONG_TIMEOUTS)) {
      var finished = trawl.ask(QUESTION, Logbook.ofChunks(size).text(), Level.AUTO);
      assertThat(finished.answer().status()).isEqualTo(Status.UNANSWERED);
      assertThat(finished.answer().coverage().isFull()).isTrue();
      assertThat(transcript.prompts()).doesNotHaveDuplicates();
      return finished;
    }
  }

  @Test
  void theAnswerNamesWhatIsMissingAndWhatComesNearest() throws Exception {
    var near = "The anthem of Varn was first sung in 1903.";
    var planning = Planning.scripted(List.of("", "{\"missing\": \"who composed it\"}"));
    var plan =
        new Transcript()
            .plan(
                prompt ->
                    prompt.task() == Task.ANSWER
                        ? Optional.of(nearest(prompt, near))
                        : Optional.empty())
            .with(Offer.standard().with(planning));
    try (var trawl = PromptedTrawl.start(plan, data, PromptedTrawl.LONG_TIMEOUTS)) {
      var answer = trawl.ask(QUESTION, "It rained. " + near, Level.AUTO).answer();

      assertThat(answer.status()).isEqualTo(Status.UNANSWERED);
      assertThat(answer.text())
          .startsWith("Not in the documents")
          .contains("The documents do not say who composed it.")
          .endsWith("What comes closest: “%s” [1].".formatted(near));
      assertThat(answer.citations())
          .singleElement()
          .satisfies(cited -> assertThat(cited.evidence().quote()).isEqualTo(near));
    }
  }

  @Test
  void theAnswerToAChineseQuestionIsInChinese() throws Exception {
    var near = "瓦恩的国歌首次演唱于1903年。";
    var plan =
        new Transcript()
            .plan(
                prompt ->
                    prompt.task() == Task.ANSWER
                        ? Optional.of(nearest(prompt, near))
                        : Optional.empty());
    try (var trawl = PromptedTrawl.start(plan, data, PromptedTrawl.LONG_TIMEOUTS)) {
      for (var level : List.of(Level.RETRIEVE, Level.READ, Level.AUTO)) {
        var answer = trawl.ask("瓦恩的国歌是谁写的？", "昨天下雨。" + near, level).answer();

        assertThat(answer.status()).isEqualTo(Status.UNANSWERED);
        assertThat(answer.text()).doesNotContainPattern("[A-Za-z]{3}");
      }
    }
  }

  private static JsonNode nearest(ParsedPrompt prompt, String near) {
    return prompt
        .lines()
        .filter(line -> line.sentence().equals(near))
        .findFirst()
        .map(line -> Replies.nearest(List.of(line.number())))
        .orElseGet(() -> Replies.nearest(List.of()));
  }

  /** Finds nothing anywhere. */
  private static Optional<JsonNode> findingNothing(ParsedPrompt prompt) {
    return switch (prompt.task()) {
      case UNDERSTAND ->
          Optional.of(Transcript.understood(prompt, QuestionKind.FACT, "composed", "harbour"));
      case NEXT_STEP -> Optional.empty();
      default -> Optional.of(Replies.nothing().replyTo(prompt));
    };
  }
}

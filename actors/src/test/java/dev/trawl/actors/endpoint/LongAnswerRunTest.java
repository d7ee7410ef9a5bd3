package dev.trawl.actors.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.QuestionKind;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What.AnswerDelta;
import dev.trawl.testkit.EndpointPlan;
import dev.trawl.testkit.habit.Habit;
import dev.trawl.testkit.habit.Habits;
import dev.trawl.testkit.prompt.ParsedPrompt;
import dev.trawl.testkit.prompt.ParsedPrompt.Line;
import dev.trawl.testkit.prompt.Replies;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests answers that need more than one reply. The writer copies all sentences of its prompt. */
class LongAnswerRunTest {
  private static final Logbook LOGBOOK = Logbook.ofChunks(8);
  private static final String SHORT_REPLIES = "trawl.model.reply-tokens = 160";

  @TempDir private Path data;

  /** The prompts of the writer. */
  private final Queue<ParsedPrompt> writing = new ConcurrentLinkedQueue<>();

  @Test
  void anAnswerThatIsCutOffIsContinuedUntilItIsComplete() throws Exception {
    var finished = ask(EndpointPlan.withoutFaults(), "", Budget.UNLIMITED, SHORT_REPLIES);
    assertThat(finished.answer().status()).isEqualTo(Status.ANSWERED);
    assertThat(finished.answer().warnings()).isEmpty();
    assertThat(withoutMarkers(finished)).isEqualTo(sentences());
    assertThat(finished.answer().citations()).hasSameSizeAs(writing.peek().lines().toList());
    assertThat(writing).hasSizeBetween(3, 9);
    assertThat(writing.stream().map(ParsedPrompt::written)).doesNotHaveDuplicates();
  }

  @Test
  void theDraftContinuesWhereTheReplyWasCutOff() throws Exception {
    var finished = ask(EndpointPlan.withoutFaults(), "", Budget.UNLIMITED, SHORT_REPLIES);
    var deltas =
        finished.events().stream()
            .map(RunEvent::what)
            .filter(AnswerDelta.class::isInstance)
            .map(AnswerDelta.class::cast)
            .toList();
    assertThat(deltas).extracting(AnswerDelta::draft).containsOnly(1);
    assertThat(deltas.stream().map(AnswerDelta::text).collect(Collectors.joining()))
        .isEqualTo(withoutMarkers(finished));
  }

  @Test
  void anAnswerInProseIsContinuedToo() throws Exception {
    var prose = EndpointPlan.withoutFaults().with(Habits.none().with(Habit.PROSE, 1));
    var finished = ask(prose, "", Budget.UNLIMITED, SHORT_REPLIES);
    assertThat(finished.answer().text()).contains("In week 0", "In week 7");
    assertThat(finished.answer().text()).containsOnlyOnce("In week 3 the ship");
  }

  @Test
  void afterTheLastContinuationTheCompleteSentencesAreUsed() throws Exception {
    var finished =
        ask(
            EndpointPlan.withoutFaults(),
            "",
            Budget.UNLIMITED,
            SHORT_REPLIES,
            "trawl.window.max-continuations = 1");
    assertThat(writing).hasSize(2);
    assertThat(finished.answer().status()).isEqualTo(Status.PARTIAL);
    assertThat(finished.answer().text()).startsWith("In week 0").endsWith(".");
    assertThat(finished.answer().warnings()).anyMatch(text -> text.contains("max-continuations"));
  }

  @Test
  void ifTheBudgetIsSpentTheCompleteSentencesAreUsed() throws Exception {
    var calls =
        new Budget(
            OptionalInt.of(3), OptionalLong.empty(), OptionalDouble.empty(), Optional.empty());
    var finished = ask(EndpointPlan.withoutFaults(), "", calls, SHORT_REPLIES);
    assertThat(writing).hasSize(2);
    assertThat(finished.answer().status()).isEqualTo(Status.PARTIAL);
    assertThat(finished.answer().warnings())
        .anyMatch(text -> text.contains("rest of the answer could not be written"));
  }

  @Test
  void aLongAnswerGetsALongReply() throws Exception {
    var finished =
        ask(EndpointPlan.withoutFaults(), "In 400 words.", Budget.UNLIMITED, SHORT_REPLIES);
    assertThat(writing).hasSize(1);
    assertThat(withoutMarkers(finished)).isEqualTo(sentences());
  }

  @Test
  void anAnswerLongerThanAReplyIsWrittenInParts() throws Exception {
    var finished =
        ask(
            EndpointPlan.withoutFaults(),
            "用500字以上",
            Budget.UNLIMITED,
            SHORT_REPLIES,
            "trawl.model.long-reply-tokens = 500");
    assertThat(writing).hasSizeBetween(2, 4);
    assertThat(finished.answer().text()).containsOnlyOnce("In week 3 the ship");
    assertThat(finished.answer().citations()).hasSizeGreaterThan(12);
  }

  /**
   * The summary is written in a part for each window. The reply for each part is cut off and
   * continued.
   */
  @Test
  void aSummaryFromSeveralWindowsIsContinuedInEachOfThem() throws Exception {
    var plan = EndpointPlan.withoutFaults().withReading(own -> prompt -> summary(own, prompt));
    try (var trawl =
        PromptedTrawl.start(
            plan,
            data,
            PromptedTrawl.LONG_TIMEOUTS,
            SHORT_REPLIES,
            "trawl.model.window-tokens = 1500",
            "trawl.model.long-reply-tokens = 160")) {
      var finished =
          trawl.ask("What happened?", Logbook.ofChunks(8), Level.READ, Budget.UNLIMITED).finish();
      assertThat(finished.answer().kind()).isEqualTo(QuestionKind.SUMMARY);
      assertThat(finished.answer().warnings()).isEmpty();
      assertThat(finished.answer().status()).isEqualTo(Status.ANSWERED);
      for (var week = 0; week < 8; week++) {
        assertThat(finished.answer().text()).containsOnlyOnce("In week " + week + " the ship");
      }
      assertThat(writing.stream().filter(prompt -> !prompt.written().isEmpty())).isNotEmpty();
    }
  }

  private JsonNode summary(Replies own, ParsedPrompt prompt) {
    return switch (prompt.task()) {
      case UNDERSTAND ->
          Replies.understand(
              prompt.question(),
              prompt.question(),
              "",
              QuestionKind.SUMMARY,
              Replies.keywords(Map.of()));
      case READ_POINTS -> Replies.read(prompt.lines().map(Line::number).toList(), false);
      default -> reply(own, prompt, "");
    };
  }

  @Test
  void aModelThatHasNothingToAddIsAskedToContinueOnce() throws Exception {
    var finished = ask(EndpointPlan.withoutFaults(), "In 5000 words.", Budget.UNLIMITED);
    assertThat(writing).hasSize(2);
    assertThat(finished.answer().status()).isEqualTo(Status.ANSWERED);
    assertThat(finished.answer().warnings()).anyMatch(text -> text.contains("of 5000 words"));
    assertThat(withoutMarkers(finished)).isEqualTo(sentences());
  }

  private PromptedTrawl.FinishedRun ask(
      EndpointPlan plan, String instruction, Budget budget, String... settings) throws Exception {
    var writer = plan.withReading(own -> prompt -> reply(own, prompt, instruction));
    var all = new ArrayList<>(List.of(settings));
    all.add(PromptedTrawl.LONG_TIMEOUTS);
    all.add("trawl.runs.max-citations = 100");
    try (var trawl = PromptedTrawl.start(writer, data, all.toArray(String[]::new))) {
      return trawl.ask("What happened?", LOGBOOK, Level.RETRIEVE, budget).finish();
    }
  }

  private JsonNode reply(Replies own, ParsedPrompt prompt, String instruction) {
    return switch (prompt.task()) {
      case UNDERSTAND ->
          Replies.understand(
              prompt.question(),
              prompt.question(),
              instruction,
              QuestionKind.FACT,
              Replies.keywords(Map.of()));
      case ANSWER -> {
        writing.add(prompt);
        yield rest(prompt);
      }
      default -> own.replyTo(prompt);
    };
  }

  /** The sentences after the last one in the answer so far, with their numbers. */
  private static JsonNode rest(ParsedPrompt prompt) {
    var written = withoutMarkers(prompt.written());
    var last =
        prompt.lines().filter(line -> written.contains(line.sentence())).mapToInt(Line::number);
    var from = last.max().orElse(0);
    var rest =
        prompt
            .lines()
            .filter(line -> line.number() > from)
            .map(LongAnswerRunTest::marked)
            .collect(Collectors.joining(" "));
    return Replies.answer(!rest.isEmpty(), rest);
  }

  private static String marked(Line line) {
    return line.sentence().replaceAll("\\.$", "") + " [" + line.number() + "].";
  }

  private String sentences() {
    return writing.peek().lines().map(Line::sentence).collect(Collectors.joining(" "));
  }

  private static String withoutMarkers(PromptedTrawl.FinishedRun finished) {
    return withoutMarkers(finished.answer().text());
  }

  private static String withoutMarkers(String text) {
    return text.replaceAll(" ?\\[\\d+]", "");
  }
}

package dev.trawl.actors.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.testkit.EndpointPlan;
import dev.trawl.testkit.Offer;
import dev.trawl.testkit.Planning;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests complete runs at level reason over real sockets, with correct and with misbehaving
 * planners.
 */
class PlannedRunTest {
  private static final String QUESTION = "In which town was the builder of the lighthouse born?";
  private static final String BORN = "Ida Kroll was born in the town of Horten.";

  private static final Logbook LOGBOOK =
      Logbook.ofChunks(24)
          .with(List.of(Logbook.filled(BORN, 41), Logbook.filled("The mole is closed.", 42)));

  private static final int MOST_CALLS = 90;

  private static final Planning CHAIN =
      Planning.scripted(
          List.of(
              """
              {"step": "ask", "subQuestions": [{"question": "Who built the lighthouse of Varn?", "documents": []}]}\
              """,
              """
              {"step": "ask", "subQuestions": [{"question": "In which town was {1} born?", "documents": []}]}\
              """,
              """
              {"step": "answer", "answer": "{2}", "findings": [1, 2]}\
              """));

  @TempDir private Path data;

  private static EndpointPlan plan(Planning planning) {
    return EndpointPlan.withoutFaults().with(Offer.standard().with(planning));
  }

  private static Budget callsAtMost(int calls) {
    return new Budget(
        OptionalInt.of(calls), OptionalLong.empty(), OptionalDouble.empty(), Optional.empty());
  }

  @Test
  void answersInSteps() throws Exception {
    try (var trawl = PromptedTrawl.start(plan(CHAIN), data, PromptedTrawl.LONG_TIMEOUTS)) {
      var answer = trawl.ask(QUESTION, LOGBOOK, Level.REASON, Budget.UNLIMITED).finish().answer();

      assertThat(answer.status()).isEqualTo(Status.ANSWERED);
      assertThat(answer.text()).contains("Horten");
      assertThat(answer.hops())
          .extracting(Answer.Hop::subQuestion)
          .containsExactly(
              "Who built the lighthouse of Varn?", "In which town was Ida Kroll born?");
      assertThat(answer.citations())
          .extracting(citation -> citation.evidence().quote())
          .containsExactly(Logbook.FACT, BORN);
      assertThat(trawl.counts().status(400)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(value = Planning.Manner.class, mode = EnumSource.Mode.EXCLUDE, names = "HONEST")
  void endsWithinItsBudgetWhateverThePlannerDoes(Planning.Manner manner) throws Exception {
    var plan = plan(Planning.of(manner));
    try (var trawl = PromptedTrawl.start(plan, data, PromptedTrawl.LONG_TIMEOUTS)) {
      var answer =
          trawl.ask(QUESTION, LOGBOOK, Level.REASON, callsAtMost(MOST_CALLS)).finish().answer();

      assertThat(answer.status()).isIn(Status.PARTIAL, Status.UNANSWERED);
      assertThat(answer.usage().calls())
          .isLessThanOrEqualTo(MOST_CALLS)
          .isEqualTo((int) trawl.counts().status(200));
      assertThat(trawl.counts().status(400)).isZero();
      assertThat(answer.citations())
          .allSatisfy(citation -> assertThat(LOGBOOK.text()).contains(citation.evidence().quote()));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Planning.Manner.class,
      names = {"INVENTING", "PROSE"})
  void saysWhatWasWrongWithAnInvalidStep(Planning.Manner manner) throws Exception {
    var plan = plan(Planning.of(manner));
    try (var trawl = PromptedTrawl.start(plan, data, PromptedTrawl.LONG_TIMEOUTS)) {
      var answer = trawl.ask(QUESTION, LOGBOOK, Level.REASON, Budget.UNLIMITED).finish().answer();

      assertThat(answer.text()).contains("is not a step");
      // One call understands the question, and six ask for a step, each in different words.
      assertThat(trawl.counts().requests()).isEqualTo(7);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Planning.Manner.class,
      names = {"ENDLESS", "FIFTY"})
  void endsEvenWithoutABudget(Planning.Manner manner) throws Exception {
    var plan = plan(Planning.of(manner));
    var steps = "trawl.planning { max-steps = 3, max-sub-questions = 2 }";
    try (var trawl = PromptedTrawl.start(plan, data, steps, PromptedTrawl.LONG_TIMEOUTS)) {
      var answer = trawl.ask(QUESTION, LOGBOOK, Level.REASON, Budget.UNLIMITED).finish().answer();

      assertThat(answer.status()).isIn(Status.PARTIAL, Status.UNANSWERED);
      assertThat(answer.text()).contains("trawl.planning.max-steps");
    }
  }

  @Test
  void readsForSeveralSubQuestionsWithOneCallForEachChunk() throws Exception {
    var planning =
        Planning.scripted(
            List.of(
                """
                {"step": "ask", "subQuestions": [{"question": "Who painted the chapel of Varn?"}, {"question": "When was the chapel of Varn painted?"}]}\
                """,
                """
                {"step": "missing", "missing": "who painted the chapel"}\
                """));
    try (var trawl =
        PromptedTrawl.start(
            plan(planning),
            data,
            "trawl.model { window-tokens = 2560, reply-tokens = 512 }",
            PromptedTrawl.LONG_TIMEOUTS)) {
      var finished = trawl.ask(QUESTION, LOGBOOK, Level.REASON, Budget.UNLIMITED).finish();

      assertThat(finished.answer().status()).isEqualTo(Status.UNANSWERED);
      assertThat(finished.answer().text()).contains("who painted the chapel");
      assertThat(finished.readings())
          .extracting(What.ChunkRead::chunk)
          .doesNotHaveDuplicates()
          .hasSize(finished.document().chunks());
      assertThat(trawl.counts().status(200)).isEqualTo(trawl.counts().requests());
      // At most two answers for each sub-question, one call to understand the question, and two to
      // choose steps.
      assertThat(trawl.counts().requests())
          .isBetween(
              (long) finished.document().chunks() + 1,
              finished.document().chunks() + 2L * 2 + 1 + 2);
    }
  }

  @Test
  void showsBothQuotesOfAContradiction() throws Exception {
    var otherwise = "Ida Kroll was born in the town of Moss, says the parish book.";
    var logbook = LOGBOOK.with(List.of(Logbook.filled(otherwise, 51)));
    var planning =
        Planning.scripted(
            List.of(
                """
                {"step": "search", "phrase": "born in the town of Horten"}\
                """,
                """
                {"step": "search", "phrase": "born in the town of Moss"}\
                """,
                """
                {"step": "answer", "answer": "Horten", "findings": [1], "contradicting": [1, 2]}\
                """));
    try (var trawl = PromptedTrawl.start(plan(planning), data, PromptedTrawl.LONG_TIMEOUTS)) {
      var answer = trawl.ask(QUESTION, logbook, Level.REASON, Budget.UNLIMITED).finish().answer();

      assertThat(answer.text())
          .isEqualTo(
              "Horten [1][2] The documents contradict each other: “%s” [1]; “%s” [2]."
                  .formatted(BORN, otherwise));
    }
  }

  @Test
  void namesTheLineOfAnInvalidStepInAScript() {
    assertThatThrownBy(
            () -> Planning.scripted(List.of("{\"step\": \"search\", \"phrase\": \"x\"}", "", "go")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 3");
  }
}

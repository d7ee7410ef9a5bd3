package dev.trawl.actors;

import static dev.trawl.actors.PlannerFixture.ARCHITECT;
import static dev.trawl.actors.PlannerFixture.BOOK;
import static dev.trawl.actors.PlannerFixture.BORN;
import static dev.trawl.actors.PlannerFixture.DREW;
import static dev.trawl.actors.PlannerFixture.QUESTION;
import static dev.trawl.actors.PlannerFixture.answering;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.Step;
import dev.trawl.testkit.ScriptedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Tests that a planner ends within its bounds, whatever it does. */
class PlannerBoundsTest {
  private static final ActorTestKit KIT = ActorTestKit.create(RunFixture.config(""));

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  private static Answer answer(ScriptedModel model, String overrides) {
    return RunFixture.of(KIT, model, overrides, BOOK).answer(QUESTION, Level.REASON);
  }

  @Test
  void answersFromItsFindingsIfThePlannerNeverStops() {
    var phrases = List.of("Tove Lind", "Tove", "Lind", "library", "drawn", "born", "Horten");
    var model =
        answering(
            task -> {
              var phrase = phrases.get(task.findings().size());
              return new Step.Search(phrase, "What of " + phrase + "?");
            });

    var answer = answer(model, "trawl.planning.max-steps = 6");

    assertThat(model.log().of(ModelTask.NextStep.class)).hasSize(6);
    assertThat(answer.status()).isEqualTo(Status.PARTIAL);
    assertThat(answer.text()).contains("trawl.planning.max-steps");
    assertThat(answer.citations())
        .extracting(citation -> citation.evidence().quote())
        .containsExactlyInAnyOrder(DREW, BORN);
  }

  @Test
  void endsIfThePlannerRepeatsItself() {
    var model = answering(task -> Step.Ask.of(List.of(ARCHITECT.toUpperCase())), "LIBRARY");

    var answer = answer(model, "");

    assertThat(answer.status()).isEqualTo(Status.PARTIAL);
    assertThat(answer.text())
        .isEqualTo("No answer was reached: the planner only repeats earlier sub-questions.");
    assertThat(model.log().of(ModelTask.NextStep.class)).hasSize(3);
  }

  @Test
  void limitsTheSubQuestionsOfOneStep() {
    var fifty = IntStream.range(0, 50).mapToObj(i -> "What is library number " + i + "?").toList();
    var model =
        answering(
            task ->
                task.findings().isEmpty()
                    ? Step.Ask.of(fifty)
                    : new Step.Answer("Tove Lind", task.findings()),
            "library");

    var answer = answer(model, "trawl.planning.max-sub-questions = 3");

    assertThat(answer.hops()).hasSize(3);
  }

  @Test
  void answersFromItsFindingsIfTheNextStepFails() {
    var model =
        ScriptedModel.finding("library")
            .planning(
                task ->
                    task.findings().isEmpty()
                        ? completedFuture(Step.Ask.of(List.of(ARCHITECT)))
                        : ScriptedModel.fail(new ModelException.Final("it writes prose")));

    var answer = answer(model, "");

    assertThat(answer.status()).isEqualTo(Status.PARTIAL);
    assertThat(answer.text()).contains("it writes prose").contains("[1]");
  }

  @Test
  void staysWithinItsBudget() {
    var model =
        answering(
            task -> Step.Ask.of(List.of("What of the library, the " + task.findings().size())),
            "library");
    var calls =
        new Budget(
            OptionalInt.of(9), OptionalLong.empty(), OptionalDouble.empty(), Optional.empty());

    var whats = RunFixture.of(KIT, model, BOOK).ask(QUESTION, Level.REASON, calls).whats();

    assertThat(model.log().tasks()).hasSizeLessThanOrEqualTo(9);
    assertThat(whats.getLast())
        .isInstanceOfSatisfying(
            What.Answered.class,
            last -> assertThat(last.answer().status()).isEqualTo(Status.PARTIAL));
  }

  @Test
  void keepsTheBestQuotesOfEveryFindingIfNotAllFit() {
    var many = new ArrayList<String>();
    IntStream.range(0, 40).forEach(i -> many.add("Tove Lind wrote letter " + i + "."));
    var model =
        ScriptedModel.create()
            .window(120, 20)
            .planning(
                task ->
                    completedFuture(
                        task.findings().isEmpty()
                            ? new Step.Search("Tove Lind", "What about her?")
                            : new Step.GiveUp("where she was born", task.findings())));
    var answer =
        RunFixture.of(KIT, model, MemoryDocument.of('b', many)).answer(QUESTION, Level.REASON);

    assertThat(answer.status()).isEqualTo(Status.UNANSWERED);
    assertThat(model.log().of(ModelTask.NextStep.class))
        .allSatisfy(task -> assertThat(model.promptTokens(task)).isLessThanOrEqualTo(100));
    assertThat(model.log().of(ModelTask.NextStep.class).getLast().findings().getFirst().evidence())
        .hasSizeBetween(2, 23);
  }
}

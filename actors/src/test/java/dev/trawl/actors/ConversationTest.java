package dev.trawl.actors;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.Turn;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.testkit.ScriptedModel;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests questions of a conversation. They are rewritten once, and then handled like a first
 * question.
 */
class ConversationTest {
  private static final ActorTestKit kit = ActorTestKit.create(RunFixture.config(""));

  private static final MemoryDocument MINUTES =
      MemoryDocument.of(
          'a', "The board met on Monday.", "The meeting was moved to Porto.", "Coffee was served.");

  private static final Turn TURN = new Turn("When did the board meet?", "On secret Monday.");
  private static final String QUESTION = "Where was it moved?";
  private static final String UNDERSTOOD = "Where was the meeting of the board moved?";

  @AfterAll
  static void end() {
    kit.shutdownTestKit();
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void onlyTheRewriteTaskContainsTheHistoryAndTheOriginalQuestion(Level level) {
    var model = rewritingTo(UNDERSTOOD);
    RunFixture.of(kit, model, MINUTES).askAfter(List.of(TURN), QUESTION, level).all();

    var tasks = model.log().tasks().stream().toList();
    assertThat(tasks.getFirst()).isEqualTo(new ModelTask.Rewrite(QUESTION, List.of(TURN)));
    assertThat(tasks.subList(1, tasks.size()))
        .isNotEmpty()
        .allSatisfy(
            task ->
                assertThat(task.toString())
                    .contains(UNDERSTOOD)
                    .doesNotContain("secret", QUESTION, TURN.question()));
  }

  @Test
  void reportsTheRewrittenQuestionAndAnswersIt() {
    var whats =
        RunFixture.of(kit, rewritingTo("  " + UNDERSTOOD + "\n"), MINUTES)
            .askAfter(List.of(TURN), QUESTION, Level.RETRIEVE)
            .whats();

    assertThat(whats)
        .startsWith(new What.Started(QUESTION, Level.RETRIEVE))
        .containsSubsequence(
            new What.Rewritten(UNDERSTOOD), new What.QuerySplit(UNDERSTOOD, "", "en"));
    assertThat(answer(whats).text()).isEqualTo("The meeting was moved to Porto [1].");
    assertThat(answer(whats).warnings()).isEmpty();
  }

  @Test
  void rewritesNothingWithoutHistory() {
    var model = rewritingTo("Something else entirely?");
    var whats = RunFixture.of(kit, model, MINUTES).ask(QUESTION, Level.RETRIEVE).whats();

    assertThat(model.log().of(ModelTask.Rewrite.class)).isEmpty();
    assertThat(model.log().tasks()).hasSize(3);
    assertThat(whats).noneMatch(What.Rewritten.class::isInstance);
  }

  @Test
  void countsTheRewriteCall() {
    var whats =
        RunFixture.of(kit, rewritingTo(UNDERSTOOD), MINUTES)
            .askAfter(List.of(TURN), QUESTION, Level.RETRIEVE)
            .whats();

    assertThat(answer(whats).usage().calls()).isEqualTo(4);
  }

  @Test
  void aFailedRewriteCausesOnlyAWarning() {
    var model =
        ScriptedModel.finding("Porto")
            .rewriting(task -> ScriptedModel.fail(new ModelException.Final("no idea")));

    assertOriginalQuestionIsUsed(model, "no idea");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "long"})
  void anInvalidRewriteCausesOnlyAWarning(String reply) {
    assertOriginalQuestionIsUsed(
        rewritingTo(reply.replace("long", "And why? ".repeat(100))), "empty or far too long");
  }

  @Test
  void aTurnThatDoesNotFitTheWindowCausesOnlyAWarning() {
    var model = rewritingTo(UNDERSTOOD).window(60, 10);
    var turn = new Turn("Why?", "because ".repeat(100));
    var whats =
        RunFixture.of(kit, model, MINUTES)
            .askAfter(List.of(turn), QUESTION, Level.RETRIEVE)
            .whats();

    assertThat(model.log().of(ModelTask.Rewrite.class)).isEmpty();
    assertThat(answer(whats).warnings()).singleElement().asString().contains("does not fit");
  }

  private static void assertOriginalQuestionIsUsed(ScriptedModel model, String why) {
    var whats =
        RunFixture.of(kit, model, MINUTES)
            .askAfter(List.of(TURN), QUESTION, Level.RETRIEVE)
            .whats();

    assertThat(whats)
        .contains(new What.QuerySplit(QUESTION, "", "en"))
        .noneMatch(What.Rewritten.class::isInstance);
    assertThat(answer(whats).status()).isEqualTo(Status.ANSWERED);
    assertThat(answer(whats).warnings())
        .singleElement()
        .asString()
        .contains("used as it was asked", why);
  }

  @Test
  void aRejectedKeyEndsTheRunAtTheFirstCall() {
    var model =
        ScriptedModel.finding("Porto")
            .rewriting(task -> ScriptedModel.fail(new ModelException.Refused("invalid API key")));
    var last =
        RunFixture.of(kit, model, MINUTES)
            .askAfter(List.of(TURN), QUESTION, Level.READ)
            .whats()
            .getLast();

    assertThat(last)
        .isInstanceOfSatisfying(
            What.Failed.class, failed -> assertThat(failed.error()).contains("invalid API key"));
    assertThat(model.log().tasks()).hasSize(1);
  }

  @Test
  void showsOnlyTheNewestTurns() {
    var model = rewritingTo(UNDERSTOOD);
    var turns = IntStream.range(0, 9).mapToObj(i -> new Turn("Question " + i, "Answer")).toList();
    RunFixture.of(kit, model, "trawl.history.max-turns = 2", MINUTES)
        .askAfter(turns, QUESTION, Level.RETRIEVE)
        .all();

    assertThat(model.log().of(ModelTask.Rewrite.class))
        .containsExactly(new ModelTask.Rewrite(QUESTION, turns.subList(7, 9)));
  }

  private static ScriptedModel rewritingTo(String rewritten) {
    return ScriptedModel.finding("Porto").rewriting(task -> completedFuture(rewritten));
  }

  private static Answer answer(List<What> whats) {
    return switch (whats.getLast()) {
      case What.Answered(var answer) -> answer;
      case What last -> throw new AssertionError("the run ended without an answer: " + last);
    };
  }
}

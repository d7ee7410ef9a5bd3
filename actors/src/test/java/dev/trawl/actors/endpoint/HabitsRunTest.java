package dev.trawl.actors.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.Level;
import dev.trawl.testkit.EndpointPlan;
import dev.trawl.testkit.habit.Habit;
import dev.trawl.testkit.habit.Habits;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests that no answer is lost if a model shows habits of real models, such as prose instead of
 * JSON.
 */
class HabitsRunTest {
  private static final int CHUNKS = 24;
  private static final Logbook LOGBOOK = Logbook.ofChunks(CHUNKS);

  /** One call to understand the question, one for each chunk, and one to write the answer. */
  private static final int CALLS = CHUNKS + 2;

  private static final double RATE = 0.2;

  @TempDir private Path data;

  @ParameterizedTest
  @EnumSource(
      value = Habit.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"CONTRADICT", "PROSE", "CUT", "EMPTY", "EMPTY_OBJECT"})
  void aHabitInEveryReplyChangesNeitherTheAnswerNorTheNumberOfCalls(Habit habit) throws Exception {
    assertThat(calls(Habits.none().with(habit, 1))).isEqualTo(CALLS);
  }

  /** All replies in prose are understood, except the reply that analyses the question. */
  @Test
  void proseCostsAtMostAFewCalls() throws Exception {
    assertThat(calls(Habits.none().with(Habit.PROSE, 1))).isBetween(CALLS, CALLS + 6);
  }

  /**
   * The reply to a repeated request may be lost again, so the expected number of calls is the sum
   * of a geometric series.
   */
  @ParameterizedTest
  @EnumSource(names = {"CONTRADICT", "CUT", "EMPTY", "EMPTY_OBJECT"})
  void aReplyLostToAHabitIsRequestedAgain(Habit habit) throws Exception {
    assertThat(calls(Habits.none().with(habit, RATE))).isBetween(CALLS, 2 * CALLS);
  }

  @Test
  void allHabitsTogetherLoseNoAnswer() throws Exception {
    var all = Habits.none();
    for (var habit : Habit.values()) {
      all = all.with(habit, RATE);
    }
    calls(all);
  }

  /** Checks the answer of a model with these habits, and returns the number of its calls. */
  private int calls(Habits habits) throws Exception {
    var plan = EndpointPlan.withoutFaults().with(habits);
    try (var trawl = PromptedTrawl.start(plan, data, PromptedTrawl.LONG_TIMEOUTS)) {
      var answer = trawl.ask(LOGBOOK, Level.READ, Budget.UNLIMITED).finish().answer();

      assertThat(answer.status()).isEqualTo(Status.ANSWERED);
      assertThat(answer.text()).contains(Logbook.BUILDER);
      assertThat(answer.coverage().isFull()).isTrue();
      assertThat(answer.citations())
          .extracting(citation -> citation.evidence().quote())
          .anyMatch(quote -> Logbook.FACT.contains(quote) && quote.contains(Logbook.BUILDER));
      return (int) trawl.counts().requests();
    }
  }
}

package dev.trawl.actors.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.Level;
import dev.trawl.testkit.EndpointPlan;
import dev.trawl.testkit.habit.Habit;
import dev.trawl.testkit.habit.Habits;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests models that show one habit, such as prose instead of JSON, in every reply. */
class HabitCitationsRunTest {
  @TempDir private Path data;

  @ParameterizedTest
  @EnumSource(
      value = Habit.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"TRANSLATE", "WRONG_NUMBER", "CONTRADICT", "CUT", "EMPTY", "EMPTY_OBJECT"})
  void losesNoAnswerToAHabitThatChangesOnlyTheForm(Habit habit) throws Exception {
    var answer = ask(habit);

    assertThat(answer.status()).isIn(Status.ANSWERED, Status.PARTIAL);
    assertThat(answer.text()).contains(Logbook.BUILDER);
  }

  /** Even if what a model says is wrong or empty, the run ends with an answer that says so. */
  @ParameterizedTest
  @EnumSource(Habit.class)
  void citesOnlySentencesOfTheText(Habit habit) throws Exception {
    assertThat(ask(habit).citations())
        .allSatisfy(
            citation ->
                assertThat(Logbook.ofChunks(12).text()).contains(citation.evidence().quote()));
  }

  private Answer ask(Habit habit) throws Exception {
    var plan = EndpointPlan.withoutFaults().with(Habits.none().with(habit, 1));
    try (var trawl = PromptedTrawl.start(plan, data, PromptedTrawl.LONG_TIMEOUTS)) {
      return trawl.ask(Logbook.QUESTION, Logbook.ofChunks(12).text(), Level.READ).answer();
    }
  }
}

package dev.trawl.testkit.habit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HabitsTest {
  @Test
  void aHabitWithoutARateOccursInEveryReply() {
    assertThat(Habits.parse(List.of("straight-quotes=0.2", "no-markdown")))
        .isEqualTo(Habits.none().with(Habit.STRAIGHT_QUOTES, 0.2).with(Habit.NO_MARKDOWN, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"shouting", "fence=2", "fence=-1", "fence=often", "fence=NaN", ""})
  void rejectsUnknownHabitsAndRates(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Habits.parse(List.of(text)));
  }

  @Test
  void listsAllHabitsIfOneIsUnknown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Habit.of("shouting"))
        .withMessageContaining("straight-quotes")
        .withMessageContaining("follow-order");
  }

  @Test
  void drawingOneHabitDoesNotDependOnTheOthers() {
    var alone = Habits.none().with(Habit.FENCE, 0.5);
    var among = alone.with(Habit.THINK, 0.3).with(Habit.ELLIPSIS, 0.9);
    assertThat(LongStream.range(0, 100))
        .allSatisfy(
            seed ->
                assertThat(alone.draw(seed).has(Habit.FENCE))
                    .isEqualTo(among.draw(seed).has(Habit.FENCE)));
  }
}

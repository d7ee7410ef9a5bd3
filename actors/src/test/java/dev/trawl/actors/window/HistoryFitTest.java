package dev.trawl.actors.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Turn;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.testkit.ScriptedModel;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** In these tests a token is a word, a prompt has twenty tokens, and a turn has three. */
class HistoryFitTest {
  private static final ReadingModel MODEL = ScriptedModel.create().window(24, 4);
  private static final HistoryFit FIT = new HistoryFit(new HistorySettings(4, 12, 10));

  @Test
  void showsAllTurnsThatFit() {
    assertThat(FIT.task(MODEL, "And then?", turns(3)))
        .contains(new ModelTask.Rewrite("And then?", turns(3)));
  }

  @Test
  void showsNoMoreTurnsThanAreAllowed() {
    assertThat(FIT.task(MODEL, "And then?", turns(9)))
        .contains(new ModelTask.Rewrite("And then?", turns(9).subList(5, 9)));
  }

  @Test
  void leavesOutTheOldestTurnsIfTheWindowIsFull() {
    assertThat(FIT.task(MODEL, "word ".repeat(13), turns(4)))
        .contains(new ModelTask.Rewrite("word ".repeat(13), turns(4).subList(2, 4)));
  }

  @Test
  void hasNoTaskIfNotEvenTheLastTurnFits() {
    assertThat(FIT.task(MODEL, "word ".repeat(18), turns(4))).isEmpty();
  }

  @Test
  void cutsQuestionsAndAnswersAtTheirEnd() {
    var turn = new Turn("Who built the harbour?", "Ida Kroll did🐟 it.");
    assertThat(FIT.task(MODEL, "And then?", List.of(turn)))
        .contains(
            new ModelTask.Rewrite("And then?", List.of(new Turn("Who built th", "Ida Kroll di"))));
  }

  @Test
  void acceptsOnlyAModeratelyLongerQuestion() {
    assertThat(FIT.accepts("Who is Ida?", "Who is?")).isTrue();
    assertThat(FIT.accepts("Who is Ida, the builder?", "Who is?")).isFalse();
    assertThat(FIT.accepts(" \n", "Who is?")).isFalse();
  }

  @Property
  void neverExceedsTheWindow(
      @ForAll @IntRange(max = 30) int words, @ForAll @IntRange(min = 1, max = 9) int turns) {
    var task = FIT.task(MODEL, "word ".repeat(words), turns(turns));

    assertThat(task.isPresent()).isEqualTo(words + 3 <= MODEL.window().promptTokens());
    task.ifPresent(
        it -> {
          assertThat(MODEL.promptTokens(it)).isLessThanOrEqualTo(MODEL.window().promptTokens());
          assertThat(it.history().getLast()).isEqualTo(turns(turns).getLast());
        });
  }

  private static List<Turn> turns(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Turn("When, " + i, "Now.")).toList();
  }
}

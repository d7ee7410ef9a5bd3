package dev.trawl.bench.needle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.bench.haystack.Haystack.Planting;
import dev.trawl.bench.haystack.TextPool;
import dev.trawl.bench.subject.Replies;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracePlanTest {
  private static final Pattern TWO_UP = Pattern.compile("grandfather|grandmother|爷爷|外公|奶奶|外婆");

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void asksFourQuestionsAboutAllStatements(String language) {
    var trials = trials(language);
    // 3 sizes × 2 repeats × 4 questions
    assertThat(trials).hasSize(24);
    for (var trial : trials) {
      var chain = (Chain) trial.asked().getFirst().task();
      var generations = trial.plantings().stream().mapToInt(TracePlanTest::generations).sum();
      assertThat(trial.plantings()).hasSize(chain.size());
      assertThat(chain.references()).hasSize(1);
      var wanted = chain.references().getFirst();
      assertThat(chain.question()).doesNotContain("{");
      switch (chain.family()) {
        case "distance" -> assertThat(wanted).isEqualTo(generations + "");
        case "eldest-ancestor" -> assertThat(countContaining(trial, wanted)).isEqualTo(1);
        default -> {
          assertThat(chain.question()).contains(generations + "");
          assertThat(countContaining(trial, wanted)).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void theTextContainsOnlyTheStatements() {
    var tokens = Tokens.builtIn();
    var pool = TextPool.generated("en", 1, tokens);
    for (var trial : trials("en")) {
      var text = new NeedleExercise(trial, pool, tokens).text();
      var length = trial.plantings().stream().mapToInt(each -> each.words().length()).sum();
      assertThat(text).contains(trial.plantings().stream().map(Planting::words).toList());
      assertThat(text).hasSize(length + trial.plantings().size() - 1);
    }
  }

  @Test
  void hundredsOfPeopleHaveDistinctNames() {
    var trial = new TracePlan("zh", List.of(512), 1, 3).trials().getFirst();
    assertThat(trial.plantings()).extracting(Planting::words).hasSize(512).doesNotHaveDuplicates();
  }

  @Test
  void aDistanceIsRightOnlyAsTheSingleNumber() {
    var wanted = new ExpectedAnswer.Number(12);
    assertThat(wanted.score(Replies.answered("12 generations [1] [2].")).found()).isEqualTo(100);
    assertThat(wanted.score(Replies.answered("11 or 12.")).found()).isZero();
    assertThat(wanted.score(Replies.answered("112.")).found()).isZero();
    assertThat(wanted.score(Replies.unanswered("12")).found()).isZero();
  }

  @Test
  void theSameSeedGivesTheSameTrialsWithUniqueKeys() {
    assertThat(trials("en")).isEqualTo(trials("en"));
    assertThat(trials("en"))
        .extracting(trial -> NeedleResult.key(trial, trial.asked().getFirst()))
        .doesNotHaveDuplicates()
        .contains("atc en 16 statements 0% distance 16 present #1");
  }

  private static List<Trial> trials(String language) {
    return new TracePlan(language, List.of(2, 4, 16), 2, 3).trials();
  }

  private static int generations(Planting planting) {
    return TWO_UP.matcher(planting.words()).find() ? 2 : 1;
  }

  private static long countContaining(Trial trial, String name) {
    return trial.plantings().stream().filter(each -> each.words().contains(name)).count();
  }
}

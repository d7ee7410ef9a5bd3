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
  private static final Pattern GRANDPARENT = Pattern.compile("grandfather|grandmother|爷爷|外公|奶奶|外婆");

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void asksFourQuestionsAboutAllStatements(String language) {
    var textPlans = textPlans(language);
    // 3 sizes × 2 repeats × 4 questions
    assertThat(textPlans).hasSize(24);
    for (var textPlan : textPlans) {
      var chain = (Chain) textPlan.questions().getFirst().task();
      var generations = textPlan.plantings().stream().mapToInt(TracePlanTest::generations).sum();
      assertThat(textPlan.plantings()).hasSize(chain.size());
      assertThat(chain.references()).hasSize(1);
      var expected = chain.references().getFirst();
      assertThat(chain.question()).doesNotContain("{");
      switch (chain.family()) {
        case "distance" -> assertThat(expected).isEqualTo(generations + "");
        case "eldest-ancestor" -> assertThat(countContaining(textPlan, expected)).isEqualTo(1);
        default -> {
          assertThat(chain.question()).contains(generations + "");
          assertThat(countContaining(textPlan, expected)).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void theTextContainsOnlyTheStatements() {
    var tokens = Tokens.builtIn();
    var pool = TextPool.generated("en", 1, tokens);
    for (var textPlan : textPlans("en")) {
      var text = new NeedleExercise(textPlan, pool, tokens).text();
      var length = textPlan.plantings().stream().mapToInt(each -> each.words().length()).sum();
      assertThat(text).contains(textPlan.plantings().stream().map(Planting::words).toList());
      assertThat(text).hasSize(length + textPlan.plantings().size() - 1);
    }
  }

  @Test
  void hundredsOfPeopleHaveDistinctNames() {
    var textPlan = new TracePlan("zh", List.of(512), 1, 3).textPlans().getFirst();
    assertThat(textPlan.plantings())
        .extracting(Planting::words)
        .hasSize(512)
        .doesNotHaveDuplicates();
  }

  @Test
  void aDistanceIsCorrectOnlyIfItIsTheOnlyNumber() {
    var expected = new ExpectedAnswer.Number(12);
    assertThat(expected.score(Replies.answered("12 generations [1] [2].")).found()).isEqualTo(100);
    assertThat(expected.score(Replies.answered("11 or 12.")).found()).isZero();
    assertThat(expected.score(Replies.answered("112.")).found()).isZero();
    assertThat(expected.score(Replies.unanswered("12")).found()).isZero();
  }

  @Test
  void theSameSeedGivesTheSameTextsWithUniqueKeys() {
    assertThat(textPlans("en")).isEqualTo(textPlans("en"));
    assertThat(textPlans("en"))
        .extracting(textPlan -> NeedleResult.key(textPlan, textPlan.questions().getFirst()))
        .doesNotHaveDuplicates()
        .contains("atc en 16 statements 0% distance 16 present #1");
  }

  private static List<TextPlan> textPlans(String language) {
    return new TracePlan(language, List.of(2, 4, 16), 2, 3).textPlans();
  }

  private static int generations(Planting planting) {
    return GRANDPARENT.matcher(planting.words()).find() ? 2 : 1;
  }

  private static long countContaining(TextPlan textPlan, String name) {
    return textPlan.plantings().stream().filter(each -> each.words().contains(name)).count();
  }
}

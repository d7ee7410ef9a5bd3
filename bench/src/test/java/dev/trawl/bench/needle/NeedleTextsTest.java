package dev.trawl.bench.needle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.bench.exam.ExamText;
import dev.trawl.bench.exam.ExamTextsContract;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeedleTextsTest extends ExamTextsContract {
  @ParameterizedTest
  @ValueSource(strings = {"s-rt", "m-rs", "variables"})
  void theTextContainsTheEvidenceAndTheReferencesAreACorrectAnswer(String kind) {
    for (var text : texts(kind, 3, 2_000)) {
      var question = text.items().getFirst();
      assertThat(question.evidence()).isNotEmpty();
      assertThat(text.text()).contains(question.evidence());
      assertThat(score(question, String.join(", ", question.references()))).isEqualTo(100);
      assertThat(score(question, "nobody")).isZero();
    }
  }

  @Test
  void theEvidenceOfAChainExcludesMisleadingStatements() {
    for (var text : texts("variables", 3, 2_000)) {
      assertThat(text.items().getFirst().evidence()).hasSize(4);
    }
    assertThat(texts("m-rs", 1, 2_000))
        .extracting(text -> text.items().getFirst().evidence().size())
        .containsExactlyInAnyOrder(2, 3, 4, 5, 2, 3, 4, 5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"s-rt", "m-rs", "variables"})
  void theQuestionsDependOnTheSeedAndNotOnTheLength(String kind) {
    assertThat(questionsOf(texts(kind, 3, 2_000))).isEqualTo(questionsOf(texts(kind, 3, 8_000)));
    assertThat(questionsOf(texts(kind, 3, 2_000)))
        .doesNotContainAnyElementsOf(questionsOf(texts(kind, 4, 2_000)));
    assertThat(texts(kind, 3, 2_000).getFirst().text())
        .isEqualTo(texts(kind, 3, 2_000).getFirst().text());
  }

  @Test
  void needlesAreSpreadOverTheText() {
    var texts = texts("s-rt", 1, 8_000);
    for (var index = 0; index < texts.size(); index++) {
      var text = texts.get(index).text();
      var evidence = texts.get(index).items().getFirst().evidence().getFirst();
      var part = 0.25 * (index % 4);
      assertThat((double) text.indexOf(evidence) / text.length())
          .isBetween(part - 0.05, part + 0.3);
    }
  }

  private static List<String> questionsOf(List<ExamText> texts) {
    return texts.stream().map(text -> text.items().getFirst().question()).toList();
  }

  @Override
  protected List<ExamText> texts(long seed) {
    return Stream.of("s-rt", "m-rs", "variables")
        .flatMap(
            kind -> Stream.of(2_000, 8_000).flatMap(index -> texts(kind, seed, index).stream()))
        .toList();
  }

  /** Returns four texts for each language. */
  private static List<ExamText> texts(String kind, long seed, int length) {
    return new NeedleTexts(POOLS, TOKENS, 4, seed).texts(kind, List.of("en", "zh"), length);
  }
}

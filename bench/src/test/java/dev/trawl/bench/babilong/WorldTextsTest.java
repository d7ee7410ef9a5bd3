package dev.trawl.bench.babilong;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.bench.exam.ExamQuestion;
import dev.trawl.bench.exam.ExamText;
import dev.trawl.bench.exam.ExamTextsContract;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WorldTextsTest extends ExamTextsContract {
  private static final List<Task> TASKS = List.of(Task.values());

  @Test
  void theTextContainsTheEvidenceInOrder() {
    for (var text : texts) {
      var body = text.text();
      var evidence = text.items().getFirst().evidence();
      var at = -1;
      for (var fact : evidence) {
        at = body.indexOf(fact, at + 1);
        assertThat(at).as(text.label()).isGreaterThanOrEqualTo(0);
      }
    }
  }

  @Test
  void qa2NeedsTwoFactsAndQa3NeedsThree() {
    assertThat(questions())
        .allSatisfy(
            question ->
                assertThat(question.evidence())
                    .hasSize(
                        switch (question.task()) {
                          case "qa2" -> 2;
                          case "qa3" -> 3;
                          default -> 1;
                        }));
  }

  @Test
  void givesPointsOnlyForTheCorrectLabel() {
    for (var question : questions()) {
      var answer = question.references().getFirst();
      assertThat(score(question, question.question() + " It is the " + answer + " [1]."))
          .isEqualTo(100);
      assertThat(score(question, "Nobody knows.")).isZero();
      assertThat(question.question()).doesNotContain(answer);
    }
  }

  @Test
  void theWorldsAreTheSameAtEachLength() {
    assertThat(questions().stream().filter(each -> each.lengthTokens() == 2_000))
        .extracting(ExamQuestion::question)
        .isEqualTo(
            questions().stream()
                .filter(each -> each.lengthTokens() == 8_000)
                .map(ExamQuestion::question)
                .toList());
  }

  @Test
  void factsAnswerQuestionsAboutDirections() {
    for (var seed = 0; seed < 50; seed++) {
      var story = Task.QA4.story(WorldWords.of("en"), new Random(seed));
      assertThat(story.facts()).hasSize(2).containsAll(story.evidence());
      assertThat(story.evidence().getFirst()).contains(story.answer());
    }
  }

  @Override
  protected List<ExamText> texts(long seed) {
    return new WorldTexts(POOLS, TOKENS, TASKS, 2, seed).texts(LANGUAGES, List.of(2_000, 8_000));
  }
}

package dev.trawl.bench.babilong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trawl.bench.exam.ExamQuestion;
import dev.trawl.bench.exam.ExamText;
import dev.trawl.bench.exam.Marking;
import dev.trawl.bench.haystack.TextPool;
import dev.trawl.bench.subject.Replies;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WorldTextsTest {
  private static final Tokens TOKENS = Tokens.builtIn();
  private static final List<Task> TASKS = List.of(Task.values());

  private final List<ExamText> texts = texts(3);

  @Test
  void theTextTellsTheEvidenceInItsOrder() {
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
  void tasksNeedAsManyFactsAsTheySay() {
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
  void textsHaveTheirLength() {
    for (var text : texts) {
      var wanted = text.items().getFirst().lengthTokens();
      assertThat((double) TOKENS.count(text.text())).isCloseTo(wanted, within(wanted * 0.15));
    }
  }

  @Test
  void onlyTheRightLabelScores() {
    for (var question : questions()) {
      var answer = question.references().getFirst();
      assertThat(score(question, question.question() + " It is the " + answer + " [1]."))
          .isEqualTo(100);
      assertThat(score(question, "Nobody knows.")).isZero();
      assertThat(question.question()).doesNotContain(answer);
    }
  }

  @Test
  void theSameWorldsAreToldAtEachLength() {
    assertThat(questions().stream().filter(each -> each.lengthTokens() == 2_000))
        .extracting(ExamQuestion::question)
        .isEqualTo(
            questions().stream()
                .filter(each -> each.lengthTokens() == 8_000)
                .map(ExamQuestion::question)
                .toList());
  }

  @Test
  void factsSayWhatAnswersQuestionsOfDirection() {
    for (var seed = 0; seed < 50; seed++) {
      var story = Task.QA4.story(WorldWords.of("en"), new Random(seed));
      assertThat(story.facts()).hasSize(2).containsAll(story.evidence());
      assertThat(story.evidence().getFirst()).contains(story.answer());
    }
  }

  @Test
  void theSameSeedGivesTheSameTextsAndAnotherOthers() {
    assertThat(bodies(texts(3))).isEqualTo(bodies(texts));
    assertThat(bodies(texts(4))).doesNotContainAnyElementsOf(bodies(texts));
  }

  @Test
  void keysAreUniqueWithinARun() {
    assertThat(questions()).extracting(ExamQuestion::key).doesNotHaveDuplicates();
  }

  private List<ExamQuestion> questions() {
    return texts.stream().flatMap(text -> text.items().stream()).toList();
  }

  private static double score(ExamQuestion question, String answer) {
    return question.marking().scores(Replies.answered(answer)).getOrDefault(Marking.SCORE, -1.0);
  }

  private static List<String> bodies(List<ExamText> texts) {
    return texts.stream().map(ExamText::text).toList();
  }

  private static List<ExamText> texts(long seed) {
    var pools =
        Map.of(
            "en",
            TextPool.generated("en", seed, TOKENS),
            "zh",
            TextPool.generated("zh", seed, TOKENS));
    return new WorldTexts(pools, TOKENS, TASKS, 2, seed)
        .texts(List.of("en", "zh"), List.of(2_000, 8_000));
  }
}

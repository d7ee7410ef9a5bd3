package dev.trawl.bench.needle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trawl.bench.exam.ExamQuestion;
import dev.trawl.bench.exam.ExamResult;
import dev.trawl.bench.exam.ExamText;
import dev.trawl.bench.exam.ExamTextsContract;
import dev.trawl.bench.exam.Marking;
import dev.trawl.bench.report.Figure;
import dev.trawl.bench.subject.Replies;
import dev.trawl.bench.subject.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AbstainTextsTest extends ExamTextsContract {
  @Test
  void halfOfTheQuestionsHaveTheirAnswerInTheText() {
    for (var text : texts) {
      var body = text.text();
      for (var question : text.items()) {
        question.evidence().forEach(sentence -> assertThat(body).containsOnlyOnce(sentence));
      }
      assertThat(text.items()).hasSize(2).filteredOn(q -> q.references().isEmpty()).hasSize(1);
    }
    // 2 languages × 2 lengths × 12 rounds
    assertThat(questionsOf("present")).hasSize(2 * 48);
    assertThat(questionsOf("left-out")).hasSize(48);
    assertThat(questionsOf("near-miss")).hasSize(48);
  }

  @Test
  void everyTaskUsesManyFamilies() {
    for (var task : List.of("present", "left-out", "near-miss")) {
      var asked = questionsOf(task).stream().filter(each -> each.language().equals("en"));
      // The first two words of a question identify most families.
      var beginnings =
          asked.map(each -> each.question().split(" ")[0] + each.question().split(" ")[1]);
      assertThat(beginnings.collect(Collectors.toSet())).hasSizeGreaterThan(5);
    }
  }

  @Test
  void anAbstentionIsCorrectOnlyIfThereIsNoAnswer() {
    var missing = questionsOf("near-miss").getFirst();
    assertThat(score(missing, Replies.unanswered("It does not say."))).isEqualTo(100);
    assertThat(score(missing, Replies.answered("12"))).isZero();
    assertThat(score(missing, Replies.failed())).isZero();
    var present = questionsOf("present").getFirst();
    var answer = Replies.answered(present.references().getFirst());
    assertThat(score(present, answer)).isEqualTo(100);
    assertThat(present.marking().scores(answer)).containsEntry("found", 100.0);
    assertThat(score(present, Replies.unanswered("It does not say."))).isZero();
    assertThat(score(present, Replies.failed())).isZero();
  }

  @Test
  void reportsAbstentionsWithTheirTargets() {
    var results = new ArrayList<ExamResult>();
    var unanswered = Replies.unanswered("It does not say.");
    for (var question : questions()) {
      var isFalse = question.key().equals("present en 1k #0");
      var abstains = question.references().isEmpty() || isFalse;
      results.add(question.result(abstains ? unanswered : Replies.answered("It is 5."), 1));
    }
    var figures =
        Abstentions.figures(results).stream().collect(Collectors.toMap(Figure::name, f -> f));
    assertThat(figures).containsKeys("en 4k: recall", "zh, all lengths: precision");
    assertThat(figures.get("en 1k: recall").value()).isEqualTo(100);
    assertThat(figures.get("en 1k: precision").value()).isCloseTo(96, within(0.01));
    assertThat(figures.get("en 1k: false abstentions").reached()).hasValue(false);
    assertThat(figures.get("zh, all lengths: false abstentions").reached()).hasValue(true);
  }

  private List<ExamQuestion> questionsOf(String task) {
    return questions().stream().filter(each -> each.task().equals(task)).toList();
  }

  private static double score(ExamQuestion question, Reply reply) {
    return question.marking().scores(reply).getOrDefault(Marking.SCORE, -1.0);
  }

  @Override
  protected List<ExamText> texts(long seed) {
    return new AbstainTexts(POOLS, TOKENS, 12, seed).texts(LANGUAGES, List.of(1_000, 4_000));
  }
}

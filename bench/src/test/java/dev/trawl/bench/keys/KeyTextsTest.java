package dev.trawl.bench.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.bench.exam.ExamText;
import dev.trawl.bench.exam.ExamTextsContract;
import dev.trawl.bench.exam.Marking;
import dev.trawl.bench.subject.Replies;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyTextsTest extends ExamTextsContract {
  @Test
  void theTextContainsTheEvidenceOnce() {
    for (var text : texts) {
      for (var question : text.items()) {
        assertThat(text.text()).containsOnlyOnce(question.evidence().getFirst());
        assertThat(question.evidence().getFirst()).contains(question.references().getFirst());
      }
    }
  }

  @Test
  void givesPointsOnlyForTheExactValue() {
    for (var question : questions()) {
      var value = question.references().getFirst();
      assertThat(score(question, "It is " + value + " [1].")).isEqualTo(100);
      assertThat(score(question, "It is " + value.substring(1))).isZero();
      assertThat(question.marking().scores(Replies.unanswered("It is not mentioned.")))
          .containsEntry(Marking.SCORE, 0.0);
    }
  }

  @Override
  protected List<ExamText> texts(long seed) {
    return new KeyTexts(POOLS, TOKENS, 2, seed).texts(LANGUAGES, List.of(2_000, 8_000));
  }
}

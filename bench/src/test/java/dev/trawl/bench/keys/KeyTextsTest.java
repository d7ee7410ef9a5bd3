package dev.trawl.bench.keys;

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
import org.junit.jupiter.api.Test;

class KeyTextsTest {
  private static final Tokens TOKENS = Tokens.builtIn();

  private final List<ExamText> texts = texts(3);

  @Test
  void theTextSaysWhatIsAskedForOnce() {
    for (var text : texts) {
      for (var question : text.items()) {
        assertThat(text.text()).containsOnlyOnce(question.evidence().getFirst());
        assertThat(question.evidence().getFirst()).contains(question.references().getFirst());
      }
    }
  }

  @Test
  void textsHaveTheirLength() {
    for (var text : texts) {
      var wanted = text.items().getFirst().lengthTokens();
      assertThat((double) TOKENS.count(text.text())).isCloseTo(wanted, within(wanted * 0.1));
    }
  }

  @Test
  void onlyTheValueItselfIsRight() {
    for (var question : questions()) {
      var value = question.references().getFirst();
      assertThat(score(question, "It is " + value + " [1].")).isEqualTo(100);
      assertThat(score(question, "It is " + value.substring(1))).isZero();
      assertThat(question.marking().scores(Replies.unanswered("It is not told.")))
          .containsEntry(Marking.SCORE, 0.0);
    }
  }

  @Test
  void theSameSeedGivesTheSameTextsAndAnotherOthers() {
    assertThat(texts(3)).extracting(ExamText::text).isEqualTo(bodies(texts));
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
    return new KeyTexts(pools, TOKENS, 2, seed).texts(List.of("en", "zh"), List.of(2_000, 8_000));
  }
}

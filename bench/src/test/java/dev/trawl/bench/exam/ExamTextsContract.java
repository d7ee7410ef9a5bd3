package dev.trawl.bench.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trawl.bench.haystack.TextPool;
import dev.trawl.bench.subject.Replies;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Properties of the texts of every exam; the test of each exam inherits them. */
public abstract class ExamTextsContract {
  protected static final Tokens TOKENS = Tokens.builtIn();
  protected static final List<String> LANGUAGES = List.of("en", "zh");
  protected static final Map<String, TextPool> POOLS =
      Map.of("en", TextPool.generated("en", 1, TOKENS), "zh", TextPool.generated("zh", 1, TOKENS));

  private static final long SEED = 3;

  /**
   * The maximum length of a paragraph in tokens. Paragraphs are not split, so a text may be longer
   * or shorter by one paragraph.
   */
  private static final int PARAGRAPH_TOKENS = 300;

  protected List<ExamText> texts = List.of();

  @BeforeEach
  void generateTexts() {
    texts = texts(SEED);
  }

  /** Returns texts in both languages and of several lengths. */
  protected abstract List<ExamText> texts(long seed);

  @Test
  void textsHaveTheRequestedLength() {
    for (var text : texts) {
      var requested = text.items().getFirst().lengthTokens();
      assertThat((double) TOKENS.count(text.text()))
          .as(text.label())
          .isCloseTo(requested, within(PARAGRAPH_TOKENS + 0.05 * requested));
    }
  }

  @Test
  void theSeedDeterminesTheTexts() {
    assertThat(bodies(texts(SEED))).isEqualTo(bodies(texts));
    assertThat(bodies(texts(SEED + 1))).doesNotContainAnyElementsOf(bodies(texts));
  }

  @Test
  void keysAreUniqueWithinARun() {
    assertThat(questions()).extracting(ExamQuestion::key).doesNotHaveDuplicates();
  }

  @Test
  void questionsContainNoUnfilledPlaceholder() {
    assertThat(questions())
        .extracting(ExamQuestion::question)
        .allSatisfy(question -> assertThat(question).doesNotContain("{"));
  }

  protected final List<ExamQuestion> questions() {
    return texts.stream().flatMap(text -> text.items().stream()).toList();
  }

  /** Returns the score of {@code answer}. */
  protected static double score(ExamQuestion question, String answer) {
    return question.marking().scores(Replies.answered(answer)).getOrDefault(Marking.SCORE, -1.0);
  }

  protected static List<String> bodies(List<ExamText> texts) {
    return texts.stream().map(ExamText::text).toList();
  }
}

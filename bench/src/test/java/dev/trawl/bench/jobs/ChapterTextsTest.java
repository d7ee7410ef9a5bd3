package dev.trawl.bench.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.bench.exam.ExamQuestion;
import dev.trawl.bench.exam.ExamText;
import dev.trawl.bench.exam.ExamTextsContract;
import dev.trawl.bench.exam.Marking;
import dev.trawl.bench.subject.Replies;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChapterTextsTest extends ExamTextsContract {
  @Test
  void containsTextsInSixLanguages() {
    assertThat(texts)
        .extracting(text -> text.items().getFirst().language())
        .contains("de", "en", "es", "fr", "ja", "zh");
  }

  @Test
  void givesAnEmptyAnswerNoPoints() {
    for (var question : questions()) {
      assertThat(score(question, "")).as(question.key()).isZero();
    }
  }

  @Test
  void givesPointsForNoAnswerOnlyIfTheChapterDoesNotExist() {
    for (var text : texts) {
      assertThat(text.items().stream().filter(ChapterTextsTest::isCorrectIfUnanswered)).hasSize(1);
    }
  }

  @Test
  void everyChapterBeginsWithItsHeadingAndFirstSentence() {
    var words = Words.ofChapters().get("de");
    assertThat(words).isNotNull();
    var book = Book.of(words, 8_000, TOKENS, new Random(1));
    assertThat(book.chapters())
        .hasSize(Book.chapterCount(8_000))
        .allSatisfy(
            chapter ->
                assertThat(book.text().substring(chapter.startChar()))
                    .startsWith(chapter.heading() + "\n\n" + chapter.first()));
  }

  private static boolean isCorrectIfUnanswered(ExamQuestion question) {
    var scores = question.marking().scores(Replies.unanswered("There is no such place."));
    return scores.getOrDefault(Marking.SCORE, -1.0) == 100;
  }

  @Override
  protected List<ExamText> texts(long seed) {
    return new ChapterTexts(TOKENS, 2, seed).texts(List.of(2_000, 8_000));
  }
}

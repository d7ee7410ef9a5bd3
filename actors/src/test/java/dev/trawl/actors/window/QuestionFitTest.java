package dev.trawl.actors.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.protocol.model.ReadingModel.Split;
import dev.trawl.testkit.ScriptedModel;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * In these tests a token is a word, and half of the prompt's twenty tokens are for the question.
 */
class QuestionFitTest {
  private static final ReadingModel MODEL = ScriptedModel.create().window(24, 4);
  private static final int LIMIT = 10;

  @Test
  void changesNothingThatFits() {
    var fit = fit(5, 2, 3);

    assertThat(fit.information()).isEqualTo(words(5));
    assertThat(fit.instruction()).isEqualTo(words(2));
    assertThat(fit.query().keywords()).hasSize(3);
    assertThat(fit.warnings()).isEmpty();
  }

  @Test
  void dropsKeywordsFirstAndFromTheEnd() {
    var fit = fit(6, 2, 4);

    assertThat(fit.query().keywords()).isEqualTo(keywords(4).subList(0, 2));
    assertThat(fit.information()).isEqualTo(words(6));
    assertThat(fit.warnings()).singleElement().asString().contains("2 of 4 keywords");
  }

  @Test
  void cutsTheQuestionAfterDroppingAllKeywords() {
    var fit = fit(12, 3, 1);

    assertThat(fit.query().keywords()).isEmpty();
    assertThat(words(12)).startsWith(fit.information());
    assertThat(count(fit)).isEqualTo(LIMIT);
    assertThat(fit.instruction()).isEqualTo(words(3));
    assertThat(fit.warnings()).hasSize(2).last().asString().contains("The question was cut");
  }

  @Test
  void cutsTheInstructionLast() {
    var fit = fit(3, 12, 0);

    assertThat(fit.information()).isEmpty();
    assertThat(words(12)).startsWith(fit.instruction());
    assertThat(count(fit)).isEqualTo(LIMIT);
    assertThat(fit.warnings()).last().asString().contains("The instruction was cut");
  }

  @Test
  void neverCutsInsideACodePoint() {
    assertThat(QuestionFit.prefix("a🐟b", text -> text.length() <= 2)).isEqualTo("a");
    assertThat(QuestionFit.prefix("a🐟b", text -> text.length() <= 3)).isEqualTo("a🐟");
  }

  @Property
  void neverExceedsItsShare(
      @ForAll @IntRange(max = 30) int information,
      @ForAll @IntRange(max = 30) int instruction,
      @ForAll @IntRange(max = 30) int keywords) {
    var fit = fit(information, instruction, keywords);

    assertThat(count(fit)).isLessThanOrEqualTo(LIMIT);
    assertThat(fit.warnings().isEmpty()).isEqualTo(information + instruction + keywords <= LIMIT);
  }

  private static QuestionFit fit(int information, int instruction, int keywords) {
    var split = new Split(words(information), words(instruction), "en");
    return QuestionFit.of(MODEL, split, keywords(keywords), 0.5);
  }

  private static int count(QuestionFit fit) {
    return MODEL.promptTokens(
        new ModelTask.Answer(
            fit.information(), fit.instruction(), fit.query(), TermStatistics.NONE, List.of()));
  }

  private static String words(int count) {
    return String.join(" ", IntStream.range(0, count).mapToObj(i -> "word" + i).toList());
  }

  private static List<Keyword> keywords(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Keyword("key" + i, "en")).toList();
  }
}

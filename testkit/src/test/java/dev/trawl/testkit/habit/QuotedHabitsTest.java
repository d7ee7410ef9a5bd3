package dev.trawl.testkit.habit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests how each habit changes a quote. */
class QuotedHabitsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "STRAIGHT_QUOTES | The landlord can’t say “no”. | The landlord can't say \"no\".",
        "STRAIGHT_QUOTES | his novel \"Slaughterhouse-Five\" | his novel 'Slaughterhouse-Five'",
        "NO_MARKDOWN | This is known as a _double free_ error. | This is known as a double free"
            + " error.",
        "NO_MARKDOWN | > When `s1` is **moved**, see [Box](ch15.html)<!-- ignore -->. | When s1 is"
            + " moved, see Box.",
        "NO_MARKDOWN | - the file_name and 2 * 3 * 4 | the file_name and 2 * 3 * 4",
        "FULL_WIDTH | 一名张世平，一名苏双。 | 一名张世平,一名苏双.",
        "FULL_WIDTH | It cost 1,200 crowns (in 1904). | It cost １,２００ crowns （in １９０４）.",
        "HYPHEN_SPACES | war on Austria - Hungary | war on Austria-Hungary",
        "HYPHEN_SPACES | war on Austria-Hungary | war on Austria - Hungary",
        "CAPITAL | the landlord can’t | The landlord can’t",
        "SIMPLIFIED | 張飛聽罷 | 张飞听罢",
        "SIMPLIFIED | 张飞听罢 | 張飛聽罷",
        "PARAPHRASE | In 1904, the large ferry to Lund sailed. | big ferry to Lund departed, In"
            + " 1904.",
        "PARAPHRASE | 1874年开始，艾达建造了瓦恩的灯塔。 | 艾达修建了瓦恩的灯塔，1874年着手。",
        "PARAPHRASE | It sank. | The text says that It sank.",
      })
  void changesAQuote(Habit habit, String quote, String changed) {
    assertThat(habit.rewrite(quote, new SplittableRandom(1))).isEqualTo(changed);
  }

  @Test
  void replacesTheMiddleOrTheEndWithAnEllipsis() {
    var quote = "The lighthouse of Varn was built in 1874 by Ida Kroll.";
    assertThat(variants(Habit.ELLIPSIS, quote))
        .contains(
            "The lighthouse of Varn was built in…",
            "The lighthouse of Varn was built in...",
            "The lighthouse … Varn was built in 1874 by Ida Kroll");
    assertThat(variants(Habit.ELLIPSIS, "It sank."))
        .containsExactlyInAnyOrder("It sank…", "It sank...");
    assertThat(variants(Habit.ELLIPSIS, "原来二客乃中山大商：一名张世平，一名苏双。")).contains("原来二客乃中山大商：一名张世……");
  }

  @Test
  void addsOneWord() {
    assertThat(variants(Habit.ADDED_WORD, "native to United States and northwestern Mexico"))
        .containsExactlyInAnyOrder(
            "native to the United States and northwestern Mexico",
            "native to United States and the northwestern Mexico");
    assertThat(variants(Habit.ADDED_WORD, "Aurora")).containsExactly("the Aurora");
    assertThat(variants(Habit.ADDED_WORD, "船沉没")).contains("船了沉没");
  }

  @Test
  void aTranslationKeepsNamesAndNumbers() {
    var translated =
        Habit.TRANSLATE.rewrite("was built in 1874 by Ida Kroll.", new SplittableRandom(1));
    assertThat(translated).contains("1874", "Ida Kroll").doesNotContain("built");
    assertThat(Habit.TRANSLATE.rewrite("瓦恩灯塔于1874年建造。", new SplittableRandom(1)))
        .contains("1874")
        .doesNotContainPattern("\\p{IsHan}");
  }

  @ParameterizedTest
  @EnumSource(Habit.class)
  void givesTheSameResultForTheSameSeedAndNeverFails(Habit habit) {
    for (var quote : new String[] {"", " ", "x", "🚢", "“”", "_", "[](", "…", "第二章", "a, b"}) {
      assertThat(habit.rewrite(quote, new SplittableRandom(7)))
          .isEqualTo(habit.rewrite(quote, new SplittableRandom(7)));
    }
  }

  private static Stream<String> variants(Habit habit, String quote) {
    return LongStream.range(0, 60)
        .mapToObj(seed -> habit.rewrite(quote, new SplittableRandom(seed)))
        .distinct();
  }
}

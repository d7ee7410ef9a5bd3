package dev.trawl.lexical.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Turn;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Rewriting has these properties for any words in any order. */
class RewritingPropertyTest {
  private static final List<String> PLAIN =
      List.of(
          "Who",
          "built",
          "the",
          "lighthouse",
          "of",
          "Varn",
          "?",
          "when",
          "did",
          "Ida",
          "Kroll",
          "a",
          "-",
          "well",
          "1874",
          "'s",
          ".",
          "Dr",
          "ships",
          "in",
          ",",
          "(",
          "\"",
          "谁",
          "灯塔",
          "的",
          "🐟");
  private static final List<String> REFERRING =
      List.of(
          "she",
          "his",
          "it",
          "they",
          "her",
          "this",
          "that",
          "And",
          "what about",
          "他",
          "它",
          "那",
          "呢",
          "其",
          "该");

  @Property(tries = 300)
  void leavesQuestionsWithoutReferencesUnchanged(
      @ForAll("plain") String question, @ForAll("turns") List<Turn> history) {
    var standalone = "Which " + question;
    assertThat(Rewriting.of(standalone, history)).isEqualTo(standalone);
  }

  @Property(tries = 300)
  void neverReturnsABlankQuestion(
      @ForAll("any") String question, @ForAll("turns") List<Turn> history) {
    assertThat(Rewriting.of(question, history).isBlank()).isEqualTo(question.isBlank());
  }

  /** Found by the property above: nothing but connectives is left of this question. */
  @Example
  void aQuestionOfConnectivesStaysAsItIs() {
    assertThat(Rewriting.of("那 呢", List.of(new Turn("she", "")))).isEqualTo("那 呢");
  }

  @Property(tries = 100)
  void leavesEveryQuestionUnchangedWithoutHistory(@ForAll("any") String question) {
    assertThat(Rewriting.of(question, List.of())).isEqualTo(question);
  }

  @Provide
  Arbitrary<String> plain() {
    return sentences(PLAIN);
  }

  @Provide
  Arbitrary<String> any() {
    return Arbitraries.oneOf(
        sentences(PLAIN),
        sentences(REFERRING),
        sentences(List.of("she", "-", "And", "Ida", "谁", "他", "呢", "?")));
  }

  @Provide
  Arbitrary<List<Turn>> turns() {
    return Combinators.combine(any(), any()).as(Turn::new).list().ofMaxSize(3);
  }

  private static Arbitrary<String> sentences(List<String> words) {
    return Arbitraries.of(words).list().ofMaxSize(9).map(list -> String.join(" ", list));
  }
}

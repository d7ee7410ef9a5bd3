package dev.trawl.bench.needle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.bench.haystack.Haystack.Planting;
import dev.trawl.bench.haystack.Names;
import dev.trawl.bench.needle.TextPlan.Presence;
import dev.trawl.bench.subject.Replies;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChainKindTest {
  private static final int REPEATS = 60;

  @ParameterizedTest
  @CsvSource({"m-rs, en", "m-rs, zh", "missing-link, en", "missing-link, zh", "variables, en"})
  void fillsEverySlotAndContainsItsReferences(String kind, String language) {
    assertThat(drawn(kind, language))
        .allSatisfy(
            chain -> {
              assertThat(chain.question() + chain.statement()).doesNotContain("{");
              assertThat(chain.statement()).contains(chain.references());
              assertThat(chain.family()).isEqualTo(kind);
            });
  }

  @ParameterizedTest
  @CsvSource({"m-rs, zh", "missing-link, en", "variables, en"})
  void theSeedDeterminesTheChains(String kind, String language) {
    assertThat(drawn(kind, language, 5)).isEqualTo(drawn(kind, language, 5));
    assertThat(drawn(kind, language, 5)).isNotEqualTo(drawn(kind, language, 6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void eldestChainsHaveTwoToFiveStatements(String language) {
    assertThat(drawn(NeedlePlan.ELDEST, language))
        .allSatisfy(
            chain -> {
              var expected = (ExpectedAnswer.Names) chain.expected();
              assertThat(chain.size()).isBetween(2, 5);
              assertThat(chain.plantings()).hasSize(chain.size());
              assertThat(expected.forbidden()).hasSize(chain.size() - 1);
              assertThat(chain.question())
                  .doesNotContain(expected.required())
                  .doesNotContain(expected.forbidden());
              assertThat(chain.presence()).isEqualTo(Presence.PRESENT);
            })
        .extracting(Chain::size)
        .contains(2, 3, 4, 5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void theEldestIsInOneStatementAndPeopleInBetweenAreInTwo(String language) {
    for (var chain : drawn(NeedlePlan.ELDEST, language)) {
      var expected = (ExpectedAnswer.Names) chain.expected();
      assertThat(containing(chain, expected.required().getFirst())).hasSize(1);
      for (var between : expected.forbidden()) {
        assertThat(containing(chain, between)).as(between).hasSize(2);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"m-rs", "missing-link", "variables"})
  void noNameIsPartOfAnotherName(String kind) {
    for (var language : kind.equals("variables") ? List.of("en") : List.of("en", "zh")) {
      for (var chain : drawn(kind, language)) {
        if (chain.expected() instanceof ExpectedAnswer.Names(var required, var forbidden)) {
          assertNoneIsPartOfAnother(Stream.concat(required.stream(), forbidden.stream()).toList());
        }
      }
    }
  }

  @Test
  void redrawsNamesThatClash() {
    var drawn = List.of("Ann Lee", "Jo Ann Lee", "Ann", "Ann Lee", "Bo Ek").iterator();
    var names = new Names();
    assertThat(names.next(drawn::next)).isEqualTo("Ann Lee");
    assertThat(names.next(drawn::next)).isEqualTo("Bo Ek");
    assertThatThrownBy(() -> names.next(() -> "Bo")).hasMessageContaining("too few names");
  }

  @Test
  void asksForAncestorsInWords() {
    assertThat(drawn(NeedlePlan.MISSING_LINK, "en"))
        .allSatisfy(
            chain ->
                assertThat(chain.question())
                    .matches(
                        "(Who is|What is the name of)( the (father|mother) of){%d} \\S+ \\S+\\?"
                            .formatted(chain.size())));
    assertThat(drawn(NeedlePlan.MISSING_LINK, "zh"))
        .allSatisfy(
            chain ->
                assertThat(chain.question())
                    .matches("\\p{IsHan}+(的[父母]亲){%d}(是谁|叫什么名字)？".formatted(chain.size())));
  }

  @Test
  void leavesOutOneLinkAndOftenMentionsTheOtherParent() {
    for (var language : List.of("en", "zh")) {
      for (var chain : drawn(NeedlePlan.MISSING_LINK, language)) {
        var isNear = chain.presence() == Presence.NEAR_MISS;
        assertThat(chain.plantings()).hasSize(isNear ? chain.size() : chain.size() - 1);
        var person = chain.references().getFirst();
        assertThat(chain.question()).doesNotContain(person);
        assertThat(containing(chain, person)).hasSize(isNear ? 2 : 1);
      }
    }
  }

  @Test
  void assignsEachVariableAfterItsSource() {
    for (var chain : drawn(NeedlePlan.VARIABLES, "en")) {
      var names = ((ExpectedAnswer.Names) chain.expected()).required();
      var value = chain.question().replaceAll("\\D", "");
      assertThat(chain.plantings().stream().limit(4).map(Planting::words))
          .containsExactly(
              "VAR %s = %s.".formatted(names.get(0), value),
              "VAR %s = VAR %s.".formatted(names.get(1), names.get(0)),
              "VAR %s = VAR %s.".formatted(names.get(2), names.get(1)),
              "VAR %s = VAR %s.".formatted(names.get(3), names.get(2)));
      assertThat(chain.plantings().stream().limit(4).map(Planting::depthPercent).toList())
          .isSorted();
    }
    assertThat(drawn(NeedlePlan.VARIABLES, "en"))
        .extracting(chain -> chain.plantings().size())
        .containsOnly(8, 12);
  }

  @Test
  void theEldestIsCorrectOnlyWithoutOtherNames() {
    var expected = new ExpectedAnswer.Names(List.of("Una Pellden"), List.of("Ivo Kirkham"));
    assertThat(expected.score(Replies.answered("It is Una Pellden. [1]")).found()).isEqualTo(100);
    var both = expected.score(Replies.answered("Una Pellden is Ivo Kirkham's mother."));
    assertThat(both.found()).isZero();
    assertThat(both.withPartialCredit()).isEqualTo(100);
    assertThat(expected.score(Replies.unanswered("Not mentioned: Una Pellden.")).found()).isZero();
  }

  @Test
  void scoresTheShareOfVariablesButZeroIfAVariableIsWrong() {
    var expected =
        new ExpectedAnswer.Names(List.of("AAAAA", "BBBBB", "CCCCC", "DDDDD"), List.of("EEEEE"));
    assertThat(expected.score(Replies.answered("AAAAA, CCCCC, DDDDD")).found()).isEqualTo(75);
    assertThat(expected.score(Replies.answered("AAAAA, EEEEE")).found()).isZero();
  }

  @Test
  void acceptsAnUnansweredReplyThatNamesThePersonWhoseParentIsMissing() {
    var expected = new ExpectedAnswer.MissingParent("Una Pellden");
    var named = Replies.unanswered("The father of Una Pellden is not mentioned.");
    assertThat(expected.score(named).found()).isEqualTo(100);
    assertThat(expected.score(Replies.unanswered("Nothing is said.")).found()).isZero();
    assertThat(expected.score(Replies.unanswered("Nothing is said.")).withPartialCredit())
        .isEqualTo(100);
    assertThat(expected.score(Replies.answered("Una Pellden")).withPartialCredit()).isZero();
    assertThat(expected.score(Replies.failed()).withPartialCredit()).isZero();
  }

  private static List<Chain> drawn(String kind, String language) {
    return drawn(kind, language, 3);
  }

  private static List<Chain> drawn(String kind, String language, long seed) {
    var chains = ChainKind.of(kind, language, seed).orElseThrow();
    var drawn = new ArrayList<Chain>();
    for (var i = 0; i < REPEATS; i++) {
      for (var size : chains.sizes()) {
        drawn.add(chains.draw(size, i));
      }
    }
    return drawn;
  }

  private static List<String> containing(Chain chain, String name) {
    return chain.plantings().stream()
        .map(Planting::words)
        .filter(words -> words.contains(name))
        .toList();
  }

  private static void assertNoneIsPartOfAnother(List<String> names) {
    assertThat(names).doesNotHaveDuplicates();
    for (var name : names) {
      assertThat(names.stream().filter(other -> other.contains(name))).hasSize(1);
    }
  }
}

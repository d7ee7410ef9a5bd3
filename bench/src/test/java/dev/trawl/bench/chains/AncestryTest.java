package dev.trawl.bench.chains;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.bench.data.Descent;
import dev.trawl.bench.data.Genealogy;
import java.util.List;
import org.junit.jupiter.api.Test;

class AncestryTest {
  @Test
  void joinsChainsAtASharedPerson() {
    var ancestry = new Ancestry(List.of(question("Dan", "Eli", "Gad"), question("Gad", "Ham")));
    var question = ancestry.questions(3).getFirst();
    assertThat(ancestry.questions(3)).hasSize(1);
    assertThat(question.text()).isEqualTo("Who begat the man who begat the man who begat Dan?");
    assertThat(question.answer()).isEqualTo("Ham");
    assertThat(question.descents())
        .extracting(Descent::parent)
        .containsExactly("Eli", "Gad", "Ham");
    assertThat(ancestry.questions(1))
        .extracting(Genealogy.ChainQuestion::text)
        .contains("Who begat Gad?");
    assertThat(ancestry.questions(4)).isEmpty();
  }

  @Test
  void doesNotJoinAtAnAmbiguousName() {
    var chains = List.of(question("Dan", "Eli"), question("Eli", "Gad"), question("Eli", "Ham"));
    assertThat(new Ancestry(chains).questions(2)).isEmpty();
    assertThat(new Ancestry(chains).questions(1)).hasSize(1);
  }

  @Test
  void doesNotFollowCycles() {
    var chains = List.of(question("Dan", "Eli"), question("Eli", "Dan"));
    assertThat(new Ancestry(chains).questions(2)).isEmpty();
  }

  private static Genealogy.ChainQuestion question(String... chain) {
    return Chains.question(chain);
  }
}

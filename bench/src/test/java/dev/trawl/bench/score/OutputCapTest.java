package dev.trawl.bench.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.retrieval.chunk.Tokens;
import org.junit.jupiter.api.Test;

class OutputCapTest {
  private static final Tokens TOKENS = Tokens.builtIn();

  private final OutputCap cap = new OutputCap(8, TOKENS);

  @Test
  void doesNotChangeAShortAnswer() {
    assertThat(cap.cut("in the attic")).isEqualTo("in the attic");
    assertThat(cap.cut("")).isEmpty();
  }

  @Test
  void cutsALongAnswer() {
    var answer = "one two three four five six seven eight nine ten";
    var cut = cap.cut(answer);
    assertThat(answer).startsWith(cut);
    assertThat(cut).startsWith("one two three four five six seven").doesNotContain("nine");
    assertThat(TOKENS.count(cut)).isEqualTo(8);
  }
}

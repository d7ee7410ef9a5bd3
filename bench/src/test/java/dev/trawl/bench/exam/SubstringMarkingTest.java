package dev.trawl.bench.exam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.bench.score.OutputCap;
import dev.trawl.bench.subject.Replies;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubstringMarkingTest {
  private static final Tokens TOKENS = Tokens.builtIn();

  @Test
  void countsOnlyTokensBelowTheCap() {
    var marking = new SubstringMarking(List.of("ALPHA", "omega"), false, new OutputCap(20, TOKENS));
    var scores = marking.scores(Replies.answered("alpha [1], " + "and ".repeat(30) + "omega"));
    assertThat(scores).containsEntry(Marking.SCORE, 50.0).containsEntry("uncapped", 100.0);
  }

  @Test
  void acceptsAnyOfTheAlternativeAnswers() {
    var marking = new SubstringMarking(List.of("1790", "in 1790"), true, new OutputCap(32, TOKENS));
    assertThat(marking.scores(Replies.answered("It was 1790."))).containsEntry("score", 100.0);
    assertThat(marking.scores(Replies.answered("It was 1791."))).containsEntry("score", 0.0);
    assertThat(marking.scores(Replies.failed())).containsEntry("score", 0.0);
  }

  @Test
  void theCapKeepsTheLongestPrefixThatFits() {
    var text = "one two three four five six seven eight nine ten";
    for (var tokens = 1; tokens <= 10; tokens++) {
      var cut = new OutputCap(tokens, TOKENS).cut(text);
      assertThat(text).startsWith(cut);
      assertThat(TOKENS.count(cut)).isEqualTo(tokens);
    }
    assertThat(new OutputCap(100, TOKENS).cut(text)).isEqualTo(text);
  }
}

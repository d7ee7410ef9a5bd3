package dev.trawl.bench.chains;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.bench.subject.Replies;
import dev.trawl.bench.subject.Reply;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Citation;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Span;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChainsReportTest {
  private static final String FIRST = Chains.verse("Dan", "Eli");
  private static final String SECOND = Chains.verse("Eli", "Ham");

  @Test
  void matchesTheAnswerAsAWholeName() {
    assertThat(result(Replies.answered("Ham [1]")).right()).isTrue();
    assertThat(result(Replies.answered("It was Ham.")).right()).isTrue();
    assertThat(result(Replies.answered("Abraham and Hamath")).right()).isFalse();
    assertThat(result(Replies.unanswered("The text does not say who begat Ham.")).right())
        .isFalse();
  }

  @Test
  void theWholeChainIsCitedIfAVerseOfEachHopIsCited() {
    assertThat(result(cited(FIRST, SECOND)).isWholeChainCited()).isTrue();
    assertThat(result(cited("Before.\n" + FIRST + " " + SECOND)).isWholeChainCited()).isTrue();
    assertThat(result(cited(SECOND)).hopsCited()).isEqualTo(1);
    assertThat(result(cited(SECOND)).isWholeChainCited()).isFalse();
    assertThat(result(Replies.failed()).hopsCited()).isZero();
  }

  @Test
  void acceptsAPartOfAVerseWithBothNames() {
    assertThat(result(cited("And Ham begat Eli.", FIRST)).isWholeChainCited()).isTrue();
    assertThat(result(cited("And it was so.", FIRST)).hopsCited()).isEqualTo(1);
    assertThat(result(cited("Ham, they say, begat Eli.")).hopsCited()).isZero();
  }

  @Test
  void showsEachNumberOfHopsInARow() {
    var report =
        new ChainsReport(
            List.of(
                result(cited(FIRST, SECOND)),
                result(Replies.answered("Eli")),
                ChainsResult.of(Chains.question("Dan", "Eli"), Replies.answered("Eli"))));
    assertThat(report.tables().lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .matches(
                        "\\| 1 +\\| 1 +\\| 100\\.0 +\\|.+\\| 0\\.0 +\\| 1\\.0 +\\| 2\\.00 +\\|"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .matches(
                        "\\| 2 +\\| 2 +\\| 50\\.0 +\\|.+\\| 50\\.0 +\\| 1\\.0 +\\| 2\\.00 +\\|"));
    assertThat(report.summary(Map.of(), 1).rows()).hasSize(2);
  }

  private static ChainsResult result(Reply reply) {
    return ChainsResult.of(Chains.question("Dan", "Eli", "Ham"), reply);
  }

  private static Reply cited(String... quotes) {
    var citations = new Citation[quotes.length];
    for (var i = 0; i < quotes.length; i++) {
      var chunk = new ChunkId(new DocumentId("0".repeat(64)), i);
      var span = new Span(0, quotes[i].length());
      citations[i] = new Citation(i + 1, new Evidence(chunk, "kjv.txt", 1, span, quotes[i]));
    }
    return Replies.answered("Ham", citations);
  }
}

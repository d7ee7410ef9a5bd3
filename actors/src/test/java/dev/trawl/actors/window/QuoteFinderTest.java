package dev.trawl.actors.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Retrieval;
import dev.trawl.protocol.Span;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteFinderTest {
  private static final int START = 100;

  @Test
  void findsTheSpanOfAQuoteInTheDocument() {
    assertThat(QuoteFinder.find(excerpt("It rained. We went to Porto by train."), "to Porto"))
        .get()
        .satisfies(
            evidence -> {
              assertThat(evidence.span()).isEqualTo(new Span(START + 19, START + 27));
              assertThat(evidence.quote()).isEqualTo("to Porto");
              assertThat(evidence.page()).isEqualTo(7);
            });
  }

  @Test
  void returnsTheTextOfTheChunkAndNotOfTheModel() {
    assertThat(QuoteFinder.find(excerpt("moved\n  to Por-\nto ＡＢＣ"), "moved to Porto ABC"))
        .map(Evidence::quote)
        .hasValue("moved\n  to Por-\nto ＡＢＣ");
  }

  @ParameterizedTest
  @CsvSource({"we went to porto", "We went to Lisbon", "code 48214", "We went Porto"})
  void acceptsNoOtherDifference(String quote) {
    assertThat(QuoteFinder.find(excerpt("We went to Porto with code 48213."), quote)).isEmpty();
  }

  @Test
  void findsNothingForAQuoteOfWhiteSpace() {
    assertThat(QuoteFinder.find(excerpt("We went to Porto."), " \n ")).isEmpty();
  }

  @Test
  void knowsThePageOfAQuoteAfterAPageBreak() {
    var chunk = excerpt("First page. Second page.").chunk();
    var excerpt = new Excerpt(chunk, "a.txt", 0, List.of(new Retrieval.PageStart(8, START + 12)));

    assertThat(QuoteFinder.find(excerpt, "Second page.")).map(Evidence::page).hasValue(8);
    assertThat(QuoteFinder.find(excerpt, "First page.")).map(Evidence::page).hasValue(7);
  }

  @Property
  void theFoundQuoteIsTheTextAtItsSpan(
      @ForAll @StringLength(min = 1, max = 60) String text,
      @ForAll @IntRange(max = 59) int from,
      @ForAll @IntRange(min = 1, max = 60) int length) {
    int start = Math.min(from, text.length() - 1);
    var quote = text.substring(start, Math.min(text.length(), start + length));

    QuoteFinder.find(excerpt(text), quote)
        .ifPresent(
            evidence ->
                assertThat(
                        text.substring(
                            evidence.span().startChar() - START, evidence.span().endChar() - START))
                    .isEqualTo(evidence.quote()));
  }

  private static Excerpt excerpt(String text) {
    var id = new ChunkId(new DocumentId("a".repeat(64)), 0);
    var chunk = new Chunk(id, START, START + text.length(), 7, "", "en", 10, text);
    return new Excerpt(chunk, "a.txt", 0, List.of());
  }
}

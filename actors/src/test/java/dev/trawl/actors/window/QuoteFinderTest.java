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
    assertThat(found("moved\n  to Por-\nto ＡＢＣ", "moved to Porto ABC"))
        .isEqualTo("moved\n  to Por-\nto ＡＢＣ");
  }

  /** Each line has the text, a model's quote, and the quote that is found. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "He can’t swim. It rained. | He can't swim. | He can’t swim.",
        "He said “now” and left. | He said \"now\" and left. | He said “now” and left.",
        "He said 'now' and left. | He said \"now\" and left. | He said 'now' and left.",
        "He said \"now\" and left. | He said “now” and left. | He said \"now\" and left.",
        "The _first_ ferry **sailed**. | The first ferry sailed. | The _first_ ferry **sailed**.",
        "See [the list](http://x.org/a) here. | See the list http://x.org/a here. | See [the"
            + " list](http://x.org/a) here.",
        "Call `run()` twice. It waits. | Call run() twice. | Call `run()` twice.",
        "It was cold. The fog lay over the pier. | The fog lay over… | The fog lay over the pier.",
        "It was cold. The fog lay over the pier. | The fog lay over ... | The fog lay over the"
            + " pier.",
        "It was cold. The fog lay over the pier. | […] lay over the pier. | The fog lay over the"
            + " pier.",
        "It was cold. The fog lay over the pier. | The … lay over the pier | The fog lay over the"
            + " pier.",
        "And then the ferry sailed to Lund. | Then the ferry sailed to Lund. | then the ferry"
            + " sailed to Lund.",
        "the ferry sailed to Lund. | THE FERRY SAILED TO LUND. | the ferry sailed to Lund.",
        "Austria - Hungary was a monarchy. | Austria-Hungary was a monarchy. | Austria - Hungary"
            + " was a monarchy.",
        "Austria–Hungary was a monarchy. | Austria-Hungary was a monarchy. | Austria–Hungary was a"
            + " monarchy.",
        "a well-known mon-archy | a well known monarchy | a well-known mon-archy",
        "Ferry first sailed in fog to Lund. | The ferry first sailed in fog to Lund. | Ferry first"
            + " sailed in fog to Lund.",
        "It first sailed to Lund. No fog. | It first sailed to the Lund. | It first sailed to"
            + " Lund.",
        "渡輪於一九〇四年首航。 | 渡轮于一九〇四年首航。 | 渡輪於一九〇四年首航。",
        "渡轮于一九〇四年首航。 | 渡輪於一九〇四年首航。 | 渡轮于一九〇四年首航。",
        "渡轮于１９０４年首航，ＡＢＣ。 | 渡轮于1904年首航,ABC. | 渡轮于１９０４年首航，ＡＢＣ。",
        "他说：“好，走吧。” | 他说:\"好,走吧.\" | 他说：“好，走吧。”",
        "The naı̈ve cafe\u0301 opened. | The naı̈ve café opened. | The naı̈ve cafe\u0301 opened.",
      })
  void findsAQuoteThatIsNearlyExact(String text, String quote, String expected) {
    assertThat(found(text, quote)).isEqualTo(expected);
  }

  @Test
  void ignoresTheQuoteMarkersOfMarkdown() {
    assertThat(found("> The ferry first\n> sailed to Lund.\n", "The ferry first sailed to Lund."))
        .isEqualTo("The ferry first\n> sailed to Lund.");
  }

  @Test
  void findsASentenceWithMostWordsOfTheQuote() {
    var text = "It rained. In the end the old ferry sailed on to Lund in thick fog. It was late.";
    assertThat(found(text, "In the end the ferry sailed to Lund in fog."))
        .isEqualTo("In the end the old ferry sailed on to Lund in thick fog.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "We went to Porto with code 48213. | We went to Lisbon with code 48213.",
        "We went to Porto with code 48213. | We went to Porto with code 48214.",
        "We went to Porto with code 48213. | We went to Lisbon",
        "We went to Porto with code 48213. | code 48214",
        "The ferry first sailed on 4 May 1904. | The ferry first sailed on 4 May 1905.",
        "The ferry first sailed on 4 May 1904. | The ferry first sailed on 4 June 1904.",
        "The rate rose by 3.5 percent in all. | The rate rose by 35 percent in all.",
        "The balance was 12 at the end. | The balance was -12 at the end.",
        "Marit Dahl has run the mill since then. | Since then Olaf Dahl has run the mill.",
        "The gate opens at noon every day. | The window was painted by a stranger last year.",
        "The gate opens at noon every day. | I'm sorry, the text does not say it.",
        "渡轮于1904年首航。 | 渡轮于1905年首航。",
        "大门在中午打开。 | 灯塔由渔民出资建造。",
      })
  void findsNoQuoteThatIsInventedOrHasAnotherNameOrNumber(String text, String quote) {
    assertThat(QuoteFinder.find(excerpt(text), quote)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'1904', 4", "1904, 19", "In 1904, 90", "unhappy, happ"})
  void findsNoPartOfAWordOrNumber(String text, String quote) {
    assertThat(QuoteFinder.find(excerpt("It was so: " + text + "."), quote)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"' \n '", "…", "***", "''", "[]"})
  void findsNothingForAQuoteWithoutWords(String quote) {
    assertThat(QuoteFinder.find(excerpt("We went to Porto."), quote)).isEmpty();
  }

  @Test
  void knowsThePageOfAQuoteAfterAPageBreak() {
    var chunk = excerpt("First page. Second page.").chunk();
    var excerpt =
        new Excerpt(
            chunk,
            "a.txt",
            0,
            List.of(new Retrieval.PageStart(8, START + 12)),
            List.of(),
            List.of());

    assertThat(QuoteFinder.find(excerpt, "Second page.")).map(Evidence::page).hasValue(8);
    assertThat(QuoteFinder.find(excerpt, "First page.")).map(Evidence::page).hasValue(7);
  }

  @Test
  void reportsTheCellOrThePageOfAQuote() {
    var chunk = excerpt("First cell. Second cell.").chunk();
    var first = new Evidence.Place(Evidence.Place.Kind.CELL, "3");
    var second = new Evidence.Place(Evidence.Place.Kind.CELL, "4");
    var starts =
        List.of(
            new Retrieval.PlaceStart(first, START), new Retrieval.PlaceStart(second, START + 12));
    var excerpt = new Excerpt(chunk, "a.ipynb", 0, List.of(), List.of(), starts);

    assertThat(QuoteFinder.find(excerpt, "Second cell.")).map(Evidence::place).hasValue(second);
    assertThat(QuoteFinder.find(excerpt, "First cell.")).map(Evidence::place).hasValue(first);
    assertThat(QuoteFinder.find(excerpt("On a page."), "On a page."))
        .map(Evidence::place)
        .hasValue(Evidence.Place.page(7));
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

  private static String found(String text, String quote) {
    return QuoteFinder.find(excerpt(text), quote).map(Evidence::quote).orElse("");
  }

  private static Excerpt excerpt(String text) {
    var id = new ChunkId(new DocumentId("a".repeat(64)), 0);
    var chunk = new Chunk(id, START, START + text.length(), 7, "", "en", 10, text);
    return new Excerpt(chunk, "a.txt", 0);
  }
}

package dev.trawl.retrieval.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.protocol.model.ReadingModel.Quote;
import dev.trawl.retrieval.analysis.Analysis;
import dev.trawl.retrieval.analysis.Term;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConnectionPlanTest {
  private static final DocumentId DOCUMENT = new DocumentId("0".repeat(64));
  private static final Query QUESTION =
      new Query("In which year was the painter of the Holm Altar born?", "en", List.of());

  private static final String ALTAR =
      "Holm Altar\nIt stands in a chapel by the sea. The painter of the altar was Tove Lind.";
  private static final String LIND =
      "Tove Lind\nShe was born in 1711 as the daughter of a miller and lived by the river.";
  private static final String PAINTER =
      "Many a painter was born in that year, and an altar was nothing that they cared for.";
  private static final String RAIN =
      "It rained all day, and nobody left the house until the night.";

  private static Chunk chunk(int ordinal, String text) {
    return new Chunk(new ChunkId(DOCUMENT, ordinal), 0, text.length(), 1, "", "en", 40, text);
  }

  private static ConnectionPlan.Found found(String... texts) {
    var frequency = new HashMap<String, Long>();
    for (var text : texts) {
      Analysis.terms(text, "en").stream()
          .map(Term::text)
          .distinct()
          .forEach(term -> frequency.merge(term, 1L, Long::sum));
    }
    var statistics = new TermStatistics(100, 4000, 400, 4000, Map.of(), frequency);
    var chunks = IntStream.range(0, texts.length).mapToObj(at -> chunk(at, texts[at])).toList();
    return new ConnectionPlan.Found(statistics, chunks);
  }

  private static List<String> quotes(ConnectLimits limits, String... texts) {
    var plan = ConnectionPlan.of(QUESTION, found(texts), limits);
    return plan.quotes(List.of(found(texts))).stream().map(Quote::text).toList();
  }

  @Test
  void searchesForNewNamesWithTheRemainingWordsOfTheQuestion() {
    var queries =
        ConnectionPlan.of(QUESTION, found(ALTAR, PAINTER, RAIN), new ConnectLimits(1, 8, 8))
            .queries();

    assertThat(queries).hasSize(1);
    assertThat(queries.getFirst().keywords()).contains(new Keyword("Tove Lind", "en"));
    assertThat(queries.getFirst().keywords()).doesNotContain(new Keyword("Holm Altar", "en"));
    assertThat(queries.getFirst().text()).contains("born").doesNotContain("Altar");
  }

  @Test
  void prefersPassagesLinkedByAName() {
    assertThat(quotes(new ConnectLimits(4, 8, 2), PAINTER, RAIN, ALTAR, LIND))
        .containsExactly(
            "The painter of the altar was Tove Lind.",
            "She was born in 1711 as the daughter of a miller and lived by the river.");
  }

  @Test
  void returnsAtMostMaxQuotes() {
    assertThat(quotes(new ConnectLimits(4, 8, 1), PAINTER, RAIN, ALTAR, LIND)).hasSize(1);
  }

  @Test
  void returnsNoQuotesWithoutMatchingParagraphs() {
    assertThat(quotes(new ConnectLimits(4, 8, 8))).isEmpty();
    assertThat(quotes(new ConnectLimits(4, 8, 8), RAIN)).isEmpty();
  }

  @Test
  void quotesAreVerbatim() {
    for (var quote : quotes(new ConnectLimits(4, 8, 8), PAINTER, ALTAR + "\n\n" + LIND)) {
      assertThat(PAINTER + ALTAR + LIND).contains(quote);
    }
  }
}

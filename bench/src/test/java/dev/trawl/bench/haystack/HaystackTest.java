package dev.trawl.bench.haystack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.trawl.bench.data.DataException;
import dev.trawl.bench.haystack.Haystack.Planting;
import dev.trawl.retrieval.chunk.Tokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HaystackTest {
  private static final Tokens TOKENS = Tokens.builtIn();
  private static final String NEEDLE = "The bell of Quarmere weighs 812 pounds.";

  @ParameterizedTest
  @CsvSource({"en, 0", "en, 30", "en, 50", "en, 100", "zh, 0", "zh, 70", "zh, 100"})
  void insertsTheNeedleAtTheGivenDepth(String language, int depth) {
    var hay = haystack(language, 20_000, depth, 5);
    var start = hay.starts().getFirst();
    assertThat(hay.text().substring(start)).startsWith(NEEDLE);
    assertThat(hay.text()).containsOnlyOnce(NEEDLE);
    var before = TOKENS.count(hay.text().substring(0, start));
    assertThat(100.0 * before / TOKENS.count(hay.text())).isCloseTo(depth, within(1.5));
  }

  @ParameterizedTest
  @CsvSource({"en, 4000", "zh, 4000", "en, 60000", "zh, 60000"})
  void theHaystackHasTheRequestedLength(String language, int length) {
    var hay = haystack(language, length, 50, 5);
    assertThat((double) TOKENS.count(hay.text())).isCloseTo(length, within(length * 0.02 + 150));
  }

  @Test
  void theSeedDeterminesTheHaystack() {
    assertThat(haystack("en", 8_000, 40, 9)).isEqualTo(haystack("en", 8_000, 40, 9));
    assertThat(haystack("en", 8_000, 40, 9).text())
        .isNotEqualTo(haystack("en", 8_000, 40, 10).text());
  }

  @Test
  void insertsTheNeedleBetweenSentences() {
    var pool = new TextPool(List.of("One is here. Two is here. Three is here."), TOKENS);
    var hay = Haystack.of(pool, 12, List.of(new Planting("N.", 50)), TOKENS, new Random(1));
    assertThat(hay.text()).startsWith("One is here. N. ");
    assertThat(hay.text().replace("N. ", "")).contains("Two is here. Three is here.");
  }

  @Test
  void insertsSeveralNeedlesAtTheirDepths() {
    var pool = TextPool.generated("en", 3, TOKENS);
    var plantings = List.of(new Planting("Late.", 90), new Planting("Early.", 10));
    var hay = Haystack.of(pool, 5_000, plantings, TOKENS, new Random(2));
    assertThat(hay.starts().get(0)).isGreaterThan(hay.starts().get(1));
    assertThat(hay.text().substring(hay.starts().get(1))).startsWith("Early.");
  }

  @Test
  void repeatsTheTextsOfASmallFolder(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("a.txt"), "\uFEFFFirst paragraph.\r\n\r\nSecond one.\r\n");
    var pool = TextPool.ofFolder(folder, TOKENS);
    var drawn = pool.draw(40, new Random(1));
    assertThat(drawn)
        .extracting(TextPool.Paragraph::text)
        .contains("First paragraph.", "Second one.");
    assertThat(drawn.stream().mapToInt(TextPool.Paragraph::tokens).sum())
        .isGreaterThanOrEqualTo(40);
  }

  @Test
  void rejectsAFolderWithoutText(@TempDir Path folder) {
    assertThatThrownBy(() -> TextPool.ofFolder(folder, TOKENS))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("--haystack");
  }

  private static Haystack haystack(String language, int length, int depth, long seed) {
    var pool = TextPool.generated(language, 3, TOKENS);
    var plantings = List.of(new Planting(NEEDLE, depth));
    return Haystack.of(pool, length, plantings, TOKENS, new Random(seed));
  }
}

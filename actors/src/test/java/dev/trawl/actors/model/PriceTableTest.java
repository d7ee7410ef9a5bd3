package dev.trawl.actors.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the prices of models. */
class PriceTableTest {
  private static final URI OPENAI = URI.create("https://api.openai.com/v1");
  private static final URI ANTHROPIC = URI.create("https://api.anthropic.com/v1");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
  private static final PriceTable TABLE =
      table(
          "api.openai.com small 2026-03 0.15 0.60 - - - -",
          "api.openai.com small 2026-03 0.30 1.20 - - - 2027-01-01",
          "api.openai.com long 2026-03 1 4 1000 2 6 -",
          "api.openai.com unsure 2026-03 1 4 1000 - - -");

  @ParameterizedTest
  @CsvSource({
    "small, true",
    "Small, true",
    "models/small, true",
    "small-2024-07-18, true",
    "small-20240718, true",
    "small-latest, true",
    "small-audio, false",
    "smaller, false",
    "my-small, false"
  })
  void ignoresADateAtTheEndOfAName(String name, boolean known) {
    assertThat(TABLE.find(OPENAI, name, 8192, TODAY).isPresent()).isEqualTo(known);
  }

  @Test
  void onlyTheProvidersOwnHostHasAPrice() {
    assertThat(TABLE.find(URI.create("http://127.0.0.1:8000/v1"), "small", 8192, TODAY)).isEmpty();
    assertThat(TABLE.find(URI.create("https://eu.api.openai.com/v1"), "small", 8192, TODAY))
        .isEmpty();
  }

  @Test
  void aFuturePriceAppliesFromItsFirstDay() {
    assertThat(prompt(TABLE.find(OPENAI, "small", 8192, TODAY))).isEqualTo(0.15);
    assertThat(prompt(TABLE.find(OPENAI, "small", 8192, LocalDate.of(2027, 1, 1)))).isEqualTo(0.30);
  }

  @Test
  void aLargeWindowHasThePriceOfLongPrompts() {
    assertThat(prompt(TABLE.find(OPENAI, "long", 1000, TODAY))).isEqualTo(1);
    assertThat(prompt(TABLE.find(OPENAI, "long", 1001, TODAY))).isEqualTo(2);
    assertThat(TABLE.find(OPENAI, "unsure", 1001, TODAY)).isEmpty();
  }

  @Test
  void namesTheCurrencyAndTheDateOfAPrice() {
    assertThat(TABLE.find(OPENAI, "small", 8192, TODAY).orElseThrow().inWords())
        .isEqualTo(
            "a million prompt tokens cost 0.15 and a million reply tokens 0.6, the provider's price"
                + " in US dollars, read on 2026-03");
  }

  @Test
  void theBuiltInTableIsComplete() {
    var rows = PriceTable.builtIn().rows();

    assertThat(rows).hasSizeGreaterThan(30).doesNotHaveDuplicates();
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.read()).matches("20[0-9]{2}-[0-9]{2}(-[0-9]{2})?");
              assertThat(row.prompt()).isPositive();
              assertThat(row.reply()).isGreaterThan(row.prompt());
              assertThat(row.longPrompt().orElse(row.prompt() + 1)).isGreaterThan(row.prompt());
              assertThat(row.model()).isEqualTo(row.model().toLowerCase(Locale.ROOT));
            });
    assertThat(prompt(PriceTable.builtIn().find(ANTHROPIC, "claude-haiku-4-5", 8192, TODAY)))
        .isEqualTo(1);
  }

  private static PriceTable table(String... lines) {
    return new PriceTable(List.of(lines).stream().map(PriceTable.Row::of).toList());
  }

  private static double prompt(Optional<Price> price) {
    return price.orElseThrow().perMillionPromptTokens();
  }
}

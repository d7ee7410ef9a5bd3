package dev.trawl.actors.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.actors.window.ClaimSentences.Statement;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimSentencesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Chapter 2: The gate is red. | The gate is red.",
        "**Chapter 2:** The gate is red. | The gate is red.",
        "2. The gate is red. | The gate is red.",
        "- (b) The gate is red. | The gate is red.",
        "第二章：大门是红色的。 | 大门是红色的。",
        "Summary\\nThe gate is red. | The gate is red.",
        "Early History\\n\\nThe gate is red. | The gate is red.",
        "## Early History\\nThe gate is red. | The gate is red.",
        "**The gate**\\nIt is red. | It is red.",
        "总结\\n大门是红色的。 | 大门是红色的。",
        "There are two reasons.\\n- It is red. | - It is red.",
        "The reasons are as follows.\\n1. It is red. | It is red.",
        "原因有以下几点。\\n1. 大门是红色的。 | 大门是红色的。",
      })
  void aLabelOrAnAnnouncementComesBeforeTheClaim(String text, String claim) {
    assertThat(ClaimSentences.of(text.replace("\\n", "\n")))
        .extracting(Statement::words)
        .extracting(String::strip)
        .containsExactly(claim);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Red\\nOld",
        "Ida Kroll\\nOla Brandt",
        "1904\\nIt was red.",
        "It is old.\\n- It is red.",
        "The gate is red. It is old.",
      })
  void otherShortLinesAreClaims(String text) {
    assertThat(ClaimSentences.of(text.replace("\\n", "\n"))).hasSize(2);
  }

  @Test
  void theHeadOfATableClaimsNothing() {
    var table = "| Part | Colour |\n| :--- | ---: |\n| gate | red |\n| wall | grey |";
    assertThat(ClaimSentences.of(table))
        .extracting(Statement::words)
        .extracting(String::strip)
        .containsExactly("| gate | red |", "| wall | grey |");
  }

  @ParameterizedTest
  @CsvSource({"12.", "Summary", "2", "**Ida Kroll**", "Red:"})
  void aLabelAloneIsAClaim(String text) {
    assertThat(ClaimSentences.of(text)).containsExactly(new Statement("", text));
  }

  @Property
  void theStatementsAreTheText(@ForAll String text) {
    assertThat(ClaimSentences.of(text).stream().map(Statement::text).collect(Collectors.joining()))
        .isEqualTo(text);
  }
}

package dev.trawl.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneLineTest {
  @Test
  void aSentenceThatTheDocumentBreaksIsOnOneLine() {
    assertThat(OneLine.of("  Subject to the terms of\n      this License,\r\neach  one. "))
        .isEqualTo("Subject to the terms of this License, each one.");
  }

  @Test
  void aLineBreakBetweenIdeographsIsNoSpace() {
    assertThat(OneLine.of("灯塔建于\n  一八九四年。 Arvik\n是港口。")).isEqualTo("灯塔建于一八九四年。 Arvik 是港口。");
  }

  @ParameterizedTest
  @CsvSource({"this License", "each", "Subject", "of\n      this"})
  void aSpanKeepsItsWords(String words) {
    var quote = "  Subject to the terms of\n      this License,\neach one.";
    var start = quote.indexOf(words);
    var span = OneLine.of(new Span(start, start + words.length()), quote);
    assertThat(OneLine.of(quote).substring(span.startChar(), span.endChar()))
        .isEqualTo(OneLine.of(words));
  }

  @Test
  void theCellsOfATableStayApart() {
    assertThat(OneLine.of("Growth\t7.5 %")).isEqualTo("Growth\t7.5 %");
  }

  @Test
  void anEmptySpanStaysEmpty() {
    assertThat(OneLine.of(new Span(3, 3), "a\n b").length()).isZero();
  }
}

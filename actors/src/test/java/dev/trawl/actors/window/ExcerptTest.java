package dev.trawl.actors.window;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {
  @Test
  void addsTheFirstSentenceOfTheNextChunk() {
    var excerpt = excerptBefore("She sank before morning. Nobody saw it.");
    assertThat(excerpt.chunk().text())
        .isEqualTo("The Aurora left in fog. She sank before morning.");
    assertThat(excerpt.chunk().id()).isEqualTo(Excerpts.of("").chunk().id());
    assertThat(excerpt.chunk().tokens()).isBetween(9, 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n\nShe sank.", "\r\n \r\nShe sank.", "", "  \n \n She sank."})
  void addsNothingFromAnotherParagraph(String next) {
    assertThat(excerptBefore(next).chunk().text()).isEqualTo("The Aurora left in fog. ");
  }

  @Test
  void addsNoLongSentence() {
    var next = "She sank" + " and rose".repeat(60) + ".";
    assertThat(excerptBefore(next).chunk().text()).isEqualTo("The Aurora left in fog. ");
  }

  @Test
  void keepsTheNamesOfTheColumnsOfATable() {
    var inTable = Excerpts.inTable("Ship | Year | Port", "Aurora | 1884 | Lund ");
    var next = Excerpts.of(1, inTable.chunk().endChar(), "Boreas | 1890 | Malmo");
    assertThat(inTable.withNextSentence(next).chunk())
        .satisfies(chunk -> assertThat(chunk.text()).endsWith("Malmo"))
        .satisfies(chunk -> assertThat(chunk.tableHead()).isEqualTo("Ship | Year | Port"));
  }

  private static Excerpt excerptBefore(String next) {
    var first = "The Aurora left in fog. ";
    return Excerpts.of(first).withNextSentence(Excerpts.of(1, first.length(), next));
  }
}

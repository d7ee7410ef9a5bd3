package dev.trawl.retrieval.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {
  @Test
  void findsANameWithACommaAndItsParts() {
    assertThat(Names.in("he left the Duchy of Lund, Skaane."))
        .contains("Duchy of Lund, Skaane", "Duchy of Lund", "Skaane");
  }

  @Test
  void findsTextInQuotationMarks() {
    assertThat(Names.in("he wrote “the long winter” and 《红楼梦》")).contains("the long winter", "红楼梦");
  }

  @Test
  void ignoresASingleNumber() {
    assertThat(Names.in("it was 1711 then")).isEmpty();
  }

  @Test
  void readsALongLineQuickly() {
    assertThat(Names.in("A ".repeat(20_000))).hasSizeLessThan(3);
  }
}

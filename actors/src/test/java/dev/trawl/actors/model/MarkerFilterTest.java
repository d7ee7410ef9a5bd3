package dev.trawl.actors.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkerFilterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Red [1] and old [2, 3]. | Red and old.",
        "Red[1][2]. | Red.",
        "Red [1] [2]! | Red!",
        "红【1】。 | 红。",
        "Red (sentence 3) and [S4] old [^5]. | Red and old.",
        "Red 【3†source】 (see [4]). | Red.",
        "It (the gate) is (in 1904) red. | It (the gate) is (in 1904) red.",
        "The gate [sic] is red. | The gate [sic] is red.",
        "a[i] = b[j] | a[i] = b[j]",
        "See [a longer remark that no marker could ever be, with words]. | See [a longer remark"
            + " that no marker could ever be, with words].",
      })
  void removesOnlyMarkers(String written, String shown) {
    for (var size = 1; size <= written.length(); size++) {
      assertThat(filtered(written, size)).as("in pieces of %d", size).isEqualTo(shown);
    }
  }

  @Property
  void changesNoTextWithoutBrackets(
      @ForAll String text, @ForAll @IntRange(min = 1, max = 9) int size) {
    var plain = text.replaceAll("[\\[【［]", "(") + ".";
    assertThat(filtered(plain, size)).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "See [sic | See [sic",
        "a [i | a [i",
        "Red [12 | Red",
        "Red [1, | Red",
        "Red [1] | Red",
        "Red | Red",
      })
  void passesOnWhatIsHeldAtTheEndUnlessItBeginsAMarker(String written, String shown) {
    var all = new StringBuilder();
    var filter = new MarkerFilter(all::append);
    filter.accept(written);
    filter.end();
    assertThat(all).hasToString(shown);
  }

  private static String filtered(String text, int size) {
    var shown = new StringBuilder();
    var filter = new MarkerFilter(shown::append);
    for (var from = 0; from < text.length(); from += size) {
      filter.accept(text.substring(from, Math.min(text.length(), from + size)));
    }
    return shown.toString();
  }
}

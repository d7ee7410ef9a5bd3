package dev.trawl.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OneLineTest {
  @Test
  void replacesAllKindsOfWhiteSpace() {
    assertThat(OneLine.of(" a\n\tb\u00a0\u2028c\u0000d\u3000 ")).isEqualTo("a b c d");
  }

  @Test
  void removesAFullStopOnlyAtTheEnd() {
    assertThat(OneLine.withoutFullStop("a. b.")).isEqualTo("a. b");
    assertThat(OneLine.withoutFullStop("a")).isEqualTo("a");
  }

  @Test
  void cutsBetweenWordsIfPossible() {
    assertThat(OneLine.cut("one two three", 9)).isEqualTo("one two…");
    assertThat(OneLine.cut("abcdefghij", 4)).isEqualTo("abcd…");
    assertThat(OneLine.cut("abcd", 4)).isEqualTo("abcd");
  }

  @Property
  void neverSplitsACharacter(
      @ForAll String text, @ForAll @IntRange(min = 1, max = 20) int charsMax) {
    var cut = OneLine.cut("🐟🐠" + text + "🐡", charsMax);
    assertThat(cut).doesNotContain("\n");
    var last = cut.endsWith("…") && cut.length() > 1 ? cut.charAt(cut.length() - 2) : 'a';
    assertThat(Character.isHighSurrogate(last) && cut.length() <= 3).isFalse();
  }
}

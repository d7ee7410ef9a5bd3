package dev.trawl.bench.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InventorTest {
  private final Random random = new Random(7);
  private final Inventor inventor = new Inventor(name -> false);

  @Test
  void changesDigits() {
    assertThat(inventor.inventLike("1897", random)).matches("18\\d\\d").isNotEqualTo("1897");
    assertThat(inventor.inventLike("5", random)).matches("[1-9]").isNotEqualTo("5");
    assertThat(inventor.inventLike("12 March", random)).matches("[1-9]\\d March");
    assertThat(inventor.inventLike("4分钟", random)).matches("[1-9]分钟").isNotEqualTo("4分钟");
  }

  @Test
  void replacesNames() {
    assertThat(inventor.inventLike("Chief of Protocol", random))
        .matches("\\p{Lu}\\p{Ll}+ of \\p{Lu}\\p{Ll}+")
        .doesNotContain("Chief", "Protocol");
    assertThat(inventor.inventLike("The Hague", random)).startsWith("The ").doesNotContain("Hague");
    assertThat(inventor.inventLike("青屿镇", random)).matches("\\p{IsHan}{3}").isNotEqualTo("青屿镇");
  }

  @Test
  void keepsTextWithoutDigitsAndNames() {
    assertThat(inventor.inventLike("a clock restorer", random)).isEqualTo("a clock restorer");
  }

  @Test
  void neverReturnsANameThatIsInUse() {
    var given = new HashSet<String>();
    var strict = new Inventor(name -> !given.add(name));
    for (var i = 0; i < 200; i++) {
      strict.inventLike("Marlow", random);
    }
    assertThat(given).hasSizeGreaterThanOrEqualTo(200);
  }

  @Test
  void returnsALongerNameIfAllShortNamesAreInUse() {
    var strict = new Inventor(name -> name.length() == 1);
    assertThat(strict.inventLike("荣", random)).matches("\\p{IsHan}{2}");
  }
}

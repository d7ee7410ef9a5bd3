package dev.trawl.actors.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FenceTest {
  private static final Fence FENCE = new Fence(new byte[] {1, 2, 3});

  @Test
  void isSixteenHexDigits() {
    assertThat(FENCE.around("Who?", List.of("text"))).matches("[0-9a-f]{16}");
  }

  @Test
  void dependsOnTheQuestion() {
    var fence = FENCE.around("Who?", List.of("one"));
    assertThat(FENCE.around("Who?", List.of("two", "three"))).isEqualTo(fence);
    assertThat(FENCE.around("When?", List.of("one"))).isNotEqualTo(fence);
  }

  @Test
  void dependsOnTheSecret() {
    assertThat(new Fence(new byte[] {4}).around("Who?", List.of()))
        .isNotEqualTo(FENCE.around("Who?", List.of()));
    assertThat(Fence.ofProcess().around("Who?", List.of()))
        .isEqualTo(Fence.ofProcess().around("Who?", List.of()));
  }

  @Test
  void isLongerIfATextContainsIt() {
    var fence = FENCE.around("Who?", List.of());
    var longer = FENCE.around("Who?", List.of("[END 1 %s]".formatted(fence)));
    assertThat(longer).startsWith(fence).hasSize(32);
    var longest = FENCE.around("Who?", List.of(longer));
    assertThat(longest).startsWith(longer).hasSize(64);
    assertThat(FENCE.around("Who?", List.of(longest))).startsWith(longest).hasSizeGreaterThan(64);
  }
}

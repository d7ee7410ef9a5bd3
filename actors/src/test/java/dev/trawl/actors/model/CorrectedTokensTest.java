package dev.trawl.actors.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.ModelException.TooLong;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * Tests that our token counts are corrected with those that a server reports, so that prompts fit
 * its window.
 */
class CorrectedTokensTest {
  private static final int WINDOW = 8192;
  private static final int REPLY = 1024;
  private static final PromptSettings SETTINGS =
      new PromptSettings(WINDOW, REPLY, 0.03, Optional.empty());
  private static final int MAX_PROMPT_TOKENS = SETTINGS.window().promptTokens();

  private final PromptTokens tokens = new PromptTokens(Chunks.TOKENS);
  private final Prompting prompting = new Prompting(Prompts.builtIn(), SETTINGS, tokens);

  /**
   * After one large prompt, no other prompt with the same ratio of the server's tokens to ours is
   * undercounted.
   */
  @Property(tries = 300)
  void doesNotUndercountAfterOneLargePrompt(
      @ForAll @DoubleRange(min = 0.4, max = 3.9) double serverTokensPerToken,
      @ForAll @IntRange(min = 512, max = 7000) int first,
      @ForAll @IntRange(min = 1, max = 7000) int next) {
    var learning = new PromptTokens(Chunks.TOKENS);
    learning.learn(first, (int) Math.ceil(first * serverTokensPerToken));

    assertThat(learning.scaled(next)).isGreaterThanOrEqualTo((int) (next * serverTokensPerToken));
  }

  @Test
  void correctionNeverLowersOurCount() {
    tokens.learn(4000, 2400);

    assertThat(tokens.scaled(4000)).isEqualTo(4000);
  }

  @Test
  void tokensThatTheServerAddsToASmallPromptAreNotScaledForLargeOnes() {
    tokens.learn(100, 300);

    assertThat(tokens.scaled(100)).isEqualTo(300);
    assertThat(tokens.scaled(6000)).isEqualTo(6200);
  }

  @Test
  void usesTheLargestRatio() {
    tokens.learn(1000, 1400);
    tokens.learn(1000, 1050);

    assertThat(tokens.scaled(1000)).isEqualTo(1400);
  }

  @Test
  void aRefusedPromptIsCountedAsTheServerCountsIt() {
    var corrected =
        prompting.corrected(6500, refused(OptionalInt.of(9100), OptionalInt.of(WINDOW)));

    assertThat(tokens.scaled(6500)).isEqualTo(9100);
    assertThat(corrected).hasMessageContaining("6500 tokens now count as 9100");
  }

  @Test
  void aRefusedPromptIsNeverSentAgainEvenIfTheServerGivesNoNumbers() {
    prompting.corrected(6500, refused(OptionalInt.empty(), OptionalInt.empty()));

    assertThat(tokens.scaled(6500)).isGreaterThan(MAX_PROMPT_TOKENS);
  }

  @Test
  void reportsAConfiguredWindowThatIsTooLarge() {
    var reported = prompting.corrected(6500, refused(OptionalInt.of(6600), OptionalInt.of(4096)));

    assertThat(reported).hasMessageContaining("window-tokens is 8192, and the server allows 4096");
    assertThat(tokens.scaled(6500)).isEqualTo(6500);
  }

  @Test
  void detectsACutIfThePromptFillsTheWindow() {
    assertThat(prompting.cut(6900, Usage.ofCall(WINDOW, 1))).isPresent();
    assertThat(prompting.cut(6900, Usage.ofCall(WINDOW - 1, 1))).isEmpty();
  }

  @Test
  void detectsACutIfTheServerReadAPowerOfTwoTokens() {
    assertThat(prompting.cut(6900, Usage.ofCall(4096, 1)).orElseThrow().limitTokens())
        .hasValue(4096);
    assertThat(prompting.cut(6900, Usage.ofCall(4097, 1))).isEmpty();
    assertThat(prompting.cut(4000, Usage.ofCall(4096, 1))).as("more tokens than counted").isEmpty();
    assertThat(prompting.cut(800, Usage.ofCall(512, 1))).as("too small a limit").isEmpty();
  }

  private static TooLong refused(OptionalInt prompt, OptionalInt limit) {
    return new TooLong("refused", prompt, limit);
  }
}

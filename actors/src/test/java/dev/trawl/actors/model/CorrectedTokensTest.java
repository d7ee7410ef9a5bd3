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

/** Tests that counts are corrected by what a server reports, so that prompts fit its window. */
class CorrectedTokensTest {
  private static final int WINDOW = 8192;
  private static final int REPLY = 1024;
  private static final PromptSettings SETTINGS =
      new PromptSettings(WINDOW, REPLY, 0.03, Optional.empty());
  private static final int ROOM = SETTINGS.window().promptTokens();

  private final PromptTokens tokens = new PromptTokens(Chunks.TOKENS);
  private final Prompting prompting = new Prompting(Prompts.builtIn(), SETTINGS, tokens);

  /** After one large prompt, no prompt of the same vocabulary is counted too low. */
  @Property(tries = 300)
  void afterOneLargePromptEveryPromptOfThatVocabularyFits(
      @ForAll @DoubleRange(min = 0.4, max = 3.9) double vocabulary,
      @ForAll @IntRange(min = 512, max = 7000) int first,
      @ForAll @IntRange(min = 1, max = 7000) int next) {
    var learning = new PromptTokens(Chunks.TOKENS);
    learning.learn(first, (int) Math.ceil(first * vocabulary));

    assertThat(learning.scaled(next)).isGreaterThanOrEqualTo((int) (next * vocabulary));
  }

  @Test
  void countsAreNeverLowerThanOurOwn() {
    tokens.learn(4000, 2400);

    assertThat(tokens.scaled(4000)).isEqualTo(4000);
  }

  @Test
  void aSmallPromptWithAHiddenTextDoesNotShrinkAllOthers() {
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

    assertThat(tokens.scaled(6500)).isGreaterThan(ROOM);
  }

  @Test
  void aWindowThatIsTooLargeIsNotCorrectedButReported() {
    var reported = prompting.corrected(6500, refused(OptionalInt.of(6600), OptionalInt.of(4096)));

    assertThat(reported).hasMessageContaining("window-tokens is 8192, and the server allows 4096");
    assertThat(tokens.scaled(6500)).isEqualTo(6500);
  }

  @Test
  void aPromptThatFillsTheWindowWasCut() {
    assertThat(prompting.cut(6900, Usage.ofCall(WINDOW, 1))).isPresent();
    assertThat(prompting.cut(6900, Usage.ofCall(WINDOW - 1, 1))).isEmpty();
  }

  @Test
  void aPromptThatEndsAtAUsualLimitWasCut() {
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

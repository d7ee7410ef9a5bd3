package dev.trawl.lexical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LexicalSettingsTest {
  @Test
  void hasTheDocumentedDefaults() {
    assertThat(ModelFixture.SETTINGS)
        .isEqualTo(new LexicalSettings(8192, 512, 24, 3, 5, 3, 0.15, 0.15, 0.4, 1.15));
  }

  @Test
  void rejectsAWindowWithoutSpaceForAChunkAndTheReply() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LexicalSettings(512, 512, 24, 3, 5, 5, 0.15, 0.15, 0.35, 1))
        .withMessageContaining("window-tokens");
  }

  @Test
  void rejectsAProbabilityAboveOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LexicalSettings(8192, 512, 24, 3, 5, 5, 0.15, 0.15, 1.5, 1))
        .withMessageContaining("least-support");
  }
}

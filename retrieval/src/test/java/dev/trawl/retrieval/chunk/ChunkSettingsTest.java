package dev.trawl.retrieval.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChunkSettingsTest {
  @Test
  void hasTheDocumentedDefaults() {
    var trawl = ConfigFactory.parseResources("dev/trawl/application.conf").resolve();
    assertThat(ChunkSettings.from(trawl.getConfig("trawl")))
        .isEqualTo(new ChunkSettings(512, 0.5, 0.9, 0.5, Optional.empty()));
  }

  @Test
  void rejectsInvalidValuesAndNamesTheKey() {
    assertThatThrownBy(() -> new ChunkSettings(3, 0.25, 0.5, 0.5, Optional.empty()))
        .hasMessageContaining("trawl.chunks.tokens-max");
    assertThatThrownBy(() -> new ChunkSettings(512, 2, 0.5, 0.5, Optional.empty()))
        .hasMessageContaining("heading-fill");
  }
}

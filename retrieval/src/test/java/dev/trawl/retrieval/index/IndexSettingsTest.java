package dev.trawl.retrieval.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.trawl.retrieval.analysis.Bm25;
import dev.trawl.retrieval.outline.OutlineSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class IndexSettingsTest {
  private static final Config TRAWL =
      ConfigFactory.parseResources("dev/trawl/application.conf").resolve().getConfig("trawl");

  @Test
  void hasTheDocumentedDefaultsOfTheIndex() {
    var settings = IndexSettings.from(TRAWL);
    assertThat(settings.threads()).isEqualTo(2);
    assertThat(settings.bufferMegabytes()).isEqualTo(16);
    assertThat(settings.outline()).isEqualTo(new OutlineSettings(50_000, 20_000));
    assertThat(settings.ranking())
        .isEqualTo(
            new IndexSettings.Ranking(
                new Bm25(0.9, 0.4),
                new Bm25(0.4, 0.2),
                1,
                0.6,
                0.6,
                0.2,
                0.35,
                0.3,
                3,
                2,
                0.1,
                0.4,
                8));
  }

  @Test
  void hasTheDocumentedDefaultsOfTheLibrary() {
    var own = ConfigFactory.parseString("library.directory = /data").withFallback(TRAWL);
    assertThat(LibrarySettings.from(own))
        .isEqualTo(new LibrarySettings(Path.of("/data"), 20L << 30));
  }

  @Test
  void storesIndexesInTheUserCacheByDefault() {
    var none = ConfigFactory.parseString("library.directory = \"\"").withFallback(TRAWL);
    assertThat(LibrarySettings.from(none).directory()).isAbsolute().hasFileName("trawl");
  }

  @Test
  void rejectsInvalidValues() {
    assertThatThrownBy(() -> new Bm25(Double.NaN, 0.4))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Bm25(1, 1.5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new OutlineSettings(0, 1)).hasMessageContaining("parts-max");
    assertThatThrownBy(() -> new LibrarySettings(Path.of("x"), 0))
        .hasMessageContaining("bytes-max");
  }
}

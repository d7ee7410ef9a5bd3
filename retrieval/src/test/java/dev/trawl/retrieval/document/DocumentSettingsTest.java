package dev.trawl.retrieval.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.trawl.retrieval.format.Samples;
import dev.trawl.retrieval.source.FetchSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DocumentSettingsTest {
  @Test
  void hasTheDefaultsOfTheBundledConfiguration() {
    assertThat(Samples.settings())
        .isEqualTo(
            new DocumentSettings(
                512L << 20,
                60_000_000,
                50_000,
                4,
                1L << 30,
                20_000,
                Duration.ofMinutes(5),
                4,
                10_000,
                32,
                new OcrSettings(
                    OcrSettings.Mode.AUTO, "eng", "tesseract", Duration.ofMinutes(1), 1000)));
  }

  @Test
  void hasTheFetchDefaultsOfTheBundledConfiguration() {
    assertThat(Samples.fetchSettings())
        .isEqualTo(
            new FetchSettings(256L << 20, Duration.ofMinutes(2), Duration.ofSeconds(10), 5, false));
  }

  @Test
  void namesAWrongValueForTextRecognition() {
    assertThatThrownBy(() -> Samples.settings("ocr.mode = always"))
        .hasMessage("trawl.documents.ocr.mode must be auto or off: always");
    assertThatThrownBy(() -> Samples.settings("ocr.languages = \"eng; rm\""))
        .hasMessageStartingWith("trawl.documents.ocr.languages must be names joined by +");
  }

  @Test
  void reportsTheKeyOfAValueThatIsOutOfRange() {
    var wrong = ConfigFactory.parseString("documents.max-pages = 0").withFallback(Samples.trawl());
    assertThatThrownBy(() -> DocumentSettings.from(wrong))
        .hasMessage("trawl.documents.max-pages must be at least 1");
  }
}

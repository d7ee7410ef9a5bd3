package dev.trawl.retrieval.outline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentOutlineTest {
  @ParameterizedTest
  @CsvSource({
    "application/vnd.oasis.opendocument.presentation, SLIDE",
    "application/vnd.ms-excel, SHEET",
    "application/pdf, PAGE"
  })
  void theMediaTypeDecidesTheKindOfPages(String mediaType, Unit unit) {
    assertThat(DocumentOutline.pageUnit(mediaType)).isEqualTo(unit);
  }
}

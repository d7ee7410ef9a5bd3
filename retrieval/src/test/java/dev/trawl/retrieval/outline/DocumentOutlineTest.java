package dev.trawl.retrieval.outline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.retrieval.document.ParsedDocument.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentOutlineTest {
  @ParameterizedTest
  @CsvSource({
    "application/vnd.oasis.opendocument.presentation, SLIDE",
    "application/vnd.ms-excel, SHEET",
    "application/pdf, PAGE"
  })
  void findsTheKindOfPagesByTheMediaType(String mediaType, Unit unit) {
    assertThat(DocumentOutline.pageUnit(mediaType)).isEqualTo(unit);
  }

  @Test
  void listsTheOutermostPartsAsChaptersButNotTheTitle() {
    var outline = outline(part(1, "Tides"), part(2, "Spring"), part(3, "Height"), part(2, "Neap"));
    assertThat(outline.chapters(9)).containsExactly("Spring", "Neap");
    assertThat(outline.chapters(1)).containsExactly("Spring");
  }

  @Test
  void aDocumentWithoutPartsHasNoChapters() {
    assertThat(outline().chapters(9)).isEmpty();
    assertThat(outline(part(1, "Tides")).chapters(9)).isEmpty();
  }

  private static Part part(int level, String heading) {
    return new Part(Unit.CHAPTER, "", level, 0, 0, 9, heading);
  }

  private static DocumentOutline outline(Part... parts) {
    return new DocumentOutline(
        9, Unit.PAGE, List.of(new Page(1, 0)), List.of(parts), List.of(), List.of(), true);
  }
}

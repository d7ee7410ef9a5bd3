package dev.trawl.retrieval.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.trawl.protocol.Source;
import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.format.Samples;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Parses real documents. They are not in the repository, but in the folder given by the environment
 * variable {@code TRAWL_DATA_SAMPLES}, or in {@code ../shared/data}. Without this folder the tests
 * are skipped.
 */
@Timeout(300)
class RealDocumentsTest {
  @ParameterizedTest
  @CsvSource({
    "docs-pdf-en",
    "docs-pdf-zh",
    "docs-office",
    "docs-epub",
    "docs-html",
    "docs-markdown"
  })
  void parsesEveryDocumentOfTheFolder(String folder) {
    var sources =
        Sources.of(
            List.of(data().resolve(folder).toString()),
            InputStream.nullInputStream(),
            Samples.settings());
    assertThat(sources.found()).isNotEmpty();
    assertThat(sources.rejected()).isEmpty();
    var parser = Samples.parser();
    var softly = new SoftAssertions();
    for (var source : sources.found()) {
      softly
          .assertThatCode(() -> check(parser, source))
          .as(source.name())
          .doesNotThrowAnyException();
    }
    softly.assertAll();
  }

  private static void check(DocumentParser parser, Source source) throws Exception {
    try (var raw = parser.fetch(source)) {
      var parsed = parser.parse(raw);
      int length = parsed.text().length();
      assertThat(parsed.text()).isNotBlank().doesNotContain("\r").doesNotContain("\u0000");
      assertThat(parsed.pages().getFirst().startChar()).isZero();
      assertThat(parsed.pages())
          .isSortedAccordingTo(java.util.Comparator.comparingInt(ParsedDocument.Page::startChar))
          .allMatch(page -> page.startChar() <= length);
      assertThat(parsed.headings())
          .isSortedAccordingTo(java.util.Comparator.comparingInt(ParsedDocument.Heading::startChar))
          .allMatch(heading -> heading.startChar() < length && heading.level() >= 1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "docs-pdf-en/install.en.pdf, 113, 200",
    "docs-pdf-zh/debian-reference.zh-cn.pdf, 251, 400",
    "docs-office/markitdown_test.pptx, 6, 4",
    "docs-office/xlsx_01.xlsx, 4, 4",
    "docs-epub/winter-sports.epub, 1, 20",
    "docs-html/example-10k.html, 46, 20"
  })
  void countsPagesAndFindsHeadings(String name, int pages, int minHeadings) throws Exception {
    var parsed = parse(name);
    assertThat(parsed.pages()).hasSize(pages);
    assertThat(parsed.headings()).hasSizeGreaterThanOrEqualTo(minHeadings);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Comment | Comment by Michael McCandless: Here is a comment",
        "RTFCorruptListOverride | There are 90 naturally occurring kinds of apples. See?",
        "RTFJapanese | 1. ゾルゲの処刑記録、",
        "RTFListLibreOffice | • third",
        "RTFListMicrosoftWord | 3. three",
        "RTFTableCellSeparation | ö\tü"
      })
  void readsTheWordsOfRtfDocuments(String name, String words) throws Exception {
    var file = "docs-public/tika-test" + name + ".rtf";
    assumeThat(data().resolve(file)).exists();
    var parsed = parse(file);
    assertThat(parsed.text()).contains(words).doesNotContain("\\", "{", "}", "\ufffd");
    assertThat(parsed.warnings()).isEmpty();
  }

  @Test
  void findsTheHeadingOfEachBookmark() throws Exception {
    var parsed = parse("docs-pdf-en/fullrefman.pdf");
    assertThat(parsed.pages()).hasSize(2415);
    var found =
        parsed.headings().stream()
            .filter(heading -> heading.title().matches("[a-z][A-Za-z.]{3,}"))
            .filter(heading -> isAtItsLine(parsed.text(), heading))
            .count();
    var all =
        parsed.headings().stream()
            .filter(heading -> heading.title().matches("[a-z][A-Za-z.]{3,}"))
            .count();
    assertThat((double) found / all).isGreaterThan(0.98);
  }

  /**
   * Returns true if the line starts with the title. A page header also starts with it, but has a
   * page number.
   */
  private static boolean isAtItsLine(String text, ParsedDocument.Heading heading) {
    int end = text.indexOf('\n', heading.startChar());
    var line = text.substring(heading.startChar(), end < 0 ? text.length() : end);
    return line.startsWith(heading.title()) && !line.matches(".*\\t\\d+$");
  }

  private static ParsedDocument parse(String name) throws Exception {
    var file = data().resolve(name);
    var parser = Samples.parser();
    try (var raw = parser.fetch(new Source.LocalFile(file, name))) {
      return parser.parse(raw);
    }
  }

  private static Path data() {
    var named =
        Optional.ofNullable(System.getenv("TRAWL_DATA_SAMPLES"))
            .or(() -> Optional.ofNullable(System.getProperty("TRAWL_DATA_SAMPLES")));
    // Tests run in the folder of the module. The data is next to the repository.
    var data = named.map(Path::of).orElse(Path.of("..", "..", "shared", "data"));
    assumeThat(Files.isDirectory(data)).as("missing folder of real documents: " + data).isTrue();
    return data;
  }
}

package dev.trawl.retrieval.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.ParsedDocument;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged and hostile documents in RTF. */
class BadRtfTest {
  private static final int MILLION = 1_000_000;
  private static final String TRUNCATED = "the end of the document is missing; get a complete copy";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\\b ",
        "{\\super\\f1\\uc2 ",
        "{\\field ",
        "{\\upr{\\*\\ud ",
        "{\\*\\shpinst{\\shptxt ",
        "{\\*\\moMath{\\mr "
      })
  void readsTheTextAroundAMillionNestedGroups(String group) throws Exception {
    var braces = group.chars().filter(c -> c == '{').count();
    var deep = group.repeat(MILLION) + "x" + "}".repeat((int) (MILLION * braces));
    var parsed = parse("First.\\par " + deep + "\\par Last.}");
    assertThat(parsed.text()).startsWith("First.").endsWith("Last.");
    assertThat(parsed.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\\footnote ", "{\\pict ", "{\\stylesheet{\\s1 ", "{\\fldinst "})
  void saysThatTheEndIsMissingIfNoGroupIsClosed(String group) throws Exception {
    var parsed = parse("First.\\par " + group.repeat(MILLION));
    assertThat(parsed.text()).isEqualTo("First.");
    assertThat(parsed.warnings()).containsExactly(TRUNCATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483647", "99999999999999999999", "4294967295", "1000"})
  void ignoresALengthThatIsLongerThanTheFile(String length) throws Exception {
    assertThat(parse("First.{\\pict\\bin" + length + " abc}\\par Last.}").text())
        .isEqualTo("First.\n\nLast.");
    assertThat(parse("First.\\bin" + length + "\\par Last.}").text()).isEqualTo("First.\n\nLast.");
  }

  @Test
  void doesNotReadAPictureAsTextIfItsEndIsMissing() throws Exception {
    var parsed = parse("First.{\\pict\\bin1000 }}\\par Not text.");
    assertThat(parsed.text()).isEqualTo("First.");
    assertThat(parsed.warnings()).containsExactly(TRUNCATED);
  }

  @Test
  void skipsBytesThatLookLikeGroups() throws Exception {
    assertThat(parse("First.{\\pict\\bin6 }}\\par}{\\*\\x\\bin1 }}\\par Last.}").text())
        .isEqualTo("First.\n\nLast.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\", "\\b", "\\fs1", "\\fs-", "\\u", "\\u8211", "\\bin", "\\'4"})
  void readsAroundEndlessControlWords(String start) throws Exception {
    var letters = start.endsWith("\\") || start.endsWith("b") ? "b" : "1";
    assertThat(
            parse("First.\\par{" + start + letters.repeat(10 * MILLION) + " }\\par Last.}").text())
        .startsWith("First.")
        .endsWith("Last.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\par",
        "\\cell",
        "\\row",
        "\\trowd\\cellx9",
        "\\cellx9",
        "\\intbl\\itap99 x\\nestcell",
        "\\nestrow",
        "\\trowd\\trleft999999\\cellx9999999\\intbl x\\cell\\row",
        "{\\header x}",
        "{\\listtext 1}",
        "{\\fonttbl{\\f1 A;}}",
        "{\\*\\objdata 01}",
        "\\chftn",
        "\\u9731",
        "\\'e9"
      })
  void readsAHundredThousandOf(String token) throws Exception {
    var parsed = parse("First.\\par " + token.repeat(MILLION / 10) + "\\pard\\par Last.}");
    assertThat(parsed.text()).startsWith("First.").endsWith("Last.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\f%d ", "{\\f%d Font;}", "{\\s%d\\sbasedon%<d Style;}"})
  void readsAMillionFontsAndStyles(String entry) throws Exception {
    var table = new StringBuilder(entry.contains("\\s") ? "{\\stylesheet" : "{\\fonttbl");
    for (int i = 0; i < MILLION; i++) {
      table.append(entry.formatted(i));
    }
    assertThat(parse(table + "}\\s1\\f1 Words.}").text()).isEqualTo("Words.");
  }

  @Test
  void repeatsAMergedCellOnlySoOften() throws Exception {
    var first =
        "\\trowd\\clvmgf\\cellx9\\cellx5000\\intbl " + "a".repeat(190) + "\\cell b\\cell\\row";
    var next = "\\trowd\\clvmrg\\cellx9\\cellx5000\\intbl\\cell b\\cell\\row";
    assertThat(parse(first + next.repeat(100_000) + "\\pard Last.}").text())
        .endsWith("Last.")
        .hasSizeLessThan(500_000);
  }

  @Test
  void readsALongTextWithoutSpacesOrControlWords() throws Exception {
    assertThat(
            parse("{\\fonttbl{\\f1\\fcharset128 M;}}\\f1 " + "\u0083e".repeat(3 * MILLION) + "}")
                .text())
        .isEqualTo("テ".repeat(3 * MILLION));
    assertThat(
            parse("{\\fonttbl{\\f1\\fcharset128 M;}}\\f1 a" + "\u0095\\".repeat(MILLION) + " }")
                .text())
        .isEqualTo("a" + "表".repeat(MILLION));
    assertThat(
            parse("{\\fonttbl{\\f1\\fcharset128 M;}}\\f1 " + "\\'83e".repeat(MILLION) + "}").text())
        .isEqualTo("テ".repeat(MILLION));
  }

  @Test
  void stopsAtTheLimitOfCharacters() {
    var rtf = "{\\rtf1 " + "words ".repeat(1_000) + "}";
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(
            () -> Samples.parse("a.rtf", rtf.getBytes(), Samples.settings("max-characters = 1000")))
        .withMessageStartingWith("a.rtf: has more text than trawl.documents.max-characters = 1000");
  }

  @Test
  void readsTextAfterAClosingBraceTooMany() throws Exception {
    var parsed = parse("First.}\\par{\\pict 00ff}Last{\\v HIDDEN}.\\par}}\r\n\0");
    assertThat(parsed.text()).isEqualTo("First.\n\nLast.");
    assertThat(parsed.warnings())
        .containsExactly("the document has text after its end, which is read too");
  }

  @Test
  void ignoresWordsThatWouldHideTheWholeDocument() throws Exception {
    assertThat(parse("\\pict\\info\\*\\unknown\\footnote Words.}").text()).isEqualTo("Words.");
  }

  @Test
  void saysThatADocumentHasNoText() {
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(() -> parse("{\\pict 00}\\par}"))
        .withMessage("a.rtf: contains no text");
  }

  private static ParsedDocument parse(String body) throws Exception {
    return Samples.parse("a.rtf", ("{\\rtf1 " + body).getBytes(StandardCharsets.ISO_8859_1));
  }
}

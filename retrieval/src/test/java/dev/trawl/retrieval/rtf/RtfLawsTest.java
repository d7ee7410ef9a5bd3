package dev.trawl.retrieval.rtf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.retrieval.document.DocumentException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written into a document in RTF is read, however a program writes it. */
class RtfLawsTest {
  @Property(tries = 50)
  void readsTheParagraphsThatWereWritten(
      @ForAll("paragraphs") List<String> paragraphs, @ForAll long seed) throws Exception {
    var writer = new Writer(seed);
    var body =
        paragraphs.stream()
            .map(words -> "\\pard " + writer.write(words) + "\\par\n")
            .collect(Collectors.joining());
    assertThat(Rtf.text(body)).isEqualTo(String.join("\n\n", paragraphs));
  }

  @Property(tries = 50)
  void readsTheTablesThatWereWritten(@ForAll("tables") List<List<String>> rows, @ForAll long seed)
      throws Exception {
    var writer = new Writer(seed);
    var body =
        rows.stream()
            .map(cells -> Rtf.row(cells.stream().map(writer::write).toArray(String[]::new)))
            .collect(Collectors.joining());
    var expected =
        rows.stream().map(cells -> String.join("\t", cells)).collect(Collectors.joining("\n"));
    assertThat(Rtf.text("Before.\\par " + body + "After."))
        .isEqualTo("Before.\n\n" + expected + "\n\nAfter.");
  }

  @Property(tries = 200)
  void readsAnyOrderOfTokens(@ForAll("tokens") List<String> tokens) throws Exception {
    var rtf = "{\\rtf1 First." + String.join("", tokens);
    try {
      assertThat(Rtf.parse(rtf).text()).startsWith("First.");
    } catch (DocumentException e) {
      // The start of the document may be hidden or part of a table with a heading before it.
      assertThat(e).hasMessageContaining("a.rtf: ");
    }
  }

  @Property(tries = 50)
  void readsAnyBytes(@ForAll byte[] bytes) throws Exception {
    var noise = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(Rtf.parse("{\\rtf1 First.\\par " + noise).text()).startsWith("First.");
  }

  /** Writes characters in one of the forms that RTF has for them. */
  private static final class Writer {
    private final Random random;

    private Writer(long seed) {
      random = new Random(seed);
    }

    private String write(String words) {
      var rtf = new StringBuilder();
      words.chars().forEach(c -> rtf.append(write((char) c)));
      return rtf.toString();
    }

    private String write(char c) {
      int form = random.nextInt(8);
      if (c >= 0x80 && c < 0x100 && form < 4) {
        return "\\'%02x".formatted((int) c);
      }
      if (c >= 0x80 || form == 0) {
        return "\\u%d%s".formatted((int) (short) c, form < 4 ? "?" : "\\'3f");
      }
      var plain = "\\{}".indexOf(c) >= 0 ? "\\" + c : String.valueOf(c);
      return switch (form) {
        case 1 -> "{\\b " + plain + "}";
        case 2 -> "\\i0 " + plain;
        case 3 -> "{\\*\\unknown {\\x no}}" + plain;
        case 4 -> "\r\n" + plain;
        default -> plain;
      };
    }
  }

  @Provide
  Arbitrary<List<String>> paragraphs() {
    return words().list().ofMinSize(1).ofMaxSize(6);
  }

  @Provide
  Arbitrary<List<List<String>>> tables() {
    return Arbitraries.integers()
        .between(2, 5)
        .flatMap(columns -> words().list().ofSize(columns).list().ofMinSize(1).ofMaxSize(5));
  }

  /** Words, numbers and dates with one space between them. */
  private static Arbitrary<String> words() {
    var words = Arbitraries.of("Ada", "naïve", "年月日", "a{b}", "c\\d", "€5", "🚢", "дом", "e.g.");
    var numbers =
        Arbitraries.bigDecimals().ofScale(2).map(number -> String.format("%,.2f", number));
    var ranges = Arbitraries.of("3–5", "-3", "10^6", "1/2", "12%", "0.000", "1e-7", "NaN");
    var dates =
        Arbitraries.integers()
            .between(-20_000, 40_000)
            .map(day -> LocalDate.ofEpochDay(day).toString());
    return Arbitraries.oneOf(words, numbers, ranges, dates)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(all -> String.join(" ", all));
  }

  @Provide
  Arbitrary<List<String>> tokens() {
    return Arbitraries.of(
            "{",
            "}",
            "word ",
            "\\par ",
            "\\pard ",
            "\\intbl ",
            "\\itap3 ",
            "\\trowd\\cellx9\\clvmrg\\cellx1",
            "\\trleft-9999999999",
            "\\cell ",
            "\\row ",
            "\\nestcell ",
            "\\nestrow ",
            "{\\*\\nesttableprops",
            "{\\footnote ",
            "\\chftn ",
            "{\\header ",
            "{\\*\\shpinst{\\shptxt ",
            "{\\field{\\*\\fldinst EQ ",
            "{\\fldrslt ",
            "{\\*\\formfield\\fftype2\\ffres9{\\*\\ffl x}",
            "{\\listtext ",
            "{\\fonttbl{\\f1\\fcharset128 Symbol",
            "{\\stylesheet{\\s1\\sbasedon1 heading 1;",
            "\\s1\\f1 ",
            "\\super ",
            "\\u-1 ",
            "\\uc99 ",
            "\\'",
            "\\'83",
            "\\bin5 ",
            "{\\pict ",
            "{\\object{\\*\\objdata 0105",
            "{\\*\\moMath{\\mf{\\mnum{\\mr ",
            "{\\upr{\\*\\ud ",
            "\\deleted ",
            "\\plain ",
            "\\*",
            "\\\n",
            "\\page ",
            ";")
        .list()
        .ofMaxSize(40);
  }
}

package dev.trawl.retrieval.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueChars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDecoderTest {
  private static final String SIMPLIFIED =
      "他在会议上说，这个问题必须在月底之前解决，否则将影响下一季度的计划。\n数据显示，去年的用水量增加了百分之三点五。";
  private static final String TRADITIONAL =
      "他在會議上說，這個問題必須在月底之前解決，否則將影響下一季度的計劃。\n資料顯示，去年的用水量增加了百分之三點五。";
  private static final String JAPANESE =
      "昨日の会議で、この問題は月末までに解決しなければならないと発表されました。\nデータによると、昨年の使用量は増えています。";
  private static final String KOREAN =
      "그는 회의에서 이 문제를 월말까지 해결해야 한다고 말했다.\n자료에 따르면 작년 사용량이 삼 퍼센트 늘었다.";
  private static final String RUSSIAN =
      "На совещании он сказал, что этот вопрос нужно решить до конца месяца.\nПо данным, расход вырос.";
  private static final String FRENCH =
      "À la réunion, il a déclaré que ce problème devait être réglé avant la fin du mois — c’est sûr.";
  private static final String POLISH =
      "Na spotkaniu powiedział, że tę sprawę należy rozwiązać przed końcem miesiąca. Źródło: życie.";
  private static final String GREEK =
      "Στη συνάντηση είπε ότι το πρόβλημα πρέπει να λυθεί πριν από το τέλος του μήνα.";

  @ParameterizedTest
  @CsvSource({
    "GBK, simplified",
    "GB18030, simplified",
    "Big5, traditional",
    "Shift_JIS, japanese",
    "EUC-JP, japanese",
    "EUC-KR, korean",
    "windows-1251, russian",
    "KOI8-R, russian",
    "windows-1252, french",
    "windows-1250, polish",
    "windows-1253, greek",
    "UTF-8, simplified",
    "UTF-8, korean",
    "UTF-8, french",
    "UTF-16LE, simplified",
    "UTF-16BE, simplified",
    "UTF-16LE, french",
    "UTF-16BE, russian",
    "UTF-16LE, korean",
  })
  void detectsTheEncodingOfAText(String charset, String language) throws Exception {
    var text = sample(language);
    assertThat(Samples.parse("a.txt", text.getBytes(Charset.forName(charset))).text())
        .isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"GBK, simplified", "Big5, traditional", "Shift_JIS, japanese", "EUC-KR, korean"})
  void detectsTheEncodingOfAFewWordsInAsciiText(String charset, String language) throws Exception {
    var text = "Name: " + sample(language).substring(0, 14) + "\nPrice: 12.50\nid=3f2a9c\n";
    assertThat(Samples.parse("a.txt", text.getBytes(Charset.forName(charset))).text())
        .isEqualTo(text);
  }

  private static String sample(String language) {
    return switch (language) {
      case "simplified" -> SIMPLIFIED;
      case "traditional" -> TRADITIONAL;
      case "japanese" -> JAPANESE;
      case "korean" -> KOREAN;
      case "russian" -> RUSSIAN;
      case "polish" -> POLISH;
      case "greek" -> GREEK;
      default -> FRENCH;
    };
  }

  @ParameterizedTest
  @CsvSource({"UTF-8, EFBBBF", "UTF-16LE, FFFE", "UTF-16BE, FEFF", "UTF-32LE, FFFE0000"})
  void removesTheByteOrderMark(String charset, String mark) throws Exception {
    var bytes = new ByteArrayOutputStream();
    bytes.write(java.util.HexFormat.of().parseHex(mark));
    bytes.write(FRENCH.getBytes(Charset.forName(charset)));
    assertThat(Samples.parse("a.txt", bytes.toByteArray()).text()).isEqualTo(FRENCH);
  }

  @Test
  void continuesAfterInvalidUtf8AndWarns() throws Exception {
    var bytes = (SIMPLIFIED.repeat(20)).getBytes(StandardCharsets.UTF_8);
    bytes[3 * 7 + 1] = (byte) 0xFF;
    var parsed = Samples.parse("a.txt", bytes);
    assertThat(parsed.text()).contains(SIMPLIFIED);
    assertThat(parsed.warnings()).anyMatch(warning -> warning.contains("could not be decoded"));
  }

  @Test
  void usesTheDeclaredCharset() throws Exception {
    var page = "<html><head><meta charset=\"gb2312\"></head><body><p>%s</p></body></html>";
    assertThat(
            Samples.parse("a.html", page.formatted(SIMPLIFIED).getBytes(Charset.forName("GBK")))
                .text())
        .isEqualTo(SIMPLIFIED.replace('\n', ' '));
  }

  @Test
  void ignoresADeclaredCharsetThatTheBytesContradict() throws Exception {
    var page = "<html><head><meta charset=\"big5\"></head><body><p>%s</p></body></html>";
    assertThat(
            Samples.parse("a.html", page.formatted(SIMPLIFIED).getBytes(StandardCharsets.UTF_8))
                .text())
        .isEqualTo(SIMPLIFIED.replace('\n', ' '));
  }

  @Test
  void readsALongTextWithALateNonAsciiCharacter() throws Exception {
    var text = "plain words, ".repeat(50_000) + SIMPLIFIED;
    assertThat(Samples.parse("a.txt", text).text()).isEqualTo(text);
  }

  @Property(tries = 300)
  void decodesAnyUtf8Text(@ForAll @StringLength(max = 300) @UniqueChars String chars) {
    var text = "x" + chars.replaceAll("[\\p{Cntrl}\\p{Cs}\ufeff]", "");
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var encoding = TextDecoder.detect(bytes);
    assertThat(new String(bytes, encoding.charset())).isEqualTo(text);
  }
}

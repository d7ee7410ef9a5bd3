package dev.trawl.retrieval.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnalysisTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "foo_bar",
        "file.info",
        "x86-64",
        "v1.2.3",
        "a.b@c-d.org",
        "usr/lib/x.so",
        "c++",
        "550e8400-e29b-41d4-a716-446655440000",
        "9f86d081884c7d659a2feaa0c55ad015",
        "192.168.0.1"
      })
  void indexesAWholeIdentifier(String identifier) {
    assertThat(words("see " + identifier + ", please", "en")).contains(identifier);
    assertThat(words(identifier, "zh")).contains(identifier);
  }

  @Test
  void indexesThePartsOfAnIdentifier() {
    assertThat(words("read.file_info", "en")).contains("read", "file", "info");
    assertThat(words("embedFonts", "en"))
        .containsExactly("embedfonts", words("embed", "en").getFirst(), "font");
    assertThat(words("well-known", "en")).containsExactly("well-known", "well", "known");
  }

  @Test
  void ignoresTheThousandsSeparatorsOfANumber() {
    assertThat(words("1,234", "en")).isEqualTo(words("1234", "en"));
    assertThat(words("1,234,567.5", "en")).containsExactly("1234567.5");
    assertThat(words("１２３４", "zh")).containsExactly("1234");
  }

  @Test
  void joinsAWordHyphenatedAtTheEndOfALine() {
    assertThat(words("an infor-\nmation", "en")).contains(words("information", "en").getFirst());
  }

  @Test
  void dropsThePossessiveEndingOfAName() {
    assertThat(words("Alice's and O'Brien’s", "en"))
        .contains(words("Alice", "en").getFirst(), "o'brien", "brien");
  }

  @Test
  void indexesChineseCharactersAndPairs() {
    assertThat(words("漢語書", "zh")).containsExactly("汉", "汉语", "语", "语书", "书");
  }

  @Test
  void treatsTraditionalAndSimplifiedChineseTheSame() {
    assertThat(words("臺灣的歷史學會", "zh")).isEqualTo(words("台湾的历史学会", "zh"));
  }

  @ParameterizedTest
  @CsvSource({
    "en, ships, ship",
    "de, Häuser, Haus",
    "fr, chevaux, cheval",
    "es, ciudades, ciudad",
    "ru, столицей, столица",
    "ar, والكتاب, كتاب",
    "hi, किताबें, किताब",
    "ja, 行きました, 行く",
    "ko, 서울은, 서울",
    "und, CAFÉ, cafe"
  })
  void stemsFormsOfAWordToTheSameTerm(String language, String form, String base) {
    assertThat(words(form, language)).contains(words(base, language).getFirst());
  }

  @Test
  void segmentsScriptsWithoutSpaces() {
    assertThat(words("ฉันไปโรงเรียน", "th")).containsExactly("ฉัน", "ไป", "โรงเรียน");
    assertThat(words("ฉันไปโรงเรียน", "en")).isEqualTo(words("ฉันไปโรงเรียน", "th"));
    assertThat(words("東京大学へ行きました", "ja")).contains("東京", "大学");
  }

  @Test
  void keepsHindiAndTamilWordsWhole() {
    assertThat(words("दिल्ली भारत", "hi")).hasSize(2);
    assertThat(words("தமிழ் மொழி", "und")).hasSize(2);
  }

  @Test
  void marksQuestionWordsAndArticlesAsStopWords() {
    assertThat(content("What is the name of the harbour?", "en"))
        .containsExactly("name", "harbour");
    assertThat(content("港口的名字是什么？", "zh")).containsExactly("港", "港口", "口", "名", "名字", "字");
  }

  @Test
  void reportsThePositionOfEachTerm() {
    var terms = Analysis.terms("Old ships", "en");
    assertThat(terms.get(1)).isEqualTo(new Term("ship", 1, 4, 9, false));
  }

  @Property(tries = 500)
  void returnsTermsWithinTheBoundsOfAnyText(@ForAll String text) {
    for (String language : List.of("en", "zh", "und")) {
      int position = 0;
      for (var term : Analysis.terms(text, language)) {
        assertThat(term.startChar()).isBetween(0, term.endChar() - 1);
        assertThat(term.endChar()).isLessThanOrEqualTo(text.length());
        assertThat(term.position()).isGreaterThanOrEqualTo(position);
        position = term.position();
      }
    }
  }

  @Test
  void splitsALineWithoutSpacesIntoTermsThatLuceneAccepts() {
    assertThat(words("a".repeat(100_000), "en"))
        .allSatisfy(t -> assertThat(t).hasSizeBetween(1, 200));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ab-1234",
        "ＡＢ－１２３４",
        "AB\u20101234",
        "AB\u20111234",
        "AB\u20131234",
        "AB\u20141234",
        "AB\u22121234",
        "AB\ufe631234",
        "A\u00adB-12\u00ad34"
      })
  void findsAnIdentifierWhateverItsWidthAndHyphen(String identifier) {
    for (var language : List.of("en", "zh", "ja", "und")) {
      assertThat(words(identifier, language)).containsExactly("ab-1234", "ab1234", "ab", "1234");
      assertThat(words("设备" + identifier + "的水泵", language)).contains("ab-1234", "ab1234");
    }
    assertThat(words("AB1234", "en")).containsExactly("ab1234");
  }

  @Test
  void doesNotJoinWordsWithADashBetweenThem() {
    assertThat(words("the lamp—lit by hand–was bright", "en"))
        .contains("lamp", "lit", "hand", "wa")
        .noneMatch(word -> word.contains("-"));
    assertThat(words("x86-64 and well-known", "en")).doesNotContain("x8664", "wellknown");
  }

  @ParameterizedTest
  @CsvSource({
    "٢٠٢٦, 2026",
    "۲۰۲۶, 2026",
    "२०२६, 2026",
    "２０２６, 2026",
    "𝟐𝟎𝟐𝟔, 2026",
    "١٬٢٣٤, 1234",
    "ﬁnding, finding",
    "eﬃciency, efficiency",
    "STRASSE, Straße",
    "ＬＡＭＰ, lamp",
    "Ⅳ, iv",
    "5㎞, 5km",
    "cafe\u0301, café",
    "и\u0306од, йод",
    "ΟΔΟΣ, οδος"
  })
  void foldsWritingFormsToOneTerm(String form, String usual) {
    for (var language : List.of("en", "fr", "de", "ru", "und")) {
      assertThat(words(form, language)).isEqualTo(words(usual, language));
    }
  }

  @Test
  void foldsHalfWidthKanaAndSeparateVoiceMarks() {
    for (var language : List.of("ja", "zh")) {
      assertThat(words("ﾗﾝﾌﾟのｶﾞﾗｽ", language)).isEqualTo(words("ランプのガラス", language));
      assertThat(words("カ\u3099ラス", language)).isEqualTo(words("ガラス", language));
    }
    assertThat(Analysis.terms("ｶﾞﾗｽ", "ja").getFirst().endChar()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "二〇二六年, 2026",
    "一九四九年, 1949",
    "三百二十米, 320",
    "十五个, 15",
    "一千零一夜, 1001",
    "貳萬伍仟元, 25000",
    "三万零五十人, 30050",
    "两亿三千万, 230000000"
  })
  void findsChineseNumbersByTheirDigits(String text, String digits) {
    assertThat(words(text, "zh")).contains(digits);
    assertThat(words(text, "ja")).contains(digits);
    assertThat(Analysis.terms(text, "zh"))
        .isSortedAccordingTo((a, b) -> a.position() - b.position());
  }

  @ParameterizedTest
  @ValueSource(strings = {"四五个", "三百五", "一些", "万一", "三千五", "二十三十", "三明治", "零十"})
  void doesNotGuessNumbersThatAreNotObvious(String text) {
    assertThat(words(text, "zh")).noneMatch(word -> Character.isDigit(word.charAt(0)));
  }

  @ParameterizedTest
  @CsvSource({
    "es, ¿Quién es el guardián del faro?, guardián faro",
    "es, ¿Dónde está el faro?, faro",
    "fr, Qui est le gardien du phare ?, gardien phare",
    "de, Wer ist der Wärter des Turms?, Wärter Turms",
    "it, Chi è il guardiano del faro?, guardiano faro",
    "pt, Quem é o guarda do farol?, guarda farol",
    "nl, Wie is de wachter?, wachter",
    "ru, Кто смотритель маяка?, смотритель маяка",
    "ko, 누가 등대지기입니까?, 등대지기"
  })
  void marksQuestionWordsOfOtherLanguages(String language, String question, String content) {
    assertThat(content(question, language)).isEqualTo(words(content, language));
  }

  @Property(tries = 500)
  void foldsTheSameAgain(@ForAll String word) {
    var once = folded(word);
    assertThat(folded(once)).isEqualTo(once);
  }

  @Property(tries = 300)
  void foldsCapitalAndSmallLettersTheSame(
      @ForAll
          @StringLength(max = 20)
          @Chars({'a', 'é', 'ß', 'ñ', 'ж', 'й', 'ω', 'ς', 'ﬁ', 'z', '7', '٣'})
          String word) {
    assertThat(folded(word.toUpperCase(Locale.ROOT))).isEqualTo(folded(word));
  }

  private static String folded(String word) {
    var folded = new StringBuilder();
    Folding.fold(word, 0, word.length(), folded);
    return folded.toString();
  }

  private static List<String> words(String text, String language) {
    return Analysis.terms(text, language).stream().map(Term::text).toList();
  }

  private static List<String> content(String text, String language) {
    return Analysis.terms(text, language).stream().filter(t -> !t.stop()).map(Term::text).toList();
  }
}

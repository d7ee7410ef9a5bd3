package dev.trawl.retrieval.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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

  private static List<String> words(String text, String language) {
    return Analysis.terms(text, language).stream().map(Term::text).toList();
  }

  private static List<String> content(String text, String language) {
    return Analysis.terms(text, language).stream().filter(t -> !t.stop()).map(Term::text).toList();
  }
}

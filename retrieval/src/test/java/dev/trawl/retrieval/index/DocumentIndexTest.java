package dev.trawl.retrieval.index;

import static dev.trawl.retrieval.index.TestLibraries.query;
import static dev.trawl.retrieval.index.TestLibraries.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Hit;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.Retrieval;
import dev.trawl.protocol.Span;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.place.Resolution;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentIndexTest {
  private static final String FERRY =
      "The ferry to the island leaves at nine. Its captain is Orla Byrne.";

  @TempDir Path root;

  @Test
  void regression1AKeywordOfTwoWordsMatchesAsAPhrase() throws Exception {
    String apart = "The formula of the core was lost. A core holds one formula or none. ";
    try (var index =
        open(filler(40) + apart + filler(40) + "It is the core formula. " + filler(9))) {
      var hits = search(index, new Query("", "en", List.of(new Keyword("core formula", "en"))));
      assertThat(sentence(index, hits.getFirst())).isEqualTo("It is the core formula.");
    }
  }

  @Test
  void regression2AnExactMatchScoresEvenInTinyDocuments() throws Exception {
    try (var one = open(FERRY);
        var two = open("The bridge is closed on Sundays.")) {
      var query = query("Who is the captain of the ferry?");
      var statistics = TermStatistics.sum(List.of(one.count(query), two.count(query)));
      assertThat(one.search(query, statistics, 5).getFirst().score()).isPositive();
      assertThat(two.search(query, statistics, 5)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Which quasar did the xylophone eat?",
        "What is it?",
        "who and where and why",
        "?!",
        "",
        "的是什么"
      })
  void regression3AQuestionThatMatchesNothingFindsNothing(String question) throws Exception {
    try (var index = open(FERRY + "\n\n" + filler(30))) {
      assertThat(search(index, query(question))).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "th, โรงเรียน, ฉันไปโรงเรียนกับเพื่อนทุกวัน",
    "hi, दिल्ली, भारत की राजधानी दिल्ली है।",
    "ta, மொழி, தமிழ் ஒரு பழமையான மொழி.",
    "ja, 図書館, 彼は昨日図書館で本を読みました。",
    "ko, 도서관, 그는 어제 도서관에서 책을 읽었다.",
    "zh, 圖書館, 他昨天在图书馆看书。",
    "en, 550e8400-e29b-41d4-a716-446655440000, The id is 550e8400-e29b-41d4-a716-446655440000 now."
  })
  void regression13FindsWordsOfAnyScriptAndWholeIdentifiers(
      String language, String word, String text) throws Exception {
    try (var index = open(filler(20) + "\n\n" + text + "\n\n" + filler(20))) {
      var hits = search(index, new Query(word, language, List.of()));
      assertThat(sentence(index, hits.getFirst())).isEqualTo(text);
    }
  }

  @Test
  void findsAWordWhicheverQueryLanguageIsDetected() throws Exception {
    try (var index = open(filler(30) + " The lighthouses were painted. " + filler(30))) {
      for (String language : List.of("en", "de", "fr", "zh", "und")) {
        var hits = search(index, new Query("lighthouse painting", language, List.of()));
        assertThat(sentence(index, hits.getFirst())).contains("lighthouses");
      }
    }
  }

  @Test
  void returnsTheBestSentenceOfAHit() throws Exception {
    try (var index = open(filler(50) + FERRY + filler(50))) {
      var hit = search(index, query("When does the ferry leave?")).getFirst();
      assertThat(sentence(index, hit)).isEqualTo("The ferry to the island leaves at nine.");
    }
  }

  @Test
  void scoresOfDifferentDocumentsAreComparable() throws Exception {
    try (var near = open(filler(30) + FERRY);
        var far = open(filler(30) + "A ferry is a boat.")) {
      var query = query("captain of the ferry to the island");
      var statistics = TermStatistics.sum(List.of(near.count(query), far.count(query)));
      assertThat(near.search(query, statistics, 1).getFirst().score())
          .isGreaterThan(far.search(query, statistics, 1).getFirst().score());
    }
  }

  @Test
  void searchesForAQuotationAsAPhrase() throws Exception {
    String other = "The value returned is visible and both are values, as its visibility shows. ";
    try (var index = open(filler(30) + other.repeat(4) + filler(30) + "Return both a value. ")) {
      var hits = search(index, query("Which page says \"return both a value\"?"));
      assertThat(sentence(index, hits.getFirst())).isEqualTo("Return both a value.");
    }
  }

  @Test
  void ranksATableOfContentsLowerButStillFindsIt() throws Exception {
    var contents = new StringBuilder();
    for (int i = 1; i <= 30; i++) {
      contents.append("Harbour dues ").append(i).append(" . . . . . . . . ").append(i).append('\n');
    }
    String text = contents + "\n\n" + filler(40) + " Harbour dues are paid in May. " + filler(40);
    try (var index = open(text)) {
      var hits = search(index, query("harbour dues"));
      assertThat(sentence(index, hits.getFirst())).isEqualTo("Harbour dues are paid in May.");
      assertThat(hits).extracting(hit -> hit.chunk().ordinal()).contains(0);
    }
  }

  @Test
  void countsChunksAndSentencesWithATerm() throws Exception {
    try (var index = open("A seal. A seal and a seal. No bird.")) {
      var statistics = index.count(query("seal bird otter"));
      assertThat(statistics.chunks()).isEqualTo(1);
      assertThat(statistics.sentences()).isEqualTo(3);
      assertThat(statistics.chunkFrequency())
          .containsOnly(entry("seal", 1), entry("bird", 1), entry("otter", 0));
      assertThat(statistics.sentenceFrequency())
          .containsOnly(entry("seal", 2), entry("bird", 1), entry("otter", 0));
    }
  }

  @Test
  void returnsEveryChunkAndEverySpanVerbatim() throws Exception {
    String text = filler(300) + "😀 的 e\u0301 " + filler(300);
    try (var index = open(text)) {
      var joined = new StringBuilder();
      for (int i = 0; i < index.document().chunks(); i++) {
        joined.append(index.chunk(i).text());
      }
      assertThat(joined.toString()).isEqualTo(text);
      int smile = text.indexOf("😀");
      assertThat(index.text(new Span(smile, smile + 2))).isEqualTo("😀");
      assertThat(index.document().characters()).isEqualTo(text.length());
    }
  }

  @Test
  void keepsTheOutlineOfTheDocument() throws Exception {
    String text =
        "Chapter 1\n\n%s\n\nChapter 2\n\n%s Last.\n\nFigure 1: A lamp\n"
            .formatted(filler(200), FERRY);
    try (var index = open(text)) {
      assertThat(index.outline().parts())
          .extracting(part -> part.unit() + " " + part.number())
          .containsExactly("CHAPTER 1", "CHAPTER 2");
      assertThat(index.outline().captions())
          .extracting(caption -> index.text(caption.span()))
          .containsExactly("Figure 1: A lamp");
      var places = index.places();
      var reference = places.references("What is the first sentence of chapter 2?").getFirst();
      assertThat(places.resolve(reference))
          .isInstanceOfSatisfying(
              Resolution.Found.class,
              found ->
                  assertThat(found.spans())
                      .extracting(index::text)
                      .containsExactly("The ferry to the island leaves at nine."));
    }
  }

  @Test
  void keepsWhereSectionsStartWithinAChunk() throws Exception {
    String text = "STORMS\n\n" + filler(3) + "\n\nCALM SEAS\n\n" + FERRY;
    var storms = new ParsedDocument.Heading(1, 0, "Storms");
    var calm = new ParsedDocument.Heading(1, text.indexOf("CALM"), "Calm seas");
    var libraries = new TestLibraries(root, List.of(storms, calm));
    try (var index = libraries.library().open(source("notes.txt", text)).index()) {
      assertThat(index.chunk(0).heading()).isEqualTo("Storms");
      assertThat(index.sectionStarts(0))
          .containsExactly(new Retrieval.SectionStart("Calm seas", calm.startChar()));
    }
  }

  @Test
  void findsTheSectionWhoseTitleIsACommonWordOfTheQuestion() throws Exception {
    String help = "The title of each page of the manual helps you to find a page about a letter. ";
    String text = filler(60) + help + filler(60) + "\n\nletter\n\nIt carries news. " + filler(60);
    var heading = new ParsedDocument.Heading(1, text.indexOf("\nletter\n") + 1, "letter");
    var libraries = new TestLibraries(root, List.of(heading));
    try (var index = libraries.library().open(source("notes.txt", text)).index()) {
      var hits = search(index, query("What is the title of the page about the letter?"));
      assertThat(hits.subList(0, 3))
          .anySatisfy(hit -> assertThat(sentence(index, hit).strip()).startsWith("letter"));
    }
  }

  @Test
  void ignoresTheLanguageOfAShortBibliography() throws Exception {
    String text =
        "港口的灯塔建于1902年，由林家管理。每年春天，渔船从这里出发。\n\n".repeat(60)
            + "参考文献\n\n"
            + "[1] Y. L. Zhang, J. M. Wang. Harbour models. J. Mar. Sci. 12 (2019) 31–40.\n"
                .repeat(25);
    try (var index = open(text)) {
      assertThat(index.document().chunks()).isGreaterThan(5);
      assertThat(index.document().languages()).containsExactly("zh");
    }
  }

  @Test
  void acceptsAVeryLongQuestion() throws Exception {
    try (var index = open(filler(50) + FERRY)) {
      var hits = search(index, query("ferry captain " + filler(1500)));
      assertThat(hits).isNotEmpty();
    }
  }

  @Test
  void findsAChunkForEachOfSeveralQuestions() throws Exception {
    var common = " The harbour master painted the blue lighthouse door. ";
    try (var index =
        open((filler(40) + common).repeat(12) + filler(40) + "Ilse tuned the piano. ")) {
      var found =
          search(
              index,
              new Query(
                  "Did the harbour master paint the blue lighthouse door? Who tuned the piano?",
                  "en",
                  List.of(new Keyword("piano", "en"))));
      assertThat(found).hasSize(10);
      assertThat(sentence(index, found.get(0)) + sentence(index, found.get(1)))
          .contains("painted the blue lighthouse", "Ilse tuned the piano.");
    }
  }

  @Test
  void aVeryShortQuestionDoesNotDominateTheRanking() throws Exception {
    try (var index = open(filler(200) + FERRY + filler(200))) {
      var found =
          search(index, query("Who is the captain of the ferry to the island? Is it green?"));
      assertThat(index.chunk(found.getFirst().chunk().ordinal()).text()).contains(FERRY);
    }
  }

  private static java.util.Map.Entry<String, Long> entry(String term, long count) {
    return java.util.Map.entry(term, count);
  }

  private DocumentIndex open(String text) throws Exception {
    return new TestLibraries(root).library().open(source("notes.txt", text)).index();
  }

  private static List<Hit> search(DocumentIndex index, Query query) throws Exception {
    return index.search(query, index.count(query), 10);
  }

  private static String sentence(DocumentIndex index, Hit hit) throws Exception {
    return index.text(hit.sentences().getFirst());
  }

  /** Meaningless sentences of random words, the same in every call. */
  private static String filler(int sentences) {
    var random = new Random(7);
    var words = List.of("old", "stone", "green", "road", "morning", "letter", "garden", "under");
    var text = new ArrayList<String>();
    for (int i = 0; i < sentences; i++) {
      var sentence = new ArrayList<String>();
      for (int j = 0; j < 9; j++) {
        sentence.add(words.get(random.nextInt(words.size())));
      }
      text.add("The " + String.join(" ", sentence) + ". ");
    }
    return String.join("", text);
  }
}

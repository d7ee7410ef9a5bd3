package dev.trawl.retrieval.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.retrieval.document.ParsedDocument;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ChunkerTest {
  private static final ChunkSettings SMALL =
      new ChunkSettings(32, 0.25, 0.5, 0.5, Optional.empty());
  private static final ChunkSettings USUAL =
      new ChunkSettings(512, 0.25, 0.5, 0.5, Optional.empty());

  @Property(tries = 300)
  void promise1ChunksCoverAnyTextInOrderWithinTheLimit(@ForAll("texts") String text) {
    assertCovers(text, SMALL, cut(document(text), SMALL));
  }

  @Provide
  Arbitrary<String> texts() {
    var words =
        Arbitraries.of(
            "word",
            " ",
            "\n",
            "\n\n",
            ". ",
            "漢字",
            "。",
            "😀",
            "e\u0301\u0302",
            "\r\n",
            "\t",
            "1,234",
            "ที่",
            "हिन्दी",
            "👨‍👩‍👧‍👦",
            "ab.cd",
            "\u0000",
            "\u2028",
            "- ",
            "x".repeat(90));
    return Arbitraries.oneOf(
        words.list().ofMaxSize(400).map(parts -> String.join("", parts)),
        Arbitraries.strings().ofMaxLength(600));
  }

  @Test
  void splitsALongLineWithoutSpaces() {
    for (String character : List.of("x", "漢", "😀", "a1B2", "=")) {
      String text = character.repeat(100_000 / character.length());
      assertCovers(text, USUAL, cut(document(text), USUAL));
    }
  }

  @Test
  void regression5KeepsAllOfALongChineseParagraph() {
    String text = "天下大势，分久必合，合久必分，周末七国分争，并入于秦。".repeat(400);
    var cuts = cut(document(text), SMALL);
    assertCovers(text, SMALL, cuts);
    var joined = new StringBuilder();
    cuts.forEach(cut -> joined.append(text, cut.startChar(), cut.endChar()));
    assertThat(joined.toString()).isEqualTo(text);
  }

  @Test
  void regression6KeepsEveryHashNumberAndSentenceEndVerbatim() {
    String hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    String text = ("The sum is " + hash + ". It was 1,234.50! Was it? Yes.\n\n").repeat(60);
    var cuts = cut(document(text), USUAL);
    assertCovers(text, USUAL, cuts);
    long withHash =
        cuts.stream()
            .filter(cut -> text.substring(cut.startChar(), cut.endChar()).contains(hash))
            .count();
    assertThat(withHash).isEqualTo(cuts.size());
  }

  @Test
  void prefersParagraphsThenSentencesThenWordsAsBoundaries() {
    String sentence = "The keeper climbed the stairs of the old tower again. ";
    String paragraph = sentence.repeat(2).strip() + "\n\n";
    String text = paragraph.repeat(12);
    for (var cut : cut(document(text), SMALL)) {
      assertThat(text.substring(cut.startChar(), cut.endChar())).startsWith("The").endsWith("\n\n");
    }
    String prose = sentence.repeat(40);
    for (var cut : cut(document(prose), SMALL)) {
      assertThat(prose.substring(cut.startChar(), cut.endChar())).startsWith("The").endsWith(". ");
    }
    String noSentence = "word ".repeat(500);
    for (var cut : cut(document(noSentence), SMALL)) {
      assertThat(noSentence.substring(cut.startChar(), cut.endChar())).startsWith("word");
    }
  }

  @Test
  void startsAChunkAtAHeadingIfThePreviousChunkIsReasonablyFull() {
    String body = "It rained on the harbour for nine days and the boats stayed in.\n";
    String text = "One\n" + body + body + "Two\n" + body;
    int two = text.indexOf("Two");
    var document =
        new ParsedDocument(
            "text/plain",
            text,
            List.of(new ParsedDocument.Page(1, 0)),
            List.of(
                new ParsedDocument.Heading(1, 0, "One"), new ParsedDocument.Heading(2, two, "Two")),
            List.of());
    var cuts = cut(document, new ChunkSettings(64, 0.25, 0.5, 0.5, Optional.empty()));
    assertThat(cuts).extracting(ChunkSpan::startChar).containsExactly(0, two);
    assertThat(cuts).extracting(ChunkSpan::heading).containsExactly("One", "One › Two");
  }

  @Test
  void aHeadingReplacesHeadingsOfTheSameAndDeeperLevels() {
    String line = "Some words stand under this heading and fill a line of text.\n";
    String text = "A\n" + line + "B\n" + line + "C\n" + line;
    var document =
        new ParsedDocument(
            "text/plain",
            text,
            List.of(new ParsedDocument.Page(1, 0)),
            List.of(
                new ParsedDocument.Heading(1, 0, "A"),
                new ParsedDocument.Heading(2, text.indexOf("B\n"), "B"),
                new ParsedDocument.Heading(1, text.indexOf("C\n"), "C")),
            List.of());
    assertThat(cut(document, new ChunkSettings(20, 0.1, 0.5, 0.5, Optional.empty())))
        .extracting(ChunkSpan::heading)
        .containsExactly("A", "A › B", "C");
  }

  @Test
  void reportsThePageOfEachChunk() {
    String page = "The tide came in over the sand and went out again as it does. ".repeat(3);
    var document =
        new ParsedDocument(
            "text/plain",
            page + page + page,
            List.of(
                new ParsedDocument.Page(1, 0),
                new ParsedDocument.Page(2, page.length()),
                new ParsedDocument.Page(3, 2 * page.length())),
            List.of(),
            List.of());
    assertThat(cut(document, new ChunkSettings(64, 0.25, 0.5, 0.5, Optional.empty())))
        .extracting(ChunkSpan::page)
        .containsExactly(1, 2, 3);
  }

  @Test
  void usesTheLanguageOfTheDocumentForATable() {
    String german = "Der Leuchtturm steht auf der Insel und das Meer ist nicht ruhig.\n\n";
    String table = "x1\t0.25\nx2\t0.75\nx3\t0.11\nx4\t0.19\nx5\t0.53\n\n";
    String text = german + german + table + german;
    assertThat(cut(document(text), SMALL)).extracting(ChunkSpan::language).containsOnly("de");
  }

  @Test
  void returnsNoChunksForAnEmptyText() {
    assertThat(cut(document(""), USUAL)).isEmpty();
  }

  private static void assertCovers(String text, ChunkSettings settings, List<ChunkSpan> cuts) {
    int at = 0;
    for (var cut : cuts) {
      assertThat(cut.startChar()).isEqualTo(at);
      assertThat(cut.endChar()).isGreaterThan(at);
      String slice = text.substring(cut.startChar(), cut.endChar());
      assertThat(cut.tokens())
          .isEqualTo(Tokens.builtIn().count(slice))
          .isLessThanOrEqualTo(settings.tokensMax());
      assertNotInsideASurrogatePair(text, cut.endChar());
      assertSentencesCover(cut);
      at = cut.endChar();
    }
    assertThat(at).isEqualTo(text.length());
  }

  private static void assertNotInsideASurrogatePair(String text, int end) {
    boolean isSplit =
        end < text.length()
            && Character.isHighSurrogate(text.charAt(end - 1))
            && Character.isLowSurrogate(text.charAt(end));
    assertThat(isSplit).isFalse();
  }

  private static void assertSentencesCover(ChunkSpan cut) {
    int at = cut.startChar();
    for (var sentence : cut.sentences()) {
      assertThat(sentence.startChar()).isEqualTo(at);
      at = sentence.endChar();
    }
    assertThat(at).isEqualTo(cut.endChar());
  }

  private static List<ChunkSpan> cut(ParsedDocument document, ChunkSettings settings) {
    return new Chunker(settings, Tokens.builtIn()).cut(document);
  }

  private static ParsedDocument document(String text) {
    return new ParsedDocument(
        "text/plain", text, List.of(new ParsedDocument.Page(1, 0)), List.of(), List.of());
  }
}

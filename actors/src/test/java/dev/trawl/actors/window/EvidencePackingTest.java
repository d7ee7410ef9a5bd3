package dev.trawl.actors.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Retrieval;
import dev.trawl.retrieval.chunk.Sentences;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EvidencePackingTest {
  private static final int QUESTION = 10;

  /** Every chunk has ten sentences of fourteen words. */
  private static final int SENTENCES = 10;

  @Test
  void showsCompleteChunksIfTheyFit() {
    var chunks = chunks(3);
    var packed = pack(chunks.reversed(), Map.of(), 0, 1000);
    assertThat(packed).isEqualTo(chunks);
  }

  @Test
  void showsQuotedSentencesWithTheirNeighboursIfNotAllChunksFit() {
    var chunks = chunks(3);
    var quotes = Map.of(id(0), quotes(chunks.get(0), 4), id(2), quotes(chunks.get(2), 0, 9));
    var packed = pack(List.of(chunks.get(0), chunks.get(2)), quotes, 0, QUESTION + 170);
    assertThat(packed.stream().map(excerpt -> excerpt.chunk().text()))
        .containsExactly(sentences(0, 3, 5), sentences(2, 0, 1), sentences(2, 8, 9));
  }

  @Test
  void showsANeighbourOfTwoQuotesOnce() {
    var chunk = chunks(1).getFirst();
    assertThat(EvidencePacking.parts(chunk, quotes(chunk, 2, 4)))
        .extracting(part -> part.chunk().text())
        .containsExactly(sentences(0, 1, 5));
  }

  @Test
  void aPartHasItsPositionInTheDocument() {
    var chunk = chunks(3).getLast();
    var part = EvidencePacking.parts(chunk, quotes(chunk, 5)).getFirst().chunk();
    assertThat(part.id()).isEqualTo(chunk.chunk().id());
    assertThat(part.heading()).isEqualTo(chunk.chunk().heading());
    var from = part.startChar() - chunk.chunk().startChar();
    assertThat(chunk.chunk().text().substring(from, from + part.text().length()))
        .isEqualTo(part.text());
  }

  @Test
  void aPartHasTheHeadingOfItsSectionIfTheChunkSpansTwoSections() {
    var plain = chunks(1).getFirst();
    var second = Sentences.of(plain.chunk().text()).get(5).startChar();
    var chunk =
        new Excerpt(
            plain.chunk(),
            plain.documentName(),
            0,
            List.of(),
            List.of(new Retrieval.SectionStart("Calm seas", plain.chunk().startChar() + second)),
            List.of());
    assertThat(EvidencePacking.parts(chunk, quotes(chunk, 1, 8)))
        .extracting(part -> part.chunk().heading())
        .containsExactly(plain.chunk().heading(), "Calm seas");
  }

  @Test
  void showsTheBestChunksCompletelyIfTokensAreLeft() {
    var chunks = chunks(4);
    var quotes =
        chunks.stream()
            .collect(Collectors.toMap(each -> each.chunk().id(), each -> quotes(each, 4)));
    var packed =
        pack(
            List.of(chunks.get(2), chunks.get(0), chunks.get(3), chunks.get(1)),
            quotes,
            0,
            QUESTION + 350);
    assertThat(packed.stream().map(excerpt -> excerpt.chunk().id().ordinal()))
        .containsExactly(0, 1, 2, 3);
    assertThat(packed.get(2)).isEqualTo(chunks.get(2));
    assertThat(packed.get(1)).isNotEqualTo(chunks.get(1));
  }

  @Test
  void aChunkWithoutQuotesIsShownCompletely() {
    var chunks = chunks(2);
    var packed = pack(chunks, Map.of(id(0), quotes(chunks.get(0), 4)), 0, QUESTION + 230);
    assertThat(packed.getLast()).isEqualTo(chunks.get(1));
    assertThat(packed.getFirst()).isNotEqualTo(chunks.get(0));
  }

  @Test
  void isEmptyIfNothingFits() {
    assertThat(pack(chunks(2), Map.of(), 0, QUESTION + 5)).isEmpty();
  }

  @Property(tries = 300)
  void neverExceedsTheLimitAndKeepsTheOrderOfTheDocument(
      @ForAll long seed,
      @ForAll @IntRange(max = 40) int markUp,
      @ForAll @IntRange(min = 1, max = 2000) int limit) {
    var random = new Random(seed);
    var bestFirst = new ArrayList<>(chunks(random.nextInt(12)));
    Collections.shuffle(bestFirst, random);
    var packed = pack(bestFirst, quotes(bestFirst, random), markUp, limit);

    assertThat(packed.isEmpty() || prompt(markUp).applyAsInt(WindowPacking.chunks(packed)) <= limit)
        .isTrue();
    assertThat(packed.stream().map(excerpt -> excerpt.chunk().startChar()))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Property(tries = 300)
  void showsAPartOfEveryChunkIfAllPartsFit(
      @ForAll long seed,
      @ForAll @IntRange(max = 40) int markUp,
      @ForAll @IntRange(min = 1, max = 900) int more) {
    var random = new Random(seed);
    var bestFirst = new ArrayList<>(chunks(1 + random.nextInt(12)));
    Collections.shuffle(bestFirst, random);
    var quotes = quotes(bestFirst, random);
    var parts =
        bestFirst.stream()
            .flatMap(each -> parts(each, quotes).stream())
            .map(Excerpt::chunk)
            .toList();
    var partTokens = 20 * parts.size() + parts.stream().mapToInt(Chunk::tokens).sum();
    var limit = Math.max(QUESTION + partTokens, prompt(markUp).applyAsInt(parts)) + more;

    assertThat(shown(pack(bestFirst, quotes, markUp, limit))).isEqualTo(shown(bestFirst));
  }

  @Property(tries = 300)
  void windowsShowEachChunkOnceInOrderAndNeverExceedTheLimit(
      @ForAll long seed,
      @ForAll @IntRange(max = 40) int markUp,
      @ForAll @IntRange(min = 1, max = 900) int limit,
      @ForAll @IntRange(min = 1, max = 12) int maxWindows) {
    var random = new Random(seed);
    var found = new ArrayList<>(chunks(random.nextInt(12)));
    Collections.shuffle(found, random);
    var quotes = quotes(found, random);
    var prompt = prompt(markUp);
    var windows = EvidencePacking.windows(found, quotes, prompt, limit, maxWindows);

    assertThat(windows)
        .allSatisfy(
            window ->
                assertThat(prompt.applyAsInt(WindowPacking.chunks(window)))
                    .isLessThanOrEqualTo(limit));
    assertThat(windows.stream().flatMap(List::stream).map(part -> part.chunk().startChar()))
        .isSorted()
        .doesNotHaveDuplicates();
    var fitting =
        found.stream()
            .filter(each -> prompt.applyAsInt(List.of(each.chunk())) <= limit)
            .map(each -> each.chunk().id())
            .toList();
    assertThat(windows.stream().flatMap(window -> shown(window).stream()))
        .doesNotHaveDuplicates()
        .containsAll(fitting);
  }

  @Test
  void showsLessOfEachChunkIfThereWouldBeTooManyWindows() {
    var found = chunks(6);
    var quotes = new HashMap<ChunkId, List<Evidence>>();
    found.forEach(each -> quotes.put(each.chunk().id(), quotes(each, 2, 5)));
    var limit = QUESTION + 200;
    var unlimited = EvidencePacking.windows(found, quotes, prompt(0), limit, 99);
    var fewer = EvidencePacking.windows(found, quotes, prompt(0), limit, unlimited.size() - 1);

    assertThat(fewer).hasSizeLessThan(unlimited.size());
    assertThat(fewer.stream().flatMap(window -> shown(window).stream()))
        .containsExactlyElementsOf(shown(found));
  }

  private static List<Excerpt> parts(Excerpt excerpt, Map<ChunkId, List<Evidence>> quotes) {
    return EvidencePacking.parts(excerpt, quotes.getOrDefault(excerpt.chunk().id(), List.of()));
  }

  private static List<Excerpt> pack(
      List<Excerpt> bestFirst, Map<ChunkId, List<Evidence>> quotes, int markUp, int limit) {
    return EvidencePacking.pack(bestFirst, quotes, prompt(markUp), limit);
  }

  /** A prompt consists of the question, the chunks, and some tokens around each chunk. */
  private static ToIntFunction<List<Chunk>> prompt(int markUp) {
    return chunks -> QUESTION + chunks.stream().mapToInt(chunk -> chunk.tokens() + markUp).sum();
  }

  private static List<ChunkId> shown(List<Excerpt> excerpts) {
    return excerpts.stream().map(excerpt -> excerpt.chunk().id()).distinct().sorted().toList();
  }

  private static List<Excerpt> chunks(int count) {
    var chunks = new ArrayList<Excerpt>();
    var start = 0;
    for (var ordinal = 0; ordinal < count; ordinal++) {
      var text = sentences(ordinal, 0, SENTENCES - 1);
      chunks.add(Excerpts.of(ordinal, start, "Part " + ordinal, text));
      start += text.length();
    }
    return chunks;
  }

  private static String sentences(int ordinal, int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(
            number ->
                "Number %d of %d has a few more words than it would need here."
                    .formatted(number, ordinal))
        .collect(Collectors.joining(" "));
  }

  private static Map<ChunkId, List<Evidence>> quotes(List<Excerpt> chunks, Random random) {
    var quotes = new HashMap<ChunkId, List<Evidence>>();
    for (var chunk : chunks) {
      var numbers = IntStream.range(0, SENTENCES).filter(at -> random.nextInt(5) == 0).toArray();
      quotes.put(chunk.chunk().id(), quotes(chunk, numbers));
    }
    return quotes;
  }

  private static List<Evidence> quotes(Excerpt chunk, int... sentences) {
    var spans = Sentences.of(chunk.chunk().text());
    return IntStream.of(sentences)
        .mapToObj(at -> QuoteFinder.evidence(chunk, spans.get(at)))
        .toList();
  }

  private static ChunkId id(int ordinal) {
    return new ChunkId(Excerpts.DOCUMENT, ordinal);
  }
}

package dev.trawl.actors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.typesafe.config.ConfigFactory;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Source;
import dev.trawl.protocol.Span;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests searching and reading open documents without a model. */
class SearchTest {
  private static final String HARBOUR =
      "The fog came in at dawn, and nobody on the pier saw the boats.\n\fAmalia Thorsen hid the brass key under the stairs.\n\fThe tide left.";

  @TempDir private Path folder = Path.of("");
  private Trawl trawl;

  @BeforeEach
  void start() {
    trawl =
        Trawl.start(
            ConfigFactory.parseMap(
                Map.of(
                    "trawl.library.directory", folder.toString(), "trawl.chunks.tokens-max", 16)));
  }

  @AfterEach
  void stop() {
    trawl.close();
    trawl.system().getWhenTerminated().toCompletableFuture().join();
  }

  @Test
  void returnsTheBestChunksOfAllDocuments() {
    var harbour = open("harbour.txt", HARBOUR);
    var shop = open("shop.txt", "A brass bell hung at the door. Nothing else was there to see.");
    var found = search("Who hid the brass key?", harbour, shop);

    var first = found.evidence().getFirst();
    assertThat(first.documentName()).isEqualTo("harbour.txt");
    assertThat(first.page()).isEqualTo(2);
    assertThat(first.quote()).contains("Amalia Thorsen");
    assertThat(found.evidence()).extracting(Evidence::documentName).contains("shop.txt");
    assertThat(found.evidence()).allMatch(each -> each.quote().equals(text(each)));
    assertThat(found.warnings()).isEmpty();
  }

  @Test
  void returnsNoMoreHitsThanRequested() {
    var harbour = open("harbour.txt", HARBOUR.repeat(5));

    assertThat(await(trawl.search("brass key", List.of(harbour), 2)).evidence()).hasSize(2);
  }

  @Test
  void findsNothingWithoutMatchingWordsOrOpenDocuments() {
    var harbour = open("harbour.txt", HARBOUR);

    assertThat(search("quasar", harbour).evidence()).isEmpty();
    assertThat(search("brass key", new DocumentId("ab".repeat(32))).evidence()).isEmpty();
  }

  @Test
  void locatesAPage() {
    var harbour = open("harbour.txt", HARBOUR);
    var second = await(trawl.page(harbour, 2)).orElseThrow();

    var slice = await(trawl.slice(harbour, second)).orElseThrow();
    assertThat(slice.text()).startsWith("Amalia").endsWith("\f");
    assertThat(slice.page()).isEqualTo(2);
    assertThat(await(trawl.page(harbour, 1)).orElseThrow().startChar()).isZero();
    assertThat(await(trawl.page(harbour, 3)).orElseThrow().endChar()).isEqualTo(HARBOUR.length());
    assertThat(await(trawl.page(new DocumentId("ab".repeat(32)), 1))).isEmpty();
  }

  @Test
  void returnsTheBestScoresFirst() {
    var harbour = open("harbour.txt", HARBOUR);
    var shop = open("shop.txt", "A brass bell hung at the door. Nothing else was there to see.");
    var scores =
        search("Who hid the brass key?", harbour, shop).chunks().stream()
            .map(SearchResult.ScoredChunk::score)
            .toList();

    assertThat(scores).hasSizeGreaterThan(1).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(scores).allMatch(score -> score > 0);
  }

  @Test
  void returnsNoMoreTokensThanRequested() {
    var harbour = open("harbour.txt", HARBOUR.repeat(5));
    var all = await(trawl.search("brass key tide fog", List.of(harbour), 9)).chunks();
    var limit = all.stream().mapToInt(SearchResult.ScoredChunk::tokens).sum() / 2;
    var few = await(trawl.search("brass key tide fog", List.of(harbour), 9, limit)).chunks();

    assertThat(few).isNotEmpty().hasSizeLessThan(all.size());
    assertThat(few.getFirst()).isEqualTo(all.getFirst());
    assertThat(few.stream().mapToInt(SearchResult.ScoredChunk::tokens).sum())
        .isLessThanOrEqualTo(limit);
  }

  @Test
  void rejectsALimitBelowOneChunkOrToken() {
    assertThat(failure(trawl.search("key", List.of(), 0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(failure(trawl.search("key", List.of(), 1, 0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rejectsASpanOutsideTheDocument() {
    var harbour = open("harbour.txt", HARBOUR);

    assertThat(failure(trawl.text(harbour, new Span(0, 1_000_000_000))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("harbour.txt has %d characters".formatted(HARBOUR.length()));
    assertThat(await(trawl.text(harbour, new Span(0, HARBOUR.length())))).contains(HARBOUR);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 99_999, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void rejectsAChunkThatDoesNotExist(int ordinal) {
    var harbour = open("harbour.txt", HARBOUR);

    assertThat(failure(trawl.chunk(harbour, ordinal)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no chunk " + ordinal);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 4, Integer.MAX_VALUE})
  void rejectsAPageThatDoesNotExist(int page) {
    var harbour = open("harbour.txt", HARBOUR);

    assertThat(failure(trawl.page(harbour, page)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no page " + page);
  }

  @Test
  void invalidArgumentsDoNotAffectOtherRequests() {
    var harbour = open("harbour.txt", HARBOUR);
    for (var i = 0; i < 20; i++) {
      failure(trawl.chunk(harbour, 99_999));
      failure(trawl.text(harbour, new Span(0, 1_000_000_000)));
      assertThat(search("brass key", harbour).warnings()).isEmpty();
    }
  }

  private static Throwable failure(CompletionStage<?> stage) {
    var failure = catchThrowable(() -> await(stage));
    return failure instanceof CompletionException ? failure.getCause() : failure;
  }

  private SearchResult search(String query, DocumentId... documents) {
    return await(trawl.search(query, List.of(documents), 9));
  }

  private String text(Evidence evidence) {
    var place = new Span(evidence.span().startChar(), evidence.span().endChar());
    return await(trawl.text(evidence.chunk().document(), place)).orElseThrow();
  }

  private DocumentId open(String name, String text) {
    var opened = await(trawl.open(List.of(new Source.InMemory(name, text.getBytes(UTF_8)))));
    return opened.documents().stream().map(Document::id).findFirst().orElseThrow();
  }

  private static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }
}

package dev.trawl.actors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Source;
import dev.trawl.protocol.Span;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking into open documents without asking a model. */
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
  void findsTheChunksOfAllDocumentsTheBestFirst() {
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
  void findsNoMoreThanWasAskedFor() {
    var harbour = open("harbour.txt", HARBOUR.repeat(5));

    assertThat(await(trawl.search("brass key", List.of(harbour), 2)).evidence()).hasSize(2);
  }

  @Test
  void findsNothingWhereNoWordStandsAndWhereNothingIsOpen() {
    var harbour = open("harbour.txt", HARBOUR);

    assertThat(search("quasar", harbour).evidence()).isEmpty();
    assertThat(search("brass key", new DocumentId("ab".repeat(32))).evidence()).isEmpty();
  }

  @Test
  void knowsWhereAPageStands() {
    var harbour = open("harbour.txt", HARBOUR);
    var second = await(trawl.page(harbour, 2)).orElseThrow();

    var slice = await(trawl.slice(harbour, second)).orElseThrow();
    assertThat(slice.text()).startsWith("Amalia").endsWith("\f");
    assertThat(slice.page()).isEqualTo(2);
    assertThat(await(trawl.page(harbour, 1)).orElseThrow().startChar()).isZero();
    assertThat(await(trawl.page(harbour, 3)).orElseThrow().endChar()).isEqualTo(HARBOUR.length());
    assertThat(await(trawl.page(harbour, 4)).orElseThrow().length()).isZero();
    assertThat(await(trawl.page(new DocumentId("ab".repeat(32)), 1))).isEmpty();
  }

  private Trawl.Found search(String query, DocumentId... documents) {
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

package dev.trawl.actors.documents;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Source;
import dev.trawl.protocol.Timing;
import dev.trawl.retrieval.index.Library;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests several real retrievers that are used together. */
class RetrieversTest {
  private static final Duration LONG_TIMEOUT = Duration.ofMinutes(30);

  private final ActorTestKit kit = ActorTestKit.create(BlockingThread.settings());

  @TempDir private Path root = Path.of("");
  private Library library = new LibraryFolder(Path.of("")).library();

  @BeforeEach
  void begin() {
    library = new LibraryFolder(root).library();
  }

  @AfterEach
  void end() {
    kit.shutdownTestKit();
  }

  private Librarian.OpenDocument open(String name, String text) throws Exception {
    Source source = LibraryFolder.upload(name, text);
    var opened = library.open(source);
    return new Librarian.OpenDocument(
        opened.index().document(), kit.spawn(Retriever.create(library, opened)));
  }

  private Retrievers retrievers(Librarian.OpenDocument... documents) {
    return new Retrievers(List.of(documents), Timing.NONE, kit.scheduler(), LONG_TIMEOUT);
  }

  private static ChunkId first(Librarian.OpenDocument openDocument) {
    return new ChunkId(openDocument.document().id(), 0);
  }

  private static <T> T get(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(60, SECONDS);
  }

  @Test
  void knowsThePositionOfEachDocumentInTheQuestion() throws Exception {
    var fog = open("fog.txt", "The fog came in at dawn.");
    var tide = open("tide.txt", "The tide left at noon.");

    assertThat(
            get(retrievers(fog, tide).fetchOfOne(List.of(first(tide)))).getFirst().documentPlace())
        .isEqualTo(1);
    assertThat(
            get(retrievers(tide, fog).fetchOfOne(List.of(first(tide)))).getFirst().documentPlace())
        .isZero();
  }

  @Test
  void failsPermanentlyIfTheDocumentWasClosed() throws Exception {
    var fog = open("fog.txt", "The fog came in at dawn.");
    fog.retriever().tell(new Retriever.Close());

    assertClosed(fog);
  }

  @Test
  void failsAtOnceWhenTheRetrieverHasStopped() throws Exception {
    var fog = open("fog.txt", "The fog came in at dawn.");
    kit.stop(fog.retriever());

    assertClosed(fog);
  }

  private void assertClosed(Librarian.OpenDocument openDocument) {
    assertThatThrownBy(() -> get(retrievers(openDocument).fetchOfOne(List.of(first(openDocument)))))
        .cause()
        .hasMessage("The document fog.txt was closed.")
        .asInstanceOf(InstanceOfAssertFactories.type(RetrievalException.class))
        .matches(failure -> !failure.mayRetry());
  }

  @Test
  void leavesOutAClosedDocumentWithAWarning() throws Exception {
    var fog = open("fog.txt", "The fog came in at dawn.");
    var tide = open("tide.txt", "The tide left at noon.");
    kit.stop(fog.retriever());
    var fetched = get(retrievers(fog, tide).fetch(List.of(first(fog), first(tide))));

    assertThat(fetched.excerpts())
        .extracting(excerpt -> excerpt.chunk().id())
        .containsExactly(first(tide));
    assertThat(fetched.warnings()).containsExactly("The document fog.txt was closed.");
  }
}

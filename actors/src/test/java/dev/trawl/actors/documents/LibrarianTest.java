package dev.trawl.actors.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Retrieval;
import dev.trawl.protocol.Source;
import dev.trawl.protocol.Timing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a librarian with a real data directory. */
@SuppressWarnings("try") // the body does not use the resource
class LibrarianTest {
  private static final Source FOG = LibraryFolder.upload("fog.txt", "The fog came in at dawn.");
  private static final Source MIST = LibraryFolder.upload("mist.txt", "The fog came in at dawn.");
  private static final Source TIDE = LibraryFolder.upload("tide.txt", "The tide left at noon.");

  /** A message that a retriever does not expect, so that it fails as if it had a bug. */
  private record Defect() implements Retrieval.ToSelf {}

  private final ActorTestKit kit = ActorTestKit.create(BlockingThread.settings());
  private final BlockingThread blocking = BlockingThread.of(kit.system());

  @TempDir private Path root = Path.of("");
  private LibraryFolder folder;

  @BeforeEach
  void begin() {
    folder = new LibraryFolder(root);
  }

  @AfterEach
  void end() {
    blocking.finishTasks(); // tasks may still write to the folder
    kit.shutdownTestKit();
  }

  private ActorRef<Librarian.Command> librarian(int maxDocuments) {
    var settings = new OpeningSettings(2, maxDocuments, Duration.ofMinutes(1));
    return kit.spawn(Librarian.create(folder.library(), settings));
  }

  private <T> T ask(
      ActorRef<Librarian.Command> librarian, Function<ActorRef<T>, Librarian.Command> request) {
    var probe = kit.<T>createTestProbe();
    librarian.tell(request.apply(probe.ref()));
    return probe.receiveMessage();
  }

  private Asking.Opened open(ActorRef<Librarian.Command> librarian, Source... sources) {
    return ask(librarian, ref -> new Librarian.Open(List.of(sources), ref));
  }

  private DocumentId openOne(ActorRef<Librarian.Command> librarian, Source source) {
    return open(librarian, source).documents().getFirst().id();
  }

  private boolean close(ActorRef<Librarian.Command> librarian, DocumentId document) {
    return this.<Boolean>ask(librarian, ref -> new Librarian.Close(document, ref));
  }

  private List<String> listed(ActorRef<Librarian.Command> librarian) {
    return this.<List<Document>>ask(librarian, Librarian.ListOpen::new).stream()
        .map(Document::name)
        .toList();
  }

  private Librarian.Loan lend(ActorRef<Librarian.Command> librarian, DocumentId document) {
    return ask(librarian, ref -> new Librarian.Lend(List.of(document), ref));
  }

  @Test
  void opensValidSourcesAndRejectsTheOthersWithAReason() {
    var librarian = librarian(9);
    var missing = new Source.LocalFile(root.resolve("none.txt"), "none.txt");
    var opened = open(librarian, TIDE, missing, FOG);

    assertThat(opened.documents())
        .extracting(Document::name)
        .containsExactly("tide.txt", "fog.txt");
    assertThat(opened.rejected()).extracting(Asking.Rejected::name).containsExactly("none.txt");
    assertThat(listed(librarian)).containsExactlyInAnyOrder("tide.txt", "fog.txt");
  }

  @Test
  void lendsADocumentWithItsChapters() {
    var book =
        LibraryFolder.upload(
            "book.md",
            "# Tides\n\n## Spring tides\n\nThey are high.\n\n## Neap tides\n\nThey are low.\n");
    var librarian = librarian(9);
    assertThat(lend(librarian, openOne(librarian, book)).documents())
        .singleElement()
        .extracting(Librarian.OpenDocument::chapters)
        .isEqualTo(List.of("Spring tides", "Neap tides"));
  }

  @Test
  void answersARequestWithoutSources() {
    assertThat(open(librarian(9)).documents()).isEmpty();
  }

  @Test
  void closesADocumentWhenItWasClosedAsOftenAsOpened() {
    var librarian = librarian(9);
    var document = openOne(librarian, FOG);
    open(librarian, MIST, FOG);

    assertThat(close(librarian, document)).isTrue();
    assertThat(listed(librarian)).containsExactly("fog.txt");
    assertThat(close(librarian, document)).isTrue();
    assertThat(listed(librarian)).isEmpty();
    assertThat(close(librarian, document)).isFalse();
  }

  @Test
  void opensTheSameContentWithAnotherHintAsAnotherDocument() {
    var librarian = librarian(9);
    var text = "# Tides\n\nThey are high.\n";
    var plain = openOne(librarian, LibraryFolder.upload("tides.txt", text));
    var marked = openOne(librarian, LibraryFolder.upload("tides.md", text));

    assertThat(marked).isNotEqualTo(plain);
    assertThat(close(librarian, plain)).isTrue();
    assertThat(listed(librarian)).containsExactly("tides.md");
    assertThat(lend(librarian, marked).missing()).isEmpty();
  }

  @Test
  void opensAClosedDocumentAgain() {
    var librarian = librarian(9);
    var before = lend(librarian, openOne(librarian, FOG)).documents().getFirst();
    close(librarian, before.document().id());
    var after = lend(librarian, openOne(librarian, FOG)).documents().getFirst();
    var probe = kit.<Retrieval.Outcome>createTestProbe();

    before.retriever().tell(new Retrieval.Suggest(before.document().id(), probe.ref()));
    probe.expectMessageClass(Retrieval.Closed.class);
    after.retriever().tell(new Retrieval.Suggest(after.document().id(), probe.ref()));
    probe.expectMessageClass(Retrieval.Suggested.class);
  }

  @Test
  void rejectsMoreDocumentsThanTheLimit() {
    var librarian = librarian(1);
    openOne(librarian, FOG);

    assertThat(open(librarian, TIDE).rejected())
        .extracting(Asking.Rejected::why)
        .containsExactly("the limit of open documents is reached: trawl.opening.max-documents = 1");
  }

  @Test
  void countsTheTimeOfOpeningOnlyInTheFirstLoan() {
    var librarian = librarian(9);
    var document = openOne(librarian, FOG);
    ask(librarian, (ActorRef<Librarian.Loan> ref) -> new Librarian.Show(List.of(document), ref));

    assertThat(lend(librarian, document).opening()).isNotEqualTo(Timing.NONE);
    assertThat(lend(librarian, document).opening()).isEqualTo(Timing.NONE);
  }

  @Test
  void aDocumentWhoseRetrieverFailsIsNoLongerOpen() {
    var librarian = librarian(9);
    var document = openOne(librarian, FOG);
    openOne(librarian, TIDE);
    lend(librarian, document).documents().getFirst().retriever().tell(new Defect());

    await().untilAsserted(() -> assertThat(listed(librarian)).containsExactly("tide.txt"));
    assertThat(lend(librarian, document).missing()).containsExactly(document);
    assertThat(openOne(librarian, FOG)).isEqualTo(document);
  }

  @Test
  void closesIndexesThatFinishOpeningWhileItStops() throws Exception {
    var librarian = librarian(9);
    var probe = kit.<Asking.Opened>createTestProbe();
    try (var hold = blocking.hold()) {
      librarian.tell(new Librarian.Open(List.of(FOG), probe.ref()));
      listed(librarian);
      kit.stop(librarian);
    }
    blocking.finishTasks();

    assertThat(folder.indexes()).hasSize(1).allMatch(index -> !folder.isInUse(index));
  }
}

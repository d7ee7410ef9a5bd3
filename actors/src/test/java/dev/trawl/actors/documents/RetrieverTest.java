package dev.trawl.actors.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.Retrieval;
import dev.trawl.protocol.Source;
import dev.trawl.protocol.Span;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.retrieval.index.DocumentIndex;
import dev.trawl.retrieval.index.Library;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests a retriever with a real index in a data directory. */
@SuppressWarnings("try") // the body does not use the resource
class RetrieverTest {
  private static final String TEXT =
      "The fog came in at dawn. Nobody on the pier saw the boats. ".repeat(20);
  private static final Query QUERY = new Query("fog at dawn", "en", List.of());

  private final ActorTestKit kit = ActorTestKit.create(BlockingThread.settings());
  private final BlockingThread blocking = BlockingThread.of(kit.system());
  private final TestProbe<Retrieval.Outcome> outcomes = kit.createTestProbe();

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

  /** A retriever under test, the index it was given, and that index's document. */
  private record Subject(
      ActorRef<Retrieval.Command> retriever, DocumentIndex index, DocumentId document) {}

  private Subject open(Source source) throws Exception {
    var library = folder.library();
    Library.Opened opened = library.open(source);
    return new Subject(
        kit.spawn(Retriever.create(library, opened)),
        opened.index(),
        opened.index().document().id());
  }

  private Subject open() throws Exception {
    return open(folder.file("fog.txt", TEXT));
  }

  private Retrieval.Outcome ask(
      Subject subject,
      BiFunction<DocumentId, ActorRef<Retrieval.Outcome>, Retrieval.Request> request) {
    subject.retriever().tell(request.apply(subject.document(), outcomes.ref()));
    return outcomes.receiveMessage();
  }

  private Retrieval.Outcome fetch(Subject subject, int ordinal) {
    return ask(subject, (id, ref) -> new Retrieval.Fetch(id, List.of(ordinal), ref));
  }

  /**
   * Returns when the retriever has processed all earlier messages. It rejects the message that is
   * sent here without any other work.
   */
  private void awaitEarlierMessages(Subject subject) {
    var probe = kit.<Retrieval.Outcome>createTestProbe();
    subject.retriever().tell(new Retrieval.Locate(subject.document(), 0, probe.ref()));
    probe.expectMessageClass(Retrieval.BadRequest.class);
  }

  /** Sends a request that fails, and then keeps the thread busy. */
  private BlockingThread.Hold failAndHold(Subject subject) throws Exception {
    folder.damage();
    try (var first = blocking.hold()) {
      subject.retriever().tell(new Retrieval.Fetch(subject.document(), List.of(1), outcomes.ref()));
      awaitEarlierMessages(subject);
      return blocking.hold();
    }
  }

  @Test
  void rejectsASpanBeyondTheText() throws Exception {
    var subject = open();

    assertThat(ask(subject, (id, ref) -> new Retrieval.Slice(id, new Span(0, 1_000_000_000), ref)))
        .isEqualTo(
            new Retrieval.BadRequest(
                subject.document(),
                "The text of fog.txt has %d characters and ends before 1000000000."
                    .formatted(TEXT.length())));
    assertThat(ask(subject, (id, ref) -> new Retrieval.Slice(id, new Span(0, 7), ref)))
        .isInstanceOfSatisfying(
            Retrieval.Sliced.class, slice -> assertThat(slice.text()).isEqualTo("The fog"));
  }

  static Stream<BiFunction<DocumentId, ActorRef<Retrieval.Outcome>, Retrieval.Request>> invalid() {
    var statistics = new TermStatistics(1, 1, 1, 1, Map.of(), Map.of());
    return Stream.of(
        (id, ref) -> new Retrieval.Fetch(id, List.of(0, -1), ref),
        (id, ref) -> new Retrieval.Fetch(id, List.of(99_999), ref),
        (id, ref) -> new Retrieval.Locate(id, 0, ref),
        (id, ref) -> new Retrieval.Locate(id, 2, ref),
        (id, ref) -> new Retrieval.Search(id, QUERY, statistics, -1, ref),
        (id, ref) -> new Retrieval.Suggest(new DocumentId("ab".repeat(32)), ref));
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void rejectsRequestsOutsideTheDocument(
      BiFunction<DocumentId, ActorRef<Retrieval.Outcome>, Retrieval.Request> request)
      throws Exception {
    assertThat(ask(open(), request)).isInstanceOf(Retrieval.BadRequest.class);
  }

  @Test
  void invalidRequestsDoNotAffectOtherRequests() throws Exception {
    var subject = open();
    var statistics = subject.index().count(QUERY);
    var refusals = kit.<Retrieval.Outcome>createTestProbe();
    for (int i = 0; i < 400; i++) {
      subject
          .retriever()
          .tell(new Retrieval.Search(subject.document(), QUERY, statistics, 5, outcomes.ref()));
      subject
          .retriever()
          .tell(new Retrieval.Fetch(subject.document(), List.of(99_999), refusals.ref()));
    }

    assertThat(outcomes.receiveSeveralMessages(400))
        .allSatisfy(
            outcome ->
                assertThat(outcome)
                    .isInstanceOfSatisfying(
                        Retrieval.Found.class, found -> assertThat(found.hits()).hasSize(5)));
    assertThat(refusals.receiveSeveralMessages(400))
        .hasOnlyElementsOfType(Retrieval.BadRequest.class);
  }

  @Test
  void rebuildsADamagedIndexFromItsFile() throws Exception {
    var subject = open();
    folder.damage();

    assertThat(fetch(subject, 1)).isInstanceOf(Retrieval.Failed.class);
    assertThat(fetch(subject, 1))
        .isInstanceOfSatisfying(
            Retrieval.Text.class,
            text -> assertThat(TEXT).contains(text.chunks().getFirst().text()));
  }

  @Test
  void reportsThatADamagedUploadMustBeOpenedAgain() throws Exception {
    var subject = open(LibraryFolder.upload("fog.txt", TEXT));
    folder.damage();

    assertThat(fetch(subject, 1)).isInstanceOf(Retrieval.Failed.class);
    assertThat(fetch(subject, 1))
        .isEqualTo(
            new Retrieval.Failed(
                subject.document(),
                "fog.txt could not be read: the index of fog.txt is damaged and its source is no"
                    + " longer in memory; open it again."));
  }

  @Test
  void reopensTheIndexOfAnUploadWithoutItsBytes() throws Exception {
    var subject = open(LibraryFolder.upload("fog.txt", TEXT));
    subject.index().close();

    assertThat(fetch(subject, 1)).isInstanceOf(Retrieval.Failed.class);
    assertThat(fetch(subject, 1)).isInstanceOf(Retrieval.Text.class);
  }

  @Test
  void rejectsARequestIfTooManyAreWaiting() throws Exception {
    var subject = open();
    var waiting = kit.<Retrieval.Outcome>createTestProbe();
    try (var hold = failAndHold(subject)) {
      outcomes.expectMessageClass(Retrieval.Failed.class);
      IntStream.range(0, Retriever.MAX_WAITING)
          .forEach(
              i ->
                  subject
                      .retriever()
                      .tell(new Retrieval.Locate(subject.document(), 1, waiting.ref())));

      assertThat(fetch(subject, 1))
          .isInstanceOfSatisfying(
              Retrieval.Failed.class,
              failed -> assertThat(failed.why()).contains("10000 requests are already waiting"));
    }
    assertThat(waiting.receiveSeveralMessages(Retriever.MAX_WAITING))
        .hasOnlyElementsOfType(Retrieval.Located.class);
  }

  @Test
  void releasesTheIndexWhenItStopsWhileReopening() throws Exception {
    var subject = open();
    try (var hold = failAndHold(subject)) {
      outcomes.expectMessageClass(Retrieval.Failed.class);
      kit.stop(subject.retriever());
    }
    blocking.finishTasks();

    assertThat(folder.indexes()).allMatch(index -> !folder.isInUse(index));
  }

  @Test
  void answersWaitingRequestsWhenItStopsWhileReopening() throws Exception {
    var subject = open();
    try (var hold = failAndHold(subject)) {
      outcomes.expectMessageClass(Retrieval.Failed.class);
      subject.retriever().tell(new Retrieval.Fetch(subject.document(), List.of(1), outcomes.ref()));
      awaitEarlierMessages(subject);
      kit.stop(subject.retriever());

      outcomes.expectMessage(new Retrieval.Closed(subject.document()));
    }
  }

  @Test
  void reportsThatItsDocumentWasClosed() throws Exception {
    var subject = open();
    subject.retriever().tell(new Retriever.Close());

    assertThat(fetch(subject, 0)).isEqualTo(new Retrieval.Closed(subject.document()));
    blocking.finishTasks();
    assertThat(folder.indexes()).allMatch(index -> !folder.isInUse(index));
  }

  @Test
  void closesTheIndexOnTheBlockingDispatcher() throws Exception {
    var subject = open();
    try (var hold = blocking.hold()) {
      subject.retriever().tell(new Retriever.Close());
      awaitEarlierMessages(subject);

      assertThat(subject.index().chunk(0).text()).startsWith("The fog");
    }
    blocking.finishTasks();
    assertThatThrownBy(() -> subject.index().chunk(0)).isInstanceOf(Exception.class);
  }

  @Test
  void closesTheIndexWhenItStops() throws Exception {
    var subject = open();
    kit.stop(subject.retriever());
    blocking.finishTasks();

    assertThat(folder.indexes()).allMatch(index -> !folder.isInUse(index));
  }
}

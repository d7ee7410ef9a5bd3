package dev.trawl.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.actors.call.Load;
import dev.trawl.actors.call.Models;
import dev.trawl.actors.documents.Librarian;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Source;
import dev.trawl.retrieval.chunk.ChunkSettings;
import dev.trawl.retrieval.document.DocumentSettings;
import dev.trawl.retrieval.index.IndexSettings;
import dev.trawl.retrieval.index.Library;
import dev.trawl.retrieval.index.LibrarySettings;
import dev.trawl.retrieval.source.DocumentParser;
import dev.trawl.retrieval.source.FetchSettings;
import dev.trawl.testkit.ScriptedModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests how the guardian handles the failure of an actor that all runs share. */
class GuardianTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final ActorTestKit kit = ActorTestKit.create(RunFixture.config(""));

  @TempDir private Path folder = Path.of("");
  private ActorRef<Asking.Command> guardian = kit.system().ignoreRef();

  @BeforeEach
  void begin() {
    var model =
        ScriptedModel.create()
            .reading(
                task ->
                    task.chunk().text().contains("endless")
                        ? new CompletableFuture<>()
                        : ScriptedModel.create().reading().apply(task));
    var config = RunFixture.config("trawl.library.directory = \"" + folder + "\"");
    var trawl = config.getConfig("trawl");
    var settings = TrawlSettings.from(config);
    var library =
        new Library(
            LibrarySettings.from(trawl),
            ChunkSettings.from(trawl),
            IndexSettings.from(trawl),
            new DocumentParser(DocumentSettings.from(trawl), FetchSettings.from(trawl)));
    guardian =
        kit.spawn(
            Guardian.create(
                Models.embedded(model, settings.gateway()), library, settings, new Observers()));
  }

  @AfterEach
  void end() {
    kit.shutdownTestKit();
  }

  private DocumentId open(String text) {
    var source = new Source.InMemory("a.txt", text.getBytes(StandardCharsets.UTF_8));
    var probe = kit.<Asking.Opened>createTestProbe();
    guardian.tell(new Asking.Open(List.of(source), probe.ref()));
    return probe.receiveMessage(TIMEOUT).documents().getFirst().id();
  }

  private TestProbe<RunEvent> ask(DocumentId document) {
    var events = kit.<RunEvent>createTestProbe();
    guardian.tell(
        new Asking.Ask(
            RunId.random(),
            "Where was it?",
            Level.READ,
            List.of(document),
            Budget.UNLIMITED,
            events.ref()));
    return events;
  }

  /** Asks about a document that is never read to the end, and waits until reading has started. */
  private TestProbe<RunEvent> reading() {
    var events = ask(open("This goes on in an endless tale."));
    while (!(events.receiveMessage(TIMEOUT).what() instanceof What.ReadingStarted)) {}
    return events;
  }

  private static What last(TestProbe<RunEvent> events) {
    What what;
    do {
      what = events.receiveMessage(TIMEOUT).what();
    } while (!what.isLast());
    return what;
  }

  /** An invalid receiver: an actor that replies to it fails, as if it had a bug. */
  @SuppressWarnings("NullAway")
  private static <T> ActorRef<T> invalidReceiver() {
    return null;
  }

  @Test
  void runsInProgressFailWithTheReasonWhenTheGatewayFails() {
    var events = reading();
    guardian.tell(new Guardian.AskLoad(invalidReceiver()));

    assertThat(last(events))
        .isInstanceOfSatisfying(
            What.Failed.class,
            failed -> assertThat(failed.error()).startsWith("The model gateway failed: "));
  }

  @Test
  void restartsTheGateway() {
    var events = reading();
    guardian.tell(new Guardian.AskLoad(invalidReceiver()));
    last(events);
    var load = kit.<Load>createTestProbe();
    guardian.tell(new Guardian.AskLoad(load.ref()));

    assertThat(load.receiveMessage(TIMEOUT).waiting()).isZero();
    assertThat(last(ask(open("The board met on Monday.")))).isInstanceOf(What.Answered.class);
  }

  @Test
  void runsInProgressFailWithTheReasonWhenTheLibrarianFails() {
    var events = reading();
    guardian.tell(new Guardian.Consult(new Librarian.ListOpen(invalidReceiver())));

    assertThat(last(events))
        .isInstanceOfSatisfying(
            What.Failed.class,
            failed ->
                assertThat(failed.error())
                    .startsWith("All documents were closed because of a failure: "));
  }

  @Test
  void restartsTheLibrarian() {
    var events = reading();
    guardian.tell(new Guardian.Consult(new Librarian.ListOpen(invalidReceiver())));
    last(events);
    var documents = kit.<List<Document>>createTestProbe();
    guardian.tell(new Guardian.Consult(new Librarian.ListOpen(documents.ref())));

    assertThat(documents.receiveMessage(TIMEOUT)).isEmpty();
    assertThat(last(ask(open("The board met on Monday.")))).isInstanceOf(What.Answered.class);
  }
}

package dev.trawl.actors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.trawl.actors.run.Question;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Source;
import dev.trawl.protocol.Span;
import dev.trawl.protocol.model.ReadingModel.Split;
import dev.trawl.testkit.ScriptedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that after close() every call fails at once, so that no call waits forever. */
class TrawlCloseTest {
  private static final DocumentId NOT_OPEN = new DocumentId("ab".repeat(32));
  private static final ActorTestKit KIT = ActorTestKit.create(RunFixture.config(""));

  @TempDir private Path folder = Path.of("");

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @Test
  void afterClosingItsOwnSystemEveryCallFailsAtOnce() {
    var trawl = Trawl.start(config());
    trawl.close();

    assertThatEveryCallFails(trawl);
    trawl.system().getWhenTerminated().toCompletableFuture().join();
    assertThatEveryCallFails(trawl);
  }

  @Test
  void afterClosingInASharedSystemEveryCallFailsAtOnce() {
    var trawl = Trawl.in(KIT.system(), config());
    trawl.close();

    assertThatEveryCallFails(trawl);
  }

  @Test
  void everyCallFailsWhenTheSharedSystemTerminates() {
    var system = ActorSystem.create(Behaviors.<Void>empty(), "shared", RunFixture.config(""));
    var trawl = Trawl.in(system, config());
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();

    assertThatEveryCallFails(trawl);
  }

  @Test
  void anActorThatAsksAfterClosingReceivesTheReason() {
    var trawl = Trawl.in(KIT.system(), config());
    trawl.close();
    var events = KIT.<RunEvent>createTestProbe();
    trawl.ask(RunId.random(), question(NOT_OPEN), events.ref());

    assertThat(events.receiveMessage().what())
        .isEqualTo(new What.Failed("Trawl is closed: start a new one."));
  }

  @Test
  void closingEndsARunInProgress() {
    var asked = new CountDownLatch(1);
    var never = new CompletableFuture<Split>();
    var silent =
        ScriptedModel.create()
            .splitting(
                task -> {
                  asked.countDown();
                  return never;
                });
    var trawl = Trawl.with(config()).model(silent).in(KIT.system());
    var run = trawl.ask(question(open(trawl)), event -> {});
    inTime(asked);
    trawl.close();

    assertThat(failure(run.answer())).isInstanceOf(TrawlClosedException.class);
    await().untilAsserted(() -> assertThat(silent.log().cancelled()).hasValue(1));
  }

  @Test
  void closingInASharedSystemLeavesNoActorBehind() {
    var system = ActorSystem.create(Behaviors.<Void>empty(), "shared", RunFixture.config(""));
    var trawl = Trawl.in(system, config());
    trawl.ask(question(open(trawl)), event -> {}).answer().toCompletableFuture().join();
    assertThat(system.printTree()).contains("trawl-");
    trawl.close();

    await().untilAsserted(() -> assertThat(system.printTree()).doesNotContain("trawl-"));
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
  }

  @Test
  void closingASecondTimeHasNoEffect() {
    var trawl = Trawl.in(KIT.system(), config());
    trawl.close();
    trawl.close();

    assertThatEveryCallFails(trawl);
  }

  /** Some calls come before, some during and some after close(). Each gets exactly one result. */
  @Test
  void everyCallDuringCloseGetsAResult() throws InterruptedException {
    for (var round = 0; round < 5; round++) {
      var trawl = Trawl.in(KIT.system(), config());
      var answers = new ConcurrentLinkedQueue<CompletionStage<Answer>>();
      var lists = new ConcurrentLinkedQueue<CompletionStage<?>>();
      var ends = new ConcurrentLinkedQueue<LastEvents>();
      var begin = new CountDownLatch(1);
      var threads = new ArrayList<Thread>();
      for (var i = 0; i < 8; i++) {
        threads.add(
            Thread.ofPlatform()
                .start(
                    () -> {
                      inTime(begin);
                      for (var n = 0; n < 50; n++) {
                        answers.add(trawl.ask(question(NOT_OPEN), event -> {}).answer());
                        lists.add(trawl.documents());
                        var last = LastEvents.spawn();
                        trawl.ask(RunId.random(), question(NOT_OPEN), last.events());
                        ends.add(last);
                      }
                    }));
      }
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    inTime(begin);
                    trawl.close();
                  }));
      begin.countDown();
      for (var thread : threads) {
        thread.join();
      }

      assertThat(answers).hasSize(400).allSatisfy(answer -> assertThat(ended(answer)).isTrue());
      assertThat(lists).allSatisfy(list -> assertThat(ended(list)).isTrue());
      await()
          .atMost(60, TimeUnit.SECONDS)
          .untilAsserted(
              () -> assertThat(ends).allSatisfy(end -> assertThat(end.seen()).hasSize(1)));
    }
  }

  /** The last events that an actor received for its run. */
  private record LastEvents(ActorRef<RunEvent> events, Queue<RunEvent> seen) {
    static LastEvents spawn() {
      var seen = new ConcurrentLinkedQueue<RunEvent>();
      Behavior<RunEvent> behavior =
          Behaviors.receiveMessage(
              event -> {
                if (event.what().isLast()) {
                  seen.add(event);
                }
                return Behaviors.same();
              });
      return new LastEvents(
          KIT.system().systemActorOf(behavior, RunId.random().toString(), Props.empty()), seen);
    }
  }

  private static boolean ended(CompletionStage<?> stage) {
    return stage
        .handle((value, failure) -> true)
        .toCompletableFuture()
        .orTimeout(60, TimeUnit.SECONDS)
        .join();
  }

  private static void assertThatEveryCallFails(Trawl trawl) {
    var documents = List.of(NOT_OPEN);
    assertThat(
            List.of(
                trawl.open(List.of()),
                trawl.documents(),
                trawl.close(NOT_OPEN),
                trawl.text(NOT_OPEN, new Span(0, 1)),
                trawl.slice(NOT_OPEN, new Span(0, 1)),
                trawl.chunk(NOT_OPEN, 0),
                trawl.page(NOT_OPEN, 1),
                trawl.suggestions(NOT_OPEN),
                trawl.search("key", documents, 1),
                trawl.search("key", documents, 1, 1),
                trawl.estimate("Who?", Level.READ, documents),
                trawl.ask("Who?", Level.READ, documents, event -> {}).answer(),
                trawl.stream(question(NOT_OPEN)).inquiry().answer(),
                trawl.check(),
                trawl.load()))
        .allSatisfy(
            call ->
                assertThat(failure(call))
                    .isInstanceOf(TrawlClosedException.class)
                    .hasMessage("Trawl is closed: start a new one."));
    var ended = new CompletableFuture<Throwable>();
    trawl.stream(question(NOT_OPEN)).events().subscribe(new FailureSubscriber(ended));
    assertThat(ended.orTimeout(60, TimeUnit.SECONDS).join())
        .isInstanceOf(TrawlClosedException.class);
    trawl.cancel(RunId.random());
  }

  private record FailureSubscriber(CompletableFuture<Throwable> failed)
      implements Flow.Subscriber<RunEvent> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {}

    @Override
    public void onNext(RunEvent event) {}

    @Override
    public void onError(Throwable failure) {
      failed.complete(failure);
    }

    @Override
    public void onComplete() {}
  }

  private static Question question(DocumentId document) {
    return Question.of("Who hid the key?", Level.RETRIEVE, List.of(document));
  }

  private static DocumentId open(Trawl trawl) {
    var source = new Source.InMemory("harbour.txt", "Amalia hid the key.".getBytes(UTF_8));
    return trawl.open(List.of(source)).toCompletableFuture().join().documents().getFirst().id();
  }

  private static void inTime(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  /** Fails the test if the call has not ended in time. */
  private static Throwable failure(CompletionStage<?> call) {
    var failure =
        catchThrowable(() -> call.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join());
    return failure instanceof CompletionException ? failure.getCause() : failure;
  }

  private Config config() {
    return ConfigFactory.parseMap(Map.of("trawl.library.directory", folder.toString()));
  }
}

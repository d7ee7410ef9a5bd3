package dev.trawl.actors.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.protocol.Answer;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Usage;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Tests how the answer of a run completes. */
class ListenerTest {
  private static final ActorTestKit KIT = ActorTestKit.create();

  private final CompletableFuture<Answer> answer = new CompletableFuture<>();

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @Test
  void aCancelledRunIsACancellation() {
    listener(event -> {}).tell(last(new What.Cancelled()));

    assertThatThrownBy(this::inTime).hasCauseInstanceOf(CancellationException.class);
  }

  @Test
  void anAnswerThatIsPendingWhenTrawlIsClosedFailsWithThatReason() {
    var guardian = KIT.createTestProbe();
    KIT.spawn(
        Listener.create(
            guardian.ref(), event -> {}, answer, () -> new IllegalStateException("it is closed")));
    guardian.stop();

    assertThatThrownBy(this::inTime)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("it is closed");
  }

  @Test
  void aConsumerThatThrowsDoesNotKeepTheAnswerFromCompleting() {
    var listener =
        listener(
            event -> {
              throw new IllegalStateException("the consumer is broken");
            });
    listener.tell(last(new What.Failed("No model.")));

    assertThatThrownBy(this::inTime)
        .cause()
        .isInstanceOf(RunFailedException.class)
        .hasMessage("No model.");
    assertThat(answer).isDone();
  }

  private ActorRef<RunEvent> listener(Consumer<RunEvent> consumer) {
    return KIT.spawn(
        Listener.create(
            KIT.createTestProbe().ref(),
            consumer,
            answer,
            () -> new IllegalStateException("closed")));
  }

  private static RunEvent last(What what) {
    return new RunEvent(RunId.random(), 1, Instant.now(), Usage.NONE, what);
  }

  private Answer inTime() {
    return answer.orTimeout(60, TimeUnit.SECONDS).join();
  }
}

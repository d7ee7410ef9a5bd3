package dev.trawl.actors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.trawl.actors.run.Question;
import dev.trawl.actors.run.RunFailedException;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the event stream of a question. */
class StreamedQuestionTest {
  private static final ActorTestKit KIT = ActorTestKit.create(RunFixture.config(""));

  @TempDir private Path folder = Path.of("");

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @Test
  void theStreamHasAllEventsFromStartToAnswer() {
    try (var trawl = trawl("")) {
      var streamed = trawl.stream(question(trawl));
      var events = inTime(collected(streamed.events()));

      assertThat(events.getFirst().what()).isInstanceOf(What.Started.class);
      assertThat(events.getLast().what())
          .isEqualTo(new What.Answered(inTime(streamed.inquiry().answer())));
      assertThat(events).allMatch(event -> event.run().equals(streamed.inquiry().run()));
    }
  }

  @Test
  void aSubscriberAfterTheAnswerReceivesTheSameEvents() {
    try (var trawl = trawl("")) {
      var streamed = trawl.stream(question(trawl));
      inTime(streamed.inquiry().answer());
      var events = inTime(collected(streamed.events()));

      assertThat(events.getFirst().what()).isInstanceOf(What.Started.class);
      assertThat(events.getLast().what()).isInstanceOf(What.Answered.class);
    }
  }

  @Test
  void tooManyWaitingEventsFailTheStreamAndNotTheRun() {
    try (var trawl = trawl("trawl.stream.max-waiting-events = 1")) {
      var streamed = trawl.stream(question(trawl));

      assertThat(inTime(streamed.inquiry().answer()).text()).contains("Amalia");
      assertThatThrownBy(() -> inTime(collected(streamed.events())))
          .hasMessageContaining("trawl.stream.max-waiting-events");
    }
  }

  @Test
  void cancellingTheSubscriptionDoesNotCancelTheRun() {
    try (var trawl = trawl("")) {
      var streamed = trawl.stream(question(trawl));
      streamed.events().subscribe(new Cancelling());

      assertThat(inTime(streamed.inquiry().answer()).text()).contains("Amalia");
    }
  }

  @Test
  void theStreamOfARejectedQuestionEndsWithTheReason() {
    try (var trawl = trawl("")) {
      var streamed = trawl.stream(Question.of(" ", Level.READ, List.of()));
      var events = inTime(collected(streamed.events()));

      assertThat(events.getLast().what())
          .isEqualTo(new What.Failed("The question is empty: ask something."));
      assertThatThrownBy(() -> inTime(streamed.inquiry().answer()))
          .hasCauseInstanceOf(RunFailedException.class);
    }
  }

  /** All events, requested one at a time, or the error of the stream. */
  private static CompletableFuture<List<RunEvent>> collected(Flow.Publisher<RunEvent> events) {
    var collecting = new Collecting();
    events.subscribe(collecting);
    return collecting.end;
  }

  private static final class Collecting implements Flow.Subscriber<RunEvent> {
    private final List<RunEvent> all = new ArrayList<>();
    private final CompletableFuture<List<RunEvent>> end = new CompletableFuture<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription.complete(given);
      given.request(1);
    }

    @Override
    public void onNext(RunEvent event) {
      all.add(event);
      subscription.join().request(1);
    }

    @Override
    public void onError(Throwable failure) {
      end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      end.complete(all);
    }
  }

  private static final class Cancelling implements Flow.Subscriber<RunEvent> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.cancel();
    }

    @Override
    public void onNext(RunEvent event) {}

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
  }

  private Trawl trawl(String settings) {
    return Trawl.in(
        KIT.system(),
        ConfigFactory.parseString(settings)
            .withFallback(
                ConfigFactory.parseMap(Map.of("trawl.library.directory", folder.toString()))));
  }

  private static Question question(Trawl trawl) {
    return Question.of("Who hid the brass key?", Level.READ, List.of(open(trawl)));
  }

  private static DocumentId open(Trawl trawl) {
    var text = "The fog came in. Amalia Thorsen hid the brass key.";
    var source = new Source.InMemory("harbour.txt", text.getBytes(UTF_8));
    return inTime(trawl.open(List.of(source))).documents().getFirst().id();
  }

  private static <T> T inTime(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }
}

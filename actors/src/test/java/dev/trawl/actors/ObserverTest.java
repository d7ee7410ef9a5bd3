package dev.trawl.actors;

import static dev.trawl.protocol.model.ModelException.Trouble.BUSY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.actors.call.Call;
import dev.trawl.actors.call.Observer;
import dev.trawl.actors.call.Origin;
import dev.trawl.actors.run.Run;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.testkit.ScriptedModel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Tests which calls and run events an observer receives. */
class ObserverTest {
  private static final ActorTestKit kit = ActorTestKit.create(RunFixture.config(""));
  private static final String QUESTION = "Where was the meeting moved?";

  private static final MemoryDocument MINUTES =
      MemoryDocument.of(
          'a',
          "The board met on Monday. Coffee was served.",
          "The meeting was moved to Porto. Everyone agreed.",
          "The next meeting is in autumn.");

  @AfterAll
  static void end() {
    kit.shutdownTestKit();
  }

  /** Records every call and event. */
  private static final class Notes implements Observer {
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<RunEvent> events = new CopyOnWriteArrayList<>();
    private final List<Level> levels = new CopyOnWriteArrayList<>();

    @Override
    public void onCall(Call call) {
      calls.add(call);
    }

    @Override
    public void onEvent(RunEvent event, Level level, Duration age) {
      assertThat(age).isGreaterThanOrEqualTo(Duration.ZERO);
      events.add(event);
      levels.add(level);
    }

    private List<Call> of(String job) {
      return calls.stream().filter(call -> call.job().equals(job)).toList();
    }

    private List<Call.Ending> endings(String job) {
      return of(job).stream().map(Call::ending).toList();
    }
  }

  private static RunFixture fixture(ScriptedModel model, Observer observer) {
    var fixture = RunFixture.of(kit, model, MINUTES);
    fixture.observers.add(observer);
    return fixture;
  }

  @Test
  void reportsEveryCall() {
    var notes = new Notes();
    var answer = fixture(ScriptedModel.finding("Porto"), notes).answer(QUESTION, Level.READ);
    assertThat(notes.endings("split")).containsExactly(Call.Ending.REPLIED);
    assertThat(notes.endings("keywords")).containsExactly(Call.Ending.REPLIED);
    assertThat(notes.endings("read")).hasSize(3).containsOnly(Call.Ending.REPLIED);
    assertThat(notes.endings("answer")).containsExactly(Call.Ending.REPLIED);
    assertThat(notes.calls).hasSize(answer.usage().calls());
    assertThat(notes.calls.stream().mapToLong(call -> call.usage().promptTokens()).sum())
        .isEqualTo(answer.usage().promptTokens());
    assertThat(notes.calls)
        .allSatisfy(
            call -> {
              assertThat(call.target())
                  .isEqualTo(new Call.Target("scripted", "scripted", Origin.EMBEDDED));
              assertThat(call.took()).isPositive();
              assertThat(call.isRetried()).isFalse();
            });
  }

  @Test
  void reportsTheEventsOfARunWithItsLevel() {
    var notes = new Notes();
    var asked = fixture(ScriptedModel.finding("Porto"), notes).ask(QUESTION, Level.READ);
    assertThat(asked.all()).isEqualTo(notes.events);
    assertThat(notes.levels).containsOnly(Level.READ);
  }

  @Test
  void reportsARetriedCallTwice() {
    var attempts = new AtomicInteger();
    var model = ScriptedModel.finding("Porto");
    var failingOnce =
        model.reading(
            task ->
                attempts.getAndIncrement() == 0
                    ? ScriptedModel.fail(new ModelException.Retriable(BUSY, "busy"))
                    : model.reading().apply(task));
    var notes = new Notes();
    assertThat(fixture(failingOnce, notes).answer(QUESTION, Level.READ).status())
        .isEqualTo(Status.ANSWERED);
    assertThat(notes.endings("read")).hasSize(4).contains(Call.Ending.BUSY);
    assertThat(notes.of("read").stream().filter(Call::isRetried))
        .singleElement()
        .satisfies(call -> assertThat(call.ending()).isEqualTo(Call.Ending.BUSY));
  }

  @Test
  void reportsTheCallsOfACancelledRunAsCancelled() throws InterruptedException {
    var notes = new Notes();
    var reading = new CountDownLatch(1);
    var silent =
        ScriptedModel.create()
            .reading(
                task -> {
                  reading.countDown();
                  return new CompletableFuture<>();
                });
    var asked = fixture(silent, notes).ask(QUESTION, Level.READ);
    assertThat(reading.await(1, TimeUnit.MINUTES)).isTrue();
    asked.run().tell(new Run.Cancel());
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(notes.endings("read")).containsOnly(Call.Ending.CANCELLED));
    assertThat(asked.whats().getLast()).isInstanceOf(What.Cancelled.class);
    assertThat(notes.events.getLast().what()).isInstanceOf(What.Cancelled.class);
  }

  @Test
  void removesAnObserverThatThrowsAndContinuesTheRun() {
    var calls = new AtomicInteger();
    var notes = new Notes();
    var fixture =
        fixture(
            ScriptedModel.finding("Porto"),
            new Observer() {
              @Override
              public void onCall(Call call) {
                calls.incrementAndGet();
                throw new IllegalStateException("no counter left");
              }
            });
    fixture.observers.add(notes);
    assertThat(fixture.answer(QUESTION, Level.RETRIEVE).status()).isEqualTo(Status.ANSWERED);
    assertThat(calls).hasValue(1);
    assertThat(notes.endings("answer")).containsExactly(Call.Ending.REPLIED);
  }
}

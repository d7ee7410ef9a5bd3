package dev.trawl.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Usage;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Tests that the publisher of run events follows the rules of Reactive Streams. */
class RunEventsTest {
  private static final RunId RUN = RunId.random();
  private static final long MANY = 1_000_000;

  @Test
  void aSubscriberReceivesEveryEventInOrderAndThenTheEnd() {
    var events = new RunEvents(new StreamSettings(100));
    var subscriber = Subscriber.to(events, MANY);
    send(events, 1, 50);
    end(events, 51);

    assertThat(subscriber.nextNumbers(51))
        .isEqualTo(LongStream.rangeClosed(1, 51).boxed().toList());
    assertThat(subscriber.ended()).isEqualTo("complete");
  }

  @Test
  void aLateSubscriberReceivesAllEvents() {
    var events = new RunEvents(new StreamSettings(100));
    send(events, 1, 30);
    var subscriber = Subscriber.to(events, MANY);
    send(events, 31, 60);
    end(events, 61);

    assertThat(subscriber.nextNumbers(61))
        .isEqualTo(LongStream.rangeClosed(1, 61).boxed().toList());
  }

  @Test
  void aSubscriberAfterTheEndReceivesAllEventsAndTheEnd() {
    var events = new RunEvents(new StreamSettings(100));
    send(events, 1, 30);
    end(events, 31);
    var subscriber = Subscriber.to(events, MANY);

    assertThat(subscriber.nextNumbers(31))
        .isEqualTo(LongStream.rangeClosed(1, 31).boxed().toList());
    assertThat(subscriber.ended()).isEqualTo("complete");
  }

  @Test
  void sendsNoMoreEventsThanRequested() {
    var events = new RunEvents(new StreamSettings(100));
    var subscriber = Subscriber.to(events, 3);
    send(events, 1, 20);

    assertThat(subscriber.nextNumbers(3)).containsExactly(1L, 2L, 3L);
    subscriber.request(2);
    assertThat(subscriber.nextNumbers(2)).containsExactly(4L, 5L);
    subscriber.request(100);
    end(events, 21);
    assertThat(subscriber.nextNumbers(16)).startsWith(6L).endsWith(21L);
    assertThat(subscriber.ended()).isEqualTo("complete");
  }

  @Test
  void completesOnlyAfterAllEventsAreDelivered() {
    var events = new RunEvents(new StreamSettings(100));
    var subscriber = Subscriber.to(events, 1);
    send(events, 1, 2);
    end(events, 3);

    assertThat(subscriber.nextNumbers(1)).containsExactly(1L);
    assertThat(subscriber.end()).isNotDone();
    subscriber.request(2);
    assertThat(subscriber.nextNumbers(2)).containsExactly(2L, 3L);
    assertThat(subscriber.ended()).isEqualTo("complete");
  }

  @Test
  void aRequestOfZeroEventsIsAnError() {
    var events = new RunEvents(new StreamSettings(100));
    var subscriber = Subscriber.to(events, 0);

    assertThat(subscriber.ended()).contains("IllegalArgumentException");
  }

  @Test
  void tooManyWaitingEventsFailOnlyTheSubscriber() {
    var events = new RunEvents(new StreamSettings(16));
    var subscriber = Subscriber.to(events, 1);
    send(events, 1, 100);
    end(events, 101);

    assertThat(subscriber.ended())
        .contains("More than 16 events", "trawl.stream.max-waiting-events");
  }

  @Test
  void tooManyEventsBeforeTheSubscriptionFailTheSubscriber() {
    var events = new RunEvents(new StreamSettings(16));
    send(events, 1, 17);
    end(events, 18);
    var subscriber = Subscriber.to(events, MANY);

    assertThat(subscriber.ended()).contains("More than 16 events");
    assertThat(subscriber.received()).isEmpty();
  }

  @Test
  void sendsNothingAfterCancel() {
    var events = new RunEvents(new StreamSettings(16));
    var subscriber = Subscriber.to(events, 1);
    send(events, 1, 1);
    assertThat(subscriber.nextNumbers(1)).containsExactly(1L);
    subscriber.subscription().cancel();
    send(events, 2, 200);
    end(events, 201);

    assertThat(subscriber.received()).isEmpty();
    assertThat(subscriber.end()).isNotDone();
  }

  @Test
  void rejectsASecondSubscriberAndKeepsTheFirst() {
    var events = new RunEvents(new StreamSettings(16));
    var first = Subscriber.to(events, MANY);
    var second = Subscriber.to(events, MANY);
    end(events, 1);

    assertThat(second.ended()).contains("IllegalStateException", "only one subscriber");
    assertThat(first.ended()).isEqualTo("complete");
  }

  @Test
  void aRunThatEndsWithoutALastEventFailsTheStream() {
    var events = new RunEvents(new StreamSettings(16));
    var subscriber = Subscriber.to(events, MANY);
    events.fail(new TrawlClosedException());

    assertThat(subscriber.ended()).contains("Trawl is closed");
  }

  /** Events, their end and the subscription come from three threads, in any order. */
  @Test
  void noEventIsLostOrReorderedInAnyInterleaving() throws InterruptedException {
    for (var round = 0; round < 300; round++) {
      var events = new RunEvents(new StreamSettings(100));
      var begin = new CountDownLatch(1);
      var subscriber = new Subscriber(MANY);
      var sending =
          Thread.ofPlatform()
              .start(
                  () -> {
                    Subscriber.inTime(begin);
                    send(events, 1, 20);
                    end(events, 21);
                  });
      var subscribing =
          Thread.ofPlatform()
              .start(
                  () -> {
                    Subscriber.inTime(begin);
                    events.subscribe(subscriber);
                  });
      begin.countDown();
      sending.join();
      events.fail(new IllegalStateException("it has ended already"));
      subscribing.join();

      assertThat(subscriber.nextNumbers(21))
          .isEqualTo(LongStream.rangeClosed(1, 21).boxed().toList());
      assertThat(subscriber.ended()).isEqualTo("complete");
    }
  }

  private static void send(RunEvents events, int from, int to) {
    IntStream.rangeClosed(from, to)
        .forEach(seq -> events.accept(event(seq, new What.Rewritten("again"))));
  }

  private static void end(RunEvents events, int seq) {
    events.accept(event(seq, new What.Cancelled()));
  }

  private static RunEvent event(int seq, What what) {
    return new RunEvent(RUN, seq, Instant.EPOCH, Usage.NONE, what);
  }

  /** Requests a number of events when it subscribes, and keeps the events that it receives. */
  private static final class Subscriber implements Flow.Subscriber<RunEvent> {
    private final long first;
    private final LinkedBlockingQueue<RunEvent> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final AtomicLong demand = new AtomicLong();
    private volatile boolean afterEnd;
    private volatile boolean unrequested;

    Subscriber(long first) {
      this.first = first;
    }

    static Subscriber to(RunEvents events, long first) {
      var subscriber = new Subscriber(first);
      events.subscribe(subscriber);
      return subscriber;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription.complete(given);
      request(first);
    }

    @Override
    public void onNext(RunEvent event) {
      afterEnd |= end.isDone();
      unrequested |= demand.decrementAndGet() < 0;
      received.add(event);
    }

    @Override
    public void onError(Throwable failure) {
      afterEnd |= !end.complete(failure.toString());
    }

    @Override
    public void onComplete() {
      afterEnd |= !end.complete("complete");
    }

    Flow.Subscription subscription() {
      return inTime(subscription);
    }

    /** The numbers of the next events. */
    List<Long> nextNumbers(int count) {
      return IntStream.range(0, count).mapToObj(n -> next().seq()).toList();
    }

    private RunEvent next() {
      try {
        var event = received.poll(60, TimeUnit.SECONDS);
        assertThat(event).as("an event in time").isNotNull();
        return event;
      } catch (InterruptedException stopped) {
        throw new AssertionError(stopped);
      }
    }

    List<RunEvent> received() {
      return List.copyOf(received);
    }

    void request(long count) {
      demand.addAndGet(count);
      subscription().request(count);
    }

    CompletableFuture<String> end() {
      return end;
    }

    String ended() {
      var how = inTime(end);
      assertThat(afterEnd).as("a signal after the end").isFalse();
      assertThat(unrequested).as("an event that was not requested").isFalse();
      return how;
    }

    static <T> T inTime(CompletableFuture<T> future) {
      return future.orTimeout(60, TimeUnit.SECONDS).join();
    }

    static void inTime(CountDownLatch latch) {
      try {
        assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException stopped) {
        throw new AssertionError(stopped);
      }
    }
  }
}

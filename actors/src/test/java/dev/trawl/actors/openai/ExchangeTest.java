package dev.trawl.actors.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.actors.openai.Exchange.Outcome;
import dev.trawl.protocol.model.LanguageModel.Completion;
import dev.trawl.protocol.model.ModelCall.Reply;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.core5.concurrent.CallbackContribution;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.junit.jupiter.api.Test;

/** Tests how an exchange ends, with a simulated clock and with many threads. */
class ExchangeTest {
  private static final Duration STALL_TIMEOUT = Duration.ofMillis(300);
  private static final Server SERVER =
      new Server(
          URI.create("http://127.0.0.1:9/v1"),
          "tiny",
          Optional.empty(),
          "trawl.model",
          Duration.ofSeconds(5),
          STALL_TIMEOUT,
          1_000_000,
          "{}");
  private static final Failures FAILURES = new Failures(SERVER);
  private static final int ROUNDS = 2_000;

  private final AtomicLong now = new AtomicLong();

  @Test
  void waitsForAServerThatIsSlowButSendsSomething() {
    var exchange = new Exchange<Reply<Completion>>(FAILURES, STALL_TIMEOUT, now::get);
    var reader = reader(exchange);
    exchange.watchFor(Duration.ZERO);

    for (int piece = 0; piece < 4; piece++) {
      advance(STALL_TIMEOUT.multipliedBy(2).dividedBy(3));
      reader.consume(ByteBuffer.wrap(": keep-alive\n\n".getBytes(UTF_8)));
      assertThat(exchange.outcome()).isNotDone();
    }
  }

  @Test
  void failsWhenAServerSendsNothingForTooLong() {
    var exchange = new Exchange<Reply<Completion>>(FAILURES, STALL_TIMEOUT, now::get);
    exchange.watchFor(STALL_TIMEOUT);
    exchange.connected(() -> {});

    advance(STALL_TIMEOUT.minusNanos(1));
    assertThat(exchange.outcome()).isNotDone();
    advance(Duration.ofNanos(1));

    assertThat(exchange.outcome())
        .failsWithin(Duration.ofMinutes(1))
        .withThrowableThat()
        .withMessageContaining("sent nothing for 300 ms");
  }

  /** Advances the time and runs the timeouts that are due. */
  private void advance(Duration time) {
    now.addAndGet(time.toNanos());
    StallWatch.checkAll();
  }

  /** A reply, a cancellation and the opening of the connection race with each other. */
  @Test
  void endsOnceAndClosesTheConnectionIfItEndsEarly() throws Exception {
    try (var threads = Executors.newFixedThreadPool(3)) {
      for (int round = 0; round < ROUNDS; round++) {
        var exchange = new Exchange<String>(FAILURES, Duration.ofHours(1));
        var closed = new AtomicInteger();
        threads.invokeAll(
            List.of(
                Executors.callable(() -> exchange.connected(closed::incrementAndGet)),
                Executors.callable(
                    () -> {
                      exchange.complete(new Outcome.Given<>("noon"));
                      exchange.ended();
                    }),
                Executors.callable(exchange::cancel)));

        assertThat(exchange.outcome()).isDone();
        if (exchange.outcome().isCompletedExceptionally()) {
          assertThat(closed).hasValue(1);
        } else {
          assertThat(closed).hasValueLessThanOrEqualTo(1);
          assertThat(exchange.outcome()).isCompletedWithValue(new Outcome.Given<>("noon"));
        }
      }
    }
  }

  private static BodyReader<Reply<Completion>> reader(Exchange<Reply<Completion>> exchange) {
    var reader =
        new BodyReader<>(
            exchange,
            head -> new EventStream(new ChatReply(piece -> {}, usage -> {})),
            FAILURES,
            1_000_000);
    reader.consumeResponse(
        new BasicHttpResponse(200),
        new BasicEntityDetails(-1, null),
        HttpCoreContext.create(),
        new CallbackContribution<>(null) {
          @Override
          public void completed(Exchange<Reply<Completion>> read) {}
        });
    return reader;
  }
}

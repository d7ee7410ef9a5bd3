package dev.trawl.bench.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelException.Trouble;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private static final RetryPolicy POLICY =
      new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(2));
  private static final ModelException BUSY = new ModelException.Retriable(Trouble.BUSY, "busy");

  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void retriesTransientFailuresAndCountsEveryAttempt() {
    var reply = ask(2, BUSY);
    assertThat(reply.value()).isEqualTo("said");
    assertThat(reply.usage().calls()).isEqualTo(3);
    assertThat(reply.usage().retries()).isEqualTo(2);
    assertThat(reply.usage().promptTokens()).isEqualTo(100);
  }

  @Test
  void givesUpAfterTheLastAttempt() {
    assertThatThrownBy(() -> ask(9, BUSY)).isSameAs(BUSY);
    assertThat(calls).hasValue(3);
  }

  @Test
  void doesNotRetryPermanentFailures() {
    var declined = new ModelException.Final("declined");
    assertThatThrownBy(() -> ask(9, declined)).isSameAs(declined);
    assertThat(calls).hasValue(1);
  }

  /** Makes a call that fails {@code failures} times before it replies. */
  private ModelCall.Reply<String> ask(int failures, ModelException failure) {
    return POLICY.call(
        () -> calls.incrementAndGet() <= failures ? failing(failure) : replying(),
        Duration.ofMinutes(1));
  }

  private static ModelCall<String> failing(ModelException failure) {
    return call(CompletableFuture.failedFuture(failure));
  }

  private static ModelCall<String> replying() {
    var usage = Usage.ofCall(100, 10);
    return call(CompletableFuture.completedFuture(new ModelCall.Reply<>("said", usage)));
  }

  private static ModelCall<String> call(CompletionStage<ModelCall.Reply<String>> reply) {
    return new ModelCall<>() {
      @Override
      public CompletionStage<Reply<String>> reply() {
        return reply;
      }

      @Override
      public void cancel() {}
    };
  }
}

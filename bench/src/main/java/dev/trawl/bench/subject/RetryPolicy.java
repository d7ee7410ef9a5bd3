package dev.trawl.bench.subject;

import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelException.Trouble;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Repeats calls that fail with a transient error. Blocks the calling thread during delays.
 *
 * @param attempts maximum number of attempts, at least 1
 * @param minDelay delay before the second attempt; it doubles after each further attempt
 * @param maxDelay maximum delay, unless an endpoint asks for a longer one
 */
record RetryPolicy(int attempts, Duration minDelay, Duration maxDelay) {
  /**
   * @param timeout maximum time to wait for the reply to an attempt
   * @return the reply, with the usage of all attempts
   * @throws ModelException if the last attempt fails
   */
  <T> ModelCall.Reply<T> call(Supplier<ModelCall<T>> makeCall, Duration timeout) {
    var spent = Usage.NONE;
    var delay = minDelay;
    for (var attempt = 1; ; attempt++) {
      try {
        var reply = reply(makeCall.get(), timeout);
        return new ModelCall.Reply<>(reply.value(), spent.plus(reply.usage()));
      } catch (ModelException.Retriable failure) {
        if (attempt == attempts) {
          throw failure;
        }
        spent = spent.plus(failure.usage().retried());
        pause(max(delay, failure.retryAfter().orElse(delay)));
        delay = min(delay.multipliedBy(2), maxDelay);
      }
    }
  }

  private static <T> ModelCall.Reply<T> reply(ModelCall<T> call, Duration timeout) {
    try {
      return call.reply().toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      call.cancel();
      throw new ModelException.Retriable(Trouble.FAULT, "no reply within " + timeout);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof ModelException known
          ? known
          : new ModelException.Final("the call failed: " + e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static void pause(Duration delay) {
    try {
      Thread.sleep(delay);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted", e);
  }

  private static Duration min(Duration left, Duration right) {
    return left.compareTo(right) <= 0 ? left : right;
  }

  private static Duration max(Duration left, Duration right) {
    return left.compareTo(right) >= 0 ? left : right;
  }
}

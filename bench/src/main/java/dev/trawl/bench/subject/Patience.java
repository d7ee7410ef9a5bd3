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
 * How often a call is made that may succeed later. Waits in the thread that calls.
 *
 * @param attempts at least 1
 * @param shortest the rest before the second attempt; it doubles …
 * @param longest … up to this; what an endpoint asks for is rested at least
 */
record Patience(int attempts, Duration shortest, Duration longest) {
  /**
   * @param timeout longest wait for the reply to an attempt
   * @return the reply, with what all attempts took
   * @throws ModelException the last attempt's
   */
  <T> ModelCall.Reply<T> call(Supplier<ModelCall<T>> calling, Duration timeout) {
    var spent = Usage.NONE;
    var rest = shortest;
    for (var attempt = 1; ; attempt++) {
      try {
        var reply = reply(calling.get(), timeout);
        return new ModelCall.Reply<>(reply.value(), spent.plus(reply.usage()));
      } catch (ModelException.Retriable passing) {
        if (attempt == attempts) {
          throw passing;
        }
        spent = spent.plus(passing.usage().retried());
        pause(max(rest, passing.retryAfter().orElse(rest)));
        rest = min(rest.multipliedBy(2), longest);
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

  private static void pause(Duration rest) {
    try {
      Thread.sleep(rest);
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

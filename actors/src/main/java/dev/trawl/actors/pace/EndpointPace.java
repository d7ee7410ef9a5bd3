package dev.trawl.actors.pace;

import dev.trawl.protocol.model.ModelException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * Decides when the next call to one endpoint may start. It must learn of every call's start and
 * end, each exactly once. Mutable, for one thread; {@code now} is {@link System#nanoTime} or a
 * test's.
 */
public final class EndpointPace {
  private final AdaptiveLimit limit;
  private final CircuitBreaker breaker;
  private final RateLimit requests;
  private final RateLimit tokens;
  private int inFlight;

  /** A call that was admitted; {@code trial} if it only tests whether the endpoint is back. */
  public record Started(int inFlight, long at, boolean trial) {}

  /** What the end of a call shows about the endpoint. */
  public sealed interface Ending {
    record Succeeded() implements Ending {}

    record Failed(ModelException.Retriable cause) implements Ending {}

    /** It was not made, or the caller ended it; this shows nothing about the endpoint. */
    record Abandoned() implements Ending {}
  }

  public EndpointPace(PaceSettings settings, RandomGenerator random, long now) {
    this.limit = new AdaptiveLimit(settings.calls());
    this.breaker = new CircuitBreaker(settings.breaker(), random);
    this.requests = new RateLimit(settings.requestsPerMinute(), now);
    this.tokens = new RateLimit(settings.tokensPerMinute(), now);
  }

  /** Calls under way. */
  public int inFlight() {
    return inFlight;
  }

  /** The most calls at once now. */
  public int limit() {
    return limit.limit();
  }

  /** Whether a call of this many tokens may start now. */
  public boolean admits(long now, int callTokens) {
    return inFlight < limit.limit()
        && breaker.admits(now)
        && requests.nanosUntil(now, 1) == 0
        && tokens.nanosUntil(now, callTokens) == 0;
  }

  /** When the call may start if only time is needed; empty if another call must end first. */
  public OptionalLong retryAt(long now, int callTokens) {
    if (inFlight >= limit.limit()) {
      return OptionalLong.empty();
    }
    if (!breaker.admits(now)) {
      return breaker.nextTrial().map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }
    return OptionalLong.of(
        now + Math.max(requests.nanosUntil(now, 1), tokens.nanosUntil(now, callTokens)));
  }

  /** Whether the endpoint has been down for so long that waiting is useless. */
  public boolean isGivenUp(long now) {
    return breaker.isGivenUp(now);
  }

  public Started start(long now, int callTokens) {
    requests.take(1);
    tokens.take(callTokens);
    inFlight++;
    var trial = breaker.isOpen();
    breaker.started();
    return new Started(inFlight, now, trial);
  }

  public void end(long now, Started call, Ending ending) {
    inFlight--;
    switch (ending) {
      case Ending.Succeeded ignored -> {
        breaker.succeeded();
        limit.succeeded(call.inFlight(), now - call.at());
      }
      case Ending.Failed(var cause) -> failed(now, call, cause);
      case Ending.Abandoned ignored -> {
        if (call.trial()) {
          breaker.untried();
        }
      }
    }
  }

  private void failed(long now, Started call, ModelException.Retriable cause) {
    var atLeast = cause.retryAfter().orElse(Duration.ZERO);
    switch (cause.trouble()) {
      case BUSY -> {
        breaker.failed(now, 1, atLeast, call.trial());
        limit.refused(call.inFlight());
      }
      // Nothing answers, so fewer failures are enough.
      case DOWN -> breaker.failed(now, 3, atLeast, call.trial());
      case FAULT -> breaker.failed(now, 1, atLeast, call.trial());
      // The endpoint works; only the reply was unusable.
      case UNUSABLE -> breaker.succeeded();
    }
  }
}

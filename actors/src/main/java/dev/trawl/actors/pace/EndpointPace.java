package dev.trawl.actors.pace;

import dev.trawl.protocol.model.ModelException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * Decides when the next call to one endpoint may start. The start and end of every call must be
 * reported to it exactly once. Not thread-safe. {@code now} is {@link System#nanoTime} or a test's
 * clock.
 */
public final class EndpointPace {
  private final AdaptiveLimit limit;
  private final CircuitBreaker breaker;
  private final RateLimit requests;
  private final RateLimit tokens;
  private int inFlight;

  /**
   * A call that was admitted; {@code isTrialCall} is true if it tests whether the endpoint has
   * recovered.
   */
  public record Started(int inFlight, long at, boolean isTrialCall) {}

  /** The result of a call, to which the pace adapts. */
  public sealed interface Ending {
    record Succeeded() implements Ending {}

    record Failed(ModelException.Retriable cause) implements Ending {}

    /** The call was not made, or the caller ended it; this shows nothing about the endpoint. */
    record Abandoned() implements Ending {}
  }

  public EndpointPace(PaceSettings settings, RandomGenerator random, long now) {
    this.limit = new AdaptiveLimit(settings.calls());
    this.breaker = new CircuitBreaker(settings.breaker(), random);
    this.requests = new RateLimit(settings.requestsPerMinute(), now);
    this.tokens = new RateLimit(settings.tokensPerMinute(), now);
  }

  /** The number of calls in progress. */
  public int inFlight() {
    return inFlight;
  }

  /** The current limit of concurrent calls. */
  public int limit() {
    return limit.limit();
  }

  /** Returns true if a call of this many tokens may start now. */
  public boolean admits(long now, int callTokens) {
    return inFlight < limit.limit()
        && breaker.admits(now)
        && requests.nanosUntil(now, 1) == 0
        && tokens.nanosUntil(now, callTokens) == 0;
  }

  /** The time from which the call may start; empty if another call must end first. */
  public OptionalLong retryAt(long now, int callTokens) {
    if (inFlight >= limit.limit()) {
      return OptionalLong.empty();
    }
    if (!breaker.admits(now)) {
      return breaker.nextTrialCall().map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }
    return OptionalLong.of(
        now + Math.max(requests.nanosUntil(now, 1), tokens.nanosUntil(now, callTokens)));
  }

  /** Returns true if the endpoint has been down for so long that calls no longer wait for it. */
  public boolean isGivenUp(long now) {
    return breaker.isGivenUp(now);
  }

  public Started start(long now, int callTokens) {
    requests.take(1);
    tokens.take(callTokens);
    inFlight++;
    var isTrialCall = breaker.isOpen();
    breaker.started();
    return new Started(inFlight, now, isTrialCall);
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
        if (call.isTrialCall()) {
          breaker.trialCallAbandoned();
        }
      }
    }
  }

  private void failed(long now, Started call, ModelException.Retriable cause) {
    var minPause = cause.retryAfter().orElse(Duration.ZERO);
    switch (cause.trouble()) {
      case BUSY -> {
        breaker.failed(now, 1, minPause, call.isTrialCall());
        limit.refused(call.inFlight());
      }
      // The endpoint does not respond, so fewer failures are enough.
      case DOWN -> breaker.failed(now, 3, minPause, call.isTrialCall());
      case FAULT -> breaker.failed(now, 1, minPause, call.isTrialCall());
      // The endpoint works; only the reply was unusable.
      case UNUSABLE -> breaker.succeeded();
    }
  }
}

package dev.trawl.actors.call;

import dev.trawl.actors.call.ModelGateway.Report;
import dev.trawl.actors.pace.EndpointPace;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.Role;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * An endpoint, the pace of calls to it, and the error of the last failed call, until a call
 * succeeds. Not thread-safe. {@code now} is {@link System#nanoTime} or a test's clock.
 */
final class Lane {
  private final Endpoint endpoint;
  private final EndpointPace pace;
  private Optional<String> lastError = Optional.empty();

  Lane(Endpoint endpoint, RandomGenerator random, long now) {
    this.endpoint = endpoint;
    this.pace = new EndpointPace(endpoint.pace(), random, now);
  }

  Endpoint endpoint() {
    return endpoint;
  }

  boolean serves(Role role) {
    return endpoint.roles().contains(role);
  }

  /** Returns true if a call of this size may start now. */
  boolean admits(long now, Reserve size) {
    return pace.admits(now, size.tokens());
  }

  /** Returns true if the endpoint has been down for so long that calls no longer wait for it. */
  boolean isGivenUp(long now, Reserve size) {
    return pace.isGivenUp(now) && !admits(now, size);
  }

  /** The time from which a call of this size can start; empty if another call must end first. */
  OptionalLong retryAt(long now, Reserve size) {
    return pace.retryAt(now, size.tokens());
  }

  /** The calls in progress as a share of the limit. */
  double utilization() {
    return pace.inFlight() / (double) pace.limit();
  }

  /** The maximum usage of a call of this size at this endpoint. */
  Usage usageOf(Reserve size) {
    return size.asUsage(endpoint.requestsPerCall(), endpoint.price());
  }

  EndpointPace.Started start(long now, Reserve size) {
    return pace.start(now, size.tokens());
  }

  void end(long now, EndpointPace.Started call, Report report) {
    pace.end(now, call, ending(report));
    switch (report) {
      case Report.Replied ignored -> lastError = Optional.empty();
      case Report.Failed(var cause) -> lastError = Optional.of(FailureText.of(cause));
      case Report.Cancelled ignored -> {}
      case Report.NotMade ignored -> {}
    }
  }

  private static EndpointPace.Ending ending(Report report) {
    return switch (report) {
      case Report.Replied ignored -> new EndpointPace.Ending.Succeeded();
      case Report.Failed(ModelException.Retriable cause) -> new EndpointPace.Ending.Failed(cause);
      case Report.Failed ignored -> new EndpointPace.Ending.Abandoned();
      case Report.Cancelled ignored -> new EndpointPace.Ending.Abandoned();
      case Report.NotMade ignored -> new EndpointPace.Ending.Abandoned();
    };
  }

  /**
   * The usage to charge for a call of this size. If a call ended without a reply, all its prompts
   * are charged, because the endpoint may have charged them.
   */
  Usage charge(Reserve size, Report report) {
    return switch (report) {
      case Report.Replied(var usage) -> usage;
      case Report.NotMade ignored -> Usage.NONE;
      default -> usageOf(new Reserve(size.promptTokens(), 0));
    };
  }

  /** Describes for users how long the endpoint has been down, and why. */
  String whyGivenUp() {
    return "given up after %d s (%s.breaker.give-up-after): %s"
        .formatted(
            endpoint.pace().breaker().giveUpAfter().toSeconds(),
            endpoint.name(),
            lastError.orElse("it does not answer"));
  }

  Load.OfEndpoint load() {
    return new Load.OfEndpoint(endpoint.name(), pace.limit(), pace.inFlight());
  }
}

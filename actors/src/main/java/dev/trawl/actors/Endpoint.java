package dev.trawl.actors;

import dev.trawl.actors.model.Price;
import dev.trawl.actors.pace.PaceSettings;
import dev.trawl.protocol.ReadingModel;
import dev.trawl.protocol.Role;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A model that can be called, and how.
 *
 * @param name for people: the setting that made it
 * @param model does the jobs of its roles
 * @param roles what it is called for; not empty
 * @param callTimeout longest wait for one reply
 * @param requestsPerCall the most requests that one call of the model may become: a reply that
 *     cannot be used is asked for once more
 * @param price empty where nothing is charged, or nobody said what
 */
record Endpoint(
    String name,
    ReadingModel model,
    Set<Role> roles,
    PaceSettings pace,
    Duration callTimeout,
    int requestsPerCall,
    Optional<Price> price) {
  Endpoint {
    roles = Set.copyOf(roles);
    if (roles.isEmpty()) {
      throw new IllegalArgumentException(name + " has no role: give reader, planner or writer");
    }
  }

  /** A model in this process, which bears as many calls as the gateway's setting says. */
  static Endpoint embedded(ReadingModel model, GatewaySettings settings) {
    return new Endpoint(
        model.name(),
        model,
        EnumSet.allOf(Role.class),
        PaceSettings.steady(settings.maxCalls()),
        settings.callTimeout(),
        1,
        Optional.empty());
  }
}

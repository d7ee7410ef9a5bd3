package dev.trawl.actors.call;

import java.util.List;

/**
 * The load of the models at one moment.
 *
 * @param waiting the number of calls of all runs that wait for a permit
 */
public record Load(List<OfEndpoint> endpoints, int waiting) {
  public Load {
    endpoints = List.copyOf(endpoints);
  }

  /**
   * @param endpoint as {@link Call.Target#endpoint} names it
   * @param limit the maximum number of concurrent calls; it adapts to the endpoint's capacity
   * @param inUse the calls in progress
   */
  public record OfEndpoint(String endpoint, int limit, int inUse) {}
}

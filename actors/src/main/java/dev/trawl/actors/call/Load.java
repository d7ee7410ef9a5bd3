package dev.trawl.actors.call;

import java.util.List;

/**
 * How busy the models are at one moment.
 *
 * @param waiting calls of all runs together that wait for a permit
 */
public record Load(List<OfEndpoint> endpoints, int waiting) {
  public Load {
    endpoints = List.copyOf(endpoints);
  }

  /**
   * @param endpoint as {@link Call.Target#endpoint} names it
   * @param limit calls that may be under way at once; it adapts to what the endpoint can take
   * @param inUse calls that are under way
   */
  public record OfEndpoint(String endpoint, int limit, int inUse) {}
}

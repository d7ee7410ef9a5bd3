package dev.trawl.actors.call;

import java.util.List;

/**
 * How busy the models are at one moment.
 *
 * @param waiting calls of all runs that wait for a permit
 */
public record Load(List<OfEndpoint> endpoints, int waiting) {
  public Load {
    endpoints = List.copyOf(endpoints);
  }

  /**
   * @param endpoint as {@link Call.Target#endpoint} names it
   * @param limit calls that may be under way at once now; adapts to what the endpoint bears
   * @param inUse calls that are
   */
  public record OfEndpoint(String endpoint, int limit, int inUse) {}
}

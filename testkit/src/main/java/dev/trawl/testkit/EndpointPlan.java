package dev.trawl.testkit;

/**
 * The configuration of a simulated endpoint, including its faults.
 *
 * @param seed the seed for everything random
 * @param port port on 127.0.0.1, 0 to 65,535; 0 for any free port
 */
public record EndpointPlan(long seed, int port, Pace pace, Faults faults, Offer offer) {
  public EndpointPlan {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port outside 0..65535: " + port);
    }
  }

  /** An endpoint that replies immediately, to all clients, without faults. */
  public static EndpointPlan calm() {
    return new EndpointPlan(1, 0, Pace.instant(), Faults.none(), Offer.standard());
  }

  public EndpointPlan withSeed(long other) {
    return new EndpointPlan(other, port, pace, faults, offer);
  }

  public EndpointPlan withPort(int other) {
    return new EndpointPlan(seed, other, pace, faults, offer);
  }

  public EndpointPlan with(Pace other) {
    return new EndpointPlan(seed, port, other, faults, offer);
  }

  public EndpointPlan with(Faults other) {
    return new EndpointPlan(seed, port, pace, other, offer);
  }

  public EndpointPlan with(Offer other) {
    return new EndpointPlan(seed, port, pace, faults, other);
  }
}

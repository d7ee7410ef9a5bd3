package dev.trawl.testkit;

import dev.trawl.testkit.habit.Habits;
import dev.trawl.testkit.prompt.Replies;
import java.util.function.UnaryOperator;

/**
 * The configuration of a simulated endpoint, including its faults and the habits of its model.
 *
 * <p>The lexical rules cannot read the texts of some benchmarks. {@code reading} can replace the
 * replies to some tasks and pass all other tasks on to the lexical rules.
 *
 * @param seed the seed of all random decisions
 * @param port port on 127.0.0.1, 0 to 65,535; 0 for any free port
 * @param reading wraps the model's own replies, for texts that need another reader: {@code own ->
 *     prompt -> prompt.task() == READ_ITEMS ? … : own.replyTo(prompt)}
 */
public record EndpointPlan(
    long seed,
    int port,
    Pace pace,
    Faults faults,
    Offer offer,
    Habits habits,
    UnaryOperator<Replies> reading) {
  public EndpointPlan {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port outside 0..65535: " + port);
    }
  }

  /** An endpoint that replies immediately, to all clients, without faults or habits. */
  public static EndpointPlan withoutFaults() {
    return new EndpointPlan(
        1,
        0,
        Pace.instant(),
        Faults.none(),
        Offer.standard(),
        Habits.none(),
        UnaryOperator.identity());
  }

  public EndpointPlan withSeed(long other) {
    return new EndpointPlan(other, port, pace, faults, offer, habits, reading);
  }

  public EndpointPlan withPort(int other) {
    return new EndpointPlan(seed, other, pace, faults, offer, habits, reading);
  }

  public EndpointPlan with(Pace other) {
    return new EndpointPlan(seed, port, other, faults, offer, habits, reading);
  }

  public EndpointPlan with(Faults other) {
    return new EndpointPlan(seed, port, pace, other, offer, habits, reading);
  }

  public EndpointPlan with(Offer other) {
    return new EndpointPlan(seed, port, pace, faults, other, habits, reading);
  }

  public EndpointPlan with(Habits other) {
    return new EndpointPlan(seed, port, pace, faults, offer, other, reading);
  }

  /**
   * Adds a reader for some prompts. It receives the model's own replies as its argument, and passes
   * all other prompts on to them.
   */
  public EndpointPlan withReading(UnaryOperator<Replies> other) {
    return new EndpointPlan(seed, port, pace, faults, offer, habits, other);
  }
}

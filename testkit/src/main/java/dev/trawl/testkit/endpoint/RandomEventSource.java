package dev.trawl.testkit.endpoint;

import dev.trawl.testkit.EndpointPlan;
import dev.trawl.testkit.Fault;
import dev.trawl.testkit.habit.Habits;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Draws the random events of a request from the seed, the body, and the number of earlier requests
 * with the same body. Therefore a run has the same faults whatever the order of its requests, and a
 * retry gets new events. Thread-safe.
 */
final class RandomEventSource {
  /**
   * Maximum number of different bodies. When it is reached, all counts are cleared, to limit
   * memory.
   */
  private static final int BODIES = 1 << 20;

  private final long seed;
  private final Map<Fault, Double> rates;
  private final double sigma;
  private final Habits habits;
  private final Map<Long, Integer> seen = new ConcurrentHashMap<>();

  RandomEventSource(EndpointPlan plan) {
    seed = plan.seed();
    rates = plan.faults().rates();
    sigma = plan.pace().sigma();
    habits = plan.habits();
  }

  RandomEvents draw(byte[] body) {
    if (rates.isEmpty() && sigma == 0 && habits.rates().isEmpty()) {
      return RandomEvents.NONE;
    }
    long hash = hash(body);
    if (seen.size() >= BODIES) {
      seen.clear();
    }
    int times = seen.merge(hash, 1, Integer::sum);
    var random = new SplittableRandom(new SplittableRandom(seed ^ hash).nextLong() + times);
    return new RandomEvents(
        fault(random.nextDouble()),
        Math.exp(sigma * random.nextGaussian()),
        0.1 + 0.8 * random.nextDouble(),
        habits.draw(random.nextLong()));
  }

  private Optional<Fault> fault(double number) {
    double left = number;
    for (var rate : rates.entrySet()) {
      left -= rate.getValue();
      if (left < 0) {
        return Optional.of(rate.getKey());
      }
    }
    return Optional.empty();
  }

  private static long hash(byte[] body) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(digest.digest(body)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

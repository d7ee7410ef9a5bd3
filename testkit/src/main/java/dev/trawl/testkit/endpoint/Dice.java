package dev.trawl.testkit.endpoint;

import dev.trawl.testkit.EndpointPlan;
import dev.trawl.testkit.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Draws the random events of a request from the seed, the body, and how often this body was seen.
 * So a run meets the same faults in whatever order its requests arrive, and a retry is drawn anew.
 * Fences differ between processes and are left out. Thread-safe.
 */
final class Dice {
  private static final Pattern FENCE = Pattern.compile("(\\[(?:TEXT|END) \\d+ )[0-9a-f]{16}]");

  /** After this many different bodies all are forgotten, to bound memory. */
  private static final int BODIES = 1 << 20;

  private final long seed;
  private final Map<Fault, Double> rates;
  private final double sigma;
  private final Map<Long, Integer> seen = new ConcurrentHashMap<>();

  Dice(EndpointPlan plan) {
    seed = plan.seed();
    rates = plan.faults().rates();
    sigma = plan.pace().sigma();
  }

  Chance roll(byte[] body) {
    if (rates.isEmpty() && sigma == 0) {
      return Chance.NONE;
    }
    long mark = mark(body);
    if (seen.size() >= BODIES) {
      seen.clear();
    }
    int times = seen.merge(mark, 1, Integer::sum);
    var random = new SplittableRandom(new SplittableRandom(seed ^ mark).nextLong() + times);
    return new Chance(
        fault(random.nextDouble()),
        Math.exp(sigma * random.nextGaussian()),
        0.1 + 0.8 * random.nextDouble());
  }

  private Optional<Fault> fault(double draw) {
    double left = draw;
    for (var rate : rates.entrySet()) {
      left -= rate.getValue();
      if (left < 0) {
        return Optional.of(rate.getKey());
      }
    }
    return Optional.empty();
  }

  private static long mark(byte[] body) {
    var text = new String(body, StandardCharsets.ISO_8859_1);
    var unfenced = FENCE.matcher(text).replaceAll("$1]");
    try {
      var hash = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(hash.digest(unfenced.getBytes(StandardCharsets.ISO_8859_1))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

package dev.trawl.bench.haystack;

import dev.trawl.bench.haystack.Haystack.Planting;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Draws random positions for the statements of a chain, in percent of the haystack. */
public record Depths(Random random) {
  private static final int BOTTOM_PERCENT = 100;

  /** Places the statements in random order. */
  public List<Planting> inRandomOrder(List<String> statements) {
    return plantings(statements, draw(statements.size()).toArray());
  }

  /** Places the statements in the given order, from top to bottom. */
  public List<Planting> inOrder(List<String> statements) {
    return plantings(statements, draw(statements.size()).sorted().toArray());
  }

  private IntStream draw(int count) {
    return IntStream.generate(() -> random.nextInt(BOTTOM_PERCENT + 1)).limit(count);
  }

  private static List<Planting> plantings(List<String> statements, int[] depths) {
    return IntStream.range(0, depths.length)
        .mapToObj(i -> new Planting(statements.get(i), depths[i]))
        .toList();
  }
}

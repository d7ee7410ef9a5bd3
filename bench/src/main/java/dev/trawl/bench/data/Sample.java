package dev.trawl.bench.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Draws random samples. */
public final class Sample {
  private Sample() {}

  /** Returns at most {@code limit} random elements of {@code all}, in their original order. */
  public static <T> List<T> of(List<T> all, int limit, long seed) {
    if (all.size() <= limit) {
      return all;
    }
    var order = new ArrayList<Integer>();
    for (var i = 0; i < all.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    return order.subList(0, limit).stream().sorted().map(all::get).toList();
  }
}

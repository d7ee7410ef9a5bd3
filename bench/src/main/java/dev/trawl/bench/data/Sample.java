package dev.trawl.bench.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Some of many, drawn by seed. */
public final class Sample {
  private Sample() {}

  /** At most {@code limit} of {@code all}, in their own order. */
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

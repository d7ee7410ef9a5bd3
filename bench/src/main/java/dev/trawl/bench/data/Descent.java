package dev.trawl.bench.data;

import java.util.List;

/**
 * A child, its parent, and verses; each verse states that the child descends from the parent.
 *
 * @param verses the verses that state the relation; at least one
 */
public record Descent(String child, String parent, List<String> verses) {
  public Descent {
    verses = List.copyOf(verses);
    if (verses.isEmpty()) {
      throw new IllegalArgumentException("no verse says that %s begat %s".formatted(parent, child));
    }
  }
}

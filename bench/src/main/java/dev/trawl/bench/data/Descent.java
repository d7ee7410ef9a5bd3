package dev.trawl.bench.data;

import java.util.List;

/**
 * A child, its parent, and the verses that state this relation.
 *
 * @param verses at least one verse
 */
public record Descent(String child, String parent, List<String> verses) {
  public Descent {
    verses = List.copyOf(verses);
    if (verses.isEmpty()) {
      throw new IllegalArgumentException("no verse says that %s begat %s".formatted(parent, child));
    }
  }
}

package dev.trawl.bench.data;

import java.util.List;

/**
 * Who begat somebody, and where it stands.
 *
 * @param verses each says it; at least one
 */
public record Descent(String child, String parent, List<String> verses) {
  public Descent {
    verses = List.copyOf(verses);
    if (verses.isEmpty()) {
      throw new IllegalArgumentException("no verse says that %s begat %s".formatted(parent, child));
    }
  }
}

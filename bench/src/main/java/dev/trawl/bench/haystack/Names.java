package dev.trawl.bench.haystack;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The names in one text. No name contains another name, so that each can be recognised in an
 * answer.
 */
public final class Names {
  private static final int ATTEMPTS = 1_000;

  private final List<String> used = new ArrayList<>();

  /** Draws names from {@code source} until one does not clash with an earlier name. */
  public String next(Supplier<String> source) {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var name = source.get();
      if (used.stream().noneMatch(other -> other.contains(name) || name.contains(other))) {
        used.add(name);
        return name;
      }
    }
    throw new IllegalStateException("too few names: only " + used + " exist");
  }
}

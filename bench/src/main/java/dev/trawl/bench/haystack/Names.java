package dev.trawl.bench.haystack;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The names of one trial: none stands within another, so that each is itself in an answer. */
public final class Names {
  private static final int ATTEMPTS = 1_000;

  private final List<String> given = new ArrayList<>();

  /** What {@code source} draws, drawn again while it clashes with a name given before. */
  public String next(Supplier<String> source) {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var name = source.get();
      if (given.stream().noneMatch(other -> other.contains(name) || name.contains(other))) {
        given.add(name);
        return name;
      }
    }
    throw new IllegalStateException("too few names: only " + given + " exist");
  }
}

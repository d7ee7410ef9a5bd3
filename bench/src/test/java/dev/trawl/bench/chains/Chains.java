package dev.trawl.bench.chains;

import dev.trawl.bench.data.Descent;
import dev.trawl.bench.data.Genealogy;
import java.util.ArrayList;
import java.util.List;

/** Questions about chains for tests. */
final class Chains {
  private Chains() {}

  /**
   * Returns a question about a chain of people, in which each descent has its own verse.
   *
   * @param chain the person in the question and then the ancestors
   */
  static Genealogy.ChainQuestion question(String... chain) {
    var descents = new ArrayList<Descent>();
    for (var i = 0; i + 1 < chain.length; i++) {
      descents.add(new Descent(chain[i], chain[i + 1], List.of(verse(chain[i], chain[i + 1]))));
    }
    return new Genealogy.ChainQuestion("id", "Who?", descents);
  }

  static String verse(String child, String parent) {
    return "A1:1 And %s begat %s. And it was so.".formatted(parent, child);
  }
}

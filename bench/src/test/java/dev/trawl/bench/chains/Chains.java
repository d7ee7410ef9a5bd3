package dev.trawl.bench.chains;

import dev.trawl.bench.data.Descent;
import dev.trawl.bench.data.Genealogy;
import java.util.ArrayList;
import java.util.List;

/** Questions made up. */
final class Chains {
  private Chains() {}

  /** From the one asked about upwards; each descent stands in a verse of its own. */
  static Genealogy.Asked asked(String... chain) {
    var way = new ArrayList<Descent>();
    for (var i = 0; i + 1 < chain.length; i++) {
      way.add(new Descent(chain[i], chain[i + 1], List.of(verse(chain[i], chain[i + 1]))));
    }
    return new Genealogy.Asked("id", "Who?", way);
  }

  static String verse(String child, String parent) {
    return "A1:1 And %s begat %s. And it was so.".formatted(parent, child);
  }
}

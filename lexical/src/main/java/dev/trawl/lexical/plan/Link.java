package dev.trawl.lexical.plan;

import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Finding;
import java.util.List;
import java.util.stream.Stream;

/**
 * One step from a person to a relative.
 *
 * @param noun the word for the relation: {@code to} is the {@code noun} of {@code from}
 * @param evidence the sentence that states it
 * @param others links to other people who are called the same relative
 */
record Link(String from, String noun, Kin kin, String to, Evidence evidence, List<Link> others) {
  Link {
    others = List.copyOf(others);
  }

  /**
   * The finding with its evidence. If a person can have several such relatives, the evidence for
   * all of them is included.
   */
  Finding ground(Wording wording) {
    var shown = Stream.concat(Stream.of(this), kin.isUnique() ? Stream.of() : others.stream());
    return new Finding(
        wording.whoIs(noun, from), to, shown.map(Link::evidence).distinct().toList());
  }

  /**
   * The contradicting findings: more than one person is called a relative of which there can only
   * be one.
   */
  List<Finding> contradicting(Wording wording) {
    return others.isEmpty() || !kin.isUnique()
        ? List.of()
        : Stream.concat(Stream.of(this), others.stream())
            .map(link -> link.ground(wording))
            .toList();
  }
}

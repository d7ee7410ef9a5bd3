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
 * @param others links to other people for whom the sentences use the same word
 */
record Link(String from, String noun, Kin kin, String to, Evidence evidence, List<Link> others) {
  Link {
    others = List.copyOf(others);
  }

  /**
   * The finding with its evidence. If a person can have several such relatives, it includes the
   * evidence for all of them.
   */
  Finding ground(Wording wording) {
    var links = Stream.concat(Stream.of(this), kin.isUnique() ? Stream.of() : others.stream());
    return new Finding(
        wording.whoIs(noun, from), to, links.map(Link::evidence).distinct().toList());
  }

  /**
   * The contradicting findings, if the sentences name several people for a relative of whom there
   * can only be one, such as a father.
   */
  List<Finding> contradicting(Wording wording) {
    return others.isEmpty() || !kin.isUnique()
        ? List.of()
        : Stream.concat(Stream.of(this), others.stream())
            .map(link -> link.ground(wording))
            .toList();
  }
}

package dev.trawl.lexical.plan;

import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Finding;
import java.util.List;
import java.util.stream.Stream;

/**
 * One step from a person to a relative.
 *
 * @param noun what {@code to} is to {@code from}
 * @param evidence the sentence that says so
 * @param others people of whom the same is said
 */
record Link(String from, String noun, Kin kin, String to, Evidence evidence, List<Link> others) {
  Link {
    others = List.copyOf(others);
  }

  /** If there may be several, all are shown. */
  Finding ground(Wording wording) {
    var shown = Stream.concat(Stream.of(this), kin.isOne() ? Stream.of() : others.stream());
    return new Finding(
        wording.whoIs(noun, from), to, shown.map(Link::evidence).distinct().toList());
  }

  /** What contradicts the link: others of whom the same is said although only one can be it. */
  List<Finding> contradicting(Wording wording) {
    return others.isEmpty() || !kin.isOne()
        ? List.of()
        : Stream.concat(Stream.of(this), others.stream())
            .map(link -> link.ground(wording))
            .toList();
  }
}

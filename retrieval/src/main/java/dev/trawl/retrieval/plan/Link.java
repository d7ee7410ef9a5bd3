package dev.trawl.retrieval.plan;

import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Finding;
import java.util.List;

/**
 * One step from a person to a relative.
 *
 * @param noun what {@code to} is of {@code from}
 * @param evidence the sentence that says so, and those that say otherwise
 */
record Link(String from, String noun, Kin kin, String to, List<Evidence> evidence) {
  Link {
    evidence = List.copyOf(evidence);
  }

  Finding ground(Wording wording) {
    return new Finding(wording.whoIs(noun, from), to, evidence);
  }
}

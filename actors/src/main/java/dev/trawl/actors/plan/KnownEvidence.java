package dev.trawl.actors.plan;

import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.model.Step.GroundedClaim;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The evidence of all findings. A model may cite only this evidence, because any other may be
 * invented.
 */
record KnownEvidence(Set<Evidence> evidence) {
  KnownEvidence {
    evidence = Set.copyOf(evidence);
  }

  static KnownEvidence of(List<Finding> findings) {
    var known = new HashSet<Evidence>();
    findings.forEach(finding -> known.addAll(finding.evidence()));
    return new KnownEvidence(known);
  }

  /** The findings without unknown evidence. */
  List<Finding> only(List<Finding> grounds) {
    return grounds.stream()
        .map(
            ground ->
                ground.withEvidence(
                    ground.evidence().stream().filter(evidence::contains).distinct().toList()))
        .toList();
  }

  /** The claims without unknown evidence. */
  List<GroundedClaim> onlyClaims(List<GroundedClaim> claims) {
    return claims.stream()
        .map(
            claim ->
                new GroundedClaim(
                    claim.text(), claim.evidence().stream().filter(evidence::contains).toList()))
        .toList();
  }
}

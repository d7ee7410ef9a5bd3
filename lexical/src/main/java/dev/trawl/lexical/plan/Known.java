package dev.trawl.lexical.plan;

import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the findings told, by the sub-question that was asked. */
final class Known {
  private final Map<String, Finding> findings = new HashMap<>();

  Known(List<Finding> findings) {
    findings.forEach(finding -> this.findings.putIfAbsent(finding.subQuestion(), finding));
  }

  Optional<Finding> about(String subQuestion) {
    return Optional.ofNullable(findings.get(subQuestion));
  }

  /** The sentences that were looked up, or nothing where they were not yet. */
  Optional<List<Evidence>> sentences(String subQuestion) {
    return about(subQuestion).map(Finding::evidence);
  }
}

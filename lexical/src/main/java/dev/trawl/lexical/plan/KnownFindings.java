package dev.trawl.lexical.plan;

import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The findings, which can be looked up by their sub-questions. */
final class KnownFindings {
  private final Map<String, Finding> findings = new HashMap<>();

  KnownFindings(List<Finding> findings) {
    findings.forEach(finding -> this.findings.putIfAbsent(finding.subQuestion(), finding));
  }

  Optional<Finding> about(String subQuestion) {
    return Optional.ofNullable(findings.get(subQuestion));
  }

  /** Returns true if one of the findings is only a guess. */
  static boolean areUnsure(List<Finding> grounds) {
    return grounds.stream().anyMatch(finding -> finding.answer().isBlank());
  }

  /** The sentences that a search found; empty if the search has not run yet. */
  Optional<List<Evidence>> sentences(String subQuestion) {
    return about(subQuestion).map(Finding::evidence);
  }
}

package dev.trawl.protocol;

import java.util.List;

/** A sub-question, its answer and the evidence for it. */
public record Finding(String subQuestion, String answer, List<Evidence> evidence) implements Wire {
  public Finding {
    evidence = List.copyOf(evidence);
  }
}

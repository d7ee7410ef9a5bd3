package dev.trawl.protocol;

import java.util.List;

/**
 * A sub-question, its answer and the evidence for it.
 *
 * @param answer empty where the documents gave none, and where sentences were only looked up
 * @param evidence verified; empty where nothing was found
 */
public record Finding(String subQuestion, String answer, List<Evidence> evidence) implements Wire {
  public Finding {
    evidence = List.copyOf(evidence);
  }
}

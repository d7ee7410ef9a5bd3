package dev.trawl.protocol;

import java.util.List;

/**
 * A sub-question, its answer and the evidence for it.
 *
 * @param answer empty if the documents do not contain one, or if the step only searched for
 *     sentences
 * @param evidence empty if nothing was found
 */
public record Finding(String subQuestion, String answer, List<Evidence> evidence) implements Wire {
  public Finding {
    evidence = List.copyOf(evidence);
  }
}

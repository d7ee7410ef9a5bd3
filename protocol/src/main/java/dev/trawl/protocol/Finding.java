package dev.trawl.protocol;

import java.util.List;

/**
 * A sub-question, its answer and the evidence for it.
 *
 * @param answer empty if the documents do not contain an answer, or if the step only searched for
 *     sentences
 * @param guess words that may answer, if the reader is not certain of an answer; otherwise empty
 * @param evidence empty if nothing was found
 * @param total number of sentences found; larger than the size of {@code evidence} if only the best
 *     were kept
 */
public record Finding(
    String subQuestion, String answer, String guess, List<Evidence> evidence, int total)
    implements Wire {
  public Finding {
    evidence = List.copyOf(evidence);
    if (total < evidence.size()) {
      throw new IllegalArgumentException(
          "%d sentences are more than the total of %d".formatted(evidence.size(), total));
    }
  }

  /** A finding that keeps all the evidence that was found. */
  public Finding(String subQuestion, String answer, List<Evidence> evidence) {
    this(subQuestion, answer, evidence, evidence.size());
  }

  /** The answer, or else the guess; empty if there is neither. */
  public String words() {
    return answer.isBlank() ? guess : answer;
  }

  /** This finding with other evidence. */
  public Finding withEvidence(List<Evidence> other) {
    return new Finding(subQuestion, answer, guess, other, Math.max(total, other.size()));
  }

  /** A finding without a guess. */
  public Finding(String subQuestion, String answer, List<Evidence> evidence, int total) {
    this(subQuestion, answer, "", evidence, total);
  }

  /** The finding of a reader that is not certain of an answer. */
  public static Finding unsure(String subQuestion, String guess, List<Evidence> evidence) {
    return new Finding(subQuestion, "", guess, evidence, evidence.size());
  }
}

package dev.trawl.actors.window;

import dev.trawl.protocol.Evidence;
import java.util.Comparator;
import java.util.List;

/** Finds the sentences that are closest to answering a question that they do not answer. */
public final class NearestSentences {
  /** A sentence with a smaller share of the question's words is about something else. */
  private static final double MIN_SHARE = 0.3;

  private NearestSentences() {}

  /**
   * At most {@code max} sentences; those that share the most words with the question come first.
   */
  public static List<Evidence> of(List<Evidence> sentences, String question, int max) {
    return sentences.stream()
        .distinct()
        .filter(sentence -> share(question, sentence) >= MIN_SHARE)
        .sorted(
            Comparator.comparingDouble((Evidence sentence) -> share(question, sentence)).reversed())
        .limit(max)
        .toList();
  }

  private static double share(String question, Evidence sentence) {
    return ContentWords.share(question, sentence.quote());
  }
}

package dev.trawl.actors.window;

import dev.trawl.protocol.Evidence;
import dev.trawl.retrieval.chunk.Sentences;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** Finds the sentences that contain a phrase word for word. */
public final class PhraseSentences {
  private PhraseSentences() {}

  /**
   * At most {@code most} sentences, in the order of {@code excerpts}; each text once.
   *
   * @param phrase must match whole words, except in a script without spaces
   */
  public static List<Evidence> find(List<Excerpt> excerpts, String phrase, int most) {
    var wanted = FoldedText.of(phrase).folded();
    var seen = new HashSet<String>();
    return wanted.isEmpty()
        ? List.of()
        : excerpts.stream()
            .flatMap(excerpt -> sentences(excerpt, wanted))
            .filter(evidence -> seen.add(evidence.quote()))
            .limit(most)
            .toList();
  }

  private static Stream<Evidence> sentences(Excerpt excerpt, String wanted) {
    var text = excerpt.chunk().text();
    return Sentences.of(text).stream()
        .filter(
            sentence -> contains(text.substring(sentence.startChar(), sentence.endChar()), wanted))
        .map(sentence -> QuoteFinder.evidence(excerpt, sentence));
  }

  private static boolean contains(String sentence, String wanted) {
    var text = FoldedText.of(sentence);
    return text.places(wanted).anyMatch(text::isAtWordBoundaries);
  }
}

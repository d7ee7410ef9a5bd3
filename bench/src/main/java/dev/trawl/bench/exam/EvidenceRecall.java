package dev.trawl.bench.exam;

import dev.trawl.bench.subject.Reply;
import dev.trawl.protocol.Answer;
import java.util.List;
import java.util.OptionalDouble;

/** Which share of the evidence an answer cites. */
final class EvidenceRecall {
  private EvidenceRecall() {}

  /**
   * A sentence counts where a quote holds it, or stands in it; white space is all the same.
   *
   * @return 0 to 1; absent where there is no evidence to cite
   */
  static OptionalDouble of(List<String> evidence, Reply reply) {
    if (evidence.isEmpty()) {
      return OptionalDouble.empty();
    }
    var quotes =
        reply.answer().map(Answer::citations).orElse(List.of()).stream()
            .map(citation -> bare(citation.evidence().quote()))
            .toList();
    var cited =
        evidence.stream()
            .map(EvidenceRecall::bare)
            .filter(
                sentence ->
                    quotes.stream().anyMatch(q -> q.contains(sentence) || sentence.contains(q)))
            .count();
    return OptionalDouble.of((double) cited / evidence.size());
  }

  private static String bare(String text) {
    return text.replaceAll("\\s+", "");
  }
}

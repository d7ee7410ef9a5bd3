package dev.trawl.bench.exam;

import dev.trawl.bench.subject.Reply;
import dev.trawl.protocol.Answer;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** Computes the share of the evidence that an answer cites or that a model was shown. */
public final class EvidenceRecall {
  private EvidenceRecall() {}

  /**
   * Returns the share of the sentences that a reply cites. A sentence is cited if a quote contains
   * it or is contained in it. White space is ignored.
   *
   * @return 0 to 1; absent if there is no evidence
   */
  public static OptionalDouble of(List<String> evidence, Reply reply) {
    var quotes =
        reply.answer().map(Answer::citations).orElse(List.of()).stream()
            .map(citation -> withoutSpace(citation.evidence().quote()))
            .toList();
    return share(
        evidence,
        sentence -> quotes.stream().anyMatch(q -> q.contains(sentence) || sentence.contains(q)));
  }

  /**
   * Returns the share of the sentences that {@code text} contains completely; absent if there is no
   * evidence.
   */
  public static OptionalDouble shareIn(String text, List<String> evidence) {
    var all = withoutSpace(text);
    return share(evidence, all::contains);
  }

  private static OptionalDouble share(List<String> evidence, Predicate<String> isCovered) {
    return evidence.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            (double) evidence.stream().map(EvidenceRecall::withoutSpace).filter(isCovered).count()
                / evidence.size());
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s+", "");
  }
}

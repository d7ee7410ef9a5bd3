package dev.trawl.bench.exam;

import dev.trawl.bench.subject.Reply;
import dev.trawl.protocol.Answer;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** Which share of the evidence an answer cites, or a model was shown. */
public final class EvidenceRecall {
  private EvidenceRecall() {}

  /**
   * A sentence counts where a quote holds it, or stands in it; white space is all the same.
   *
   * @return 0 to 1; absent if there is no evidence to cite
   */
  public static OptionalDouble of(List<String> evidence, Reply reply) {
    var quotes =
        reply.answer().map(Answer::citations).orElse(List.of()).stream()
            .map(citation -> bare(citation.evidence().quote()))
            .toList();
    return share(
        evidence,
        sentence -> quotes.stream().anyMatch(q -> q.contains(sentence) || sentence.contains(q)));
  }

  /** The same of {@code text}, where a sentence must stand whole. */
  public static OptionalDouble in(String text, List<String> evidence) {
    var all = bare(text);
    return share(evidence, all::contains);
  }

  /** Absent if there is no evidence. */
  private static OptionalDouble share(List<String> evidence, Predicate<String> holds) {
    return evidence.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            (double) evidence.stream().map(EvidenceRecall::bare).filter(holds).count()
                / evidence.size());
  }

  private static String bare(String text) {
    return text.replaceAll("\\s+", "");
  }
}

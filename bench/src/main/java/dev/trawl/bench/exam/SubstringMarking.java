package dev.trawl.bench.exam;

import dev.trawl.bench.score.NormalForm;
import dev.trawl.bench.score.OutputCap;
import dev.trawl.bench.subject.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * RULER's scores: either the share of references that the answer contains, or whether it contains
 * any of them. Case is ignored. The main score counts only the beginning of the answer, up to
 * {@code cap}; the score of the complete answer is reported as well.
 *
 * @param oneIsEnough whether the references are alternatives, so that one of them is enough
 */
public record SubstringMarking(List<String> references, boolean oneIsEnough, OutputCap cap)
    implements Marking {
  static final String UNCAPPED = "uncapped";

  public SubstringMarking {
    references = List.copyOf(references);
    if (references.isEmpty()) {
      throw new IllegalArgumentException("the expected answer is empty");
    }
  }

  @Override
  public Map<String, Double> scores(Reply reply) {
    var answer = NormalForm.withoutMarkers(reply.text());
    return Map.of(SCORE, score(cap.cut(answer)), UNCAPPED, score(answer));
  }

  private double score(String answer) {
    var lower = answer.toLowerCase(Locale.ROOT);
    var contained =
        references.stream().filter(each -> lower.contains(each.toLowerCase(Locale.ROOT))).count();
    if (oneIsEnough) {
      return contained > 0 ? 100 : 0;
    }
    return 100.0 * contained / references.size();
  }
}

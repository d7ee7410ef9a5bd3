package dev.trawl.bench.exam;

import dev.trawl.bench.score.NormalForm;
import dev.trawl.bench.score.OutputCap;
import dev.trawl.bench.subject.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * RULER's scores: the share of references that stand in the answer, or whether one of them does;
 * upper and lower case are the same. The answer is cut first; beside it stands what it would score
 * as it is.
 *
 * @param oneIsEnough the references say the same
 */
public record Contained(List<String> references, boolean oneIsEnough, OutputCap cap)
    implements Marking {
  static final String UNCAPPED = "uncapped";

  public Contained {
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

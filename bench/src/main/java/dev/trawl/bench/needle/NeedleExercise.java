package dev.trawl.bench.needle;

import dev.trawl.bench.exam.Exercise;
import dev.trawl.bench.exam.Item;
import dev.trawl.bench.haystack.Haystack;
import dev.trawl.bench.haystack.Haystack.Planting;
import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.haystack.TextPool;
import dev.trawl.bench.subject.Reply;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A planned text, with the text pool for its haystack.
 *
 * @param pool the text pool of the text's language
 */
record NeedleExercise(TextPlan textPlan, TextPool pool, Tokens tokens)
    implements Exercise<NeedleResult> {
  @Override
  public String label() {
    return textPlan.hasHaystack()
        ? textPlan.language() + " " + Lengths.brief(textPlan.lengthTokens())
        : "%s, %d statements".formatted(textPlan.language(), textPlan.plantings().size());
  }

  @Override
  public String text() {
    if (!textPlan.hasHaystack()) {
      var separator = textPlan.language().equals("zh") ? "" : " ";
      return textPlan.plantings().stream()
          .map(Planting::words)
          .collect(Collectors.joining(separator));
    }
    var order = new Random(textPlan.seed());
    return Haystack.of(pool, textPlan.lengthTokens(), textPlan.plantings(), tokens, order).text();
  }

  @Override
  public List<NeedleItem> items() {
    return textPlan.questions().stream().map(planned -> new NeedleItem(textPlan, planned)).toList();
  }

  /** A question about the text. */
  record NeedleItem(TextPlan textPlan, TextPlan.PlannedQuestion planned)
      implements Item<NeedleResult> {
    @Override
    public String key() {
      return NeedleResult.key(textPlan, planned);
    }

    @Override
    public String question() {
      return planned.task().question();
    }

    @Override
    public NeedleResult result(Reply reply, long openMs) {
      return NeedleResult.of(textPlan, planned, openMs, reply);
    }
  }
}

package dev.trawl.bench.needle;

import dev.trawl.bench.needle.TextPlan.PlannedQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The chains of a {@link NeedlePlan} in one language, each in its own haystack.
 *
 * @param repeats the number of chains for each length and size
 */
record ChainPlan(String language, List<Integer> lengths, int repeats, long seed) {
  ChainPlan {
    lengths = List.copyOf(lengths);
  }

  /** Returns an empty list if the kind does not support this language. */
  List<TextPlan> textPlans(String kind) {
    return ChainKind.of(kind, language, seed)
        .map(chains -> textPlans(kind, chains))
        .orElseGet(List::of);
  }

  private List<TextPlan> textPlans(String kind, ChainKind chains) {
    var textPlans = new ArrayList<TextPlan>();
    for (var length : lengths) {
      for (var repeat = 0; repeat < repeats; repeat++) {
        for (var size : chains.sizes()) {
          textPlans.add(textPlan(kind, chains.draw(size, repeat), length, repeat));
        }
      }
    }
    return textPlans;
  }

  private TextPlan textPlan(String kind, Chain chain, int length, int repeat) {
    var cell = Objects.hash(kind, language, length, repeat, chain.size());
    var question = new PlannedQuestion(kind, chain, chain.presence(), chain.depthPercent());
    var order = TextPlan.orderSeed(seed, cell);
    return new TextPlan(language, length, repeat, order, chain.plantings(), List.of(question));
  }
}

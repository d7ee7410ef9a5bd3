package dev.trawl.bench.needle;

import dev.trawl.bench.needle.Trial.TrialQuestion;
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

  /** Empty if the kind does not support this language. */
  List<Trial> trials(String kind) {
    return ChainKind.of(kind, language, seed)
        .map(chains -> trials(kind, chains))
        .orElseGet(List::of);
  }

  private List<Trial> trials(String kind, ChainKind chains) {
    var trials = new ArrayList<Trial>();
    for (var length : lengths) {
      for (var repeat = 0; repeat < repeats; repeat++) {
        for (var size : chains.sizes()) {
          trials.add(trial(kind, chains.draw(size, repeat), length, repeat));
        }
      }
    }
    return trials;
  }

  private Trial trial(String kind, Chain chain, int length, int repeat) {
    var cell = Objects.hash(kind, language, length, repeat, chain.size());
    var asked = new TrialQuestion(kind, chain, chain.presence(), chain.depthPercent());
    var order = Trial.order(seed, cell);
    return new Trial(language, length, repeat, order, chain.plantings(), List.of(asked));
  }
}

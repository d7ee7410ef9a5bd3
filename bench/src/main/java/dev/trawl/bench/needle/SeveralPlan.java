package dev.trawl.bench.needle;

import dev.trawl.bench.haystack.Haystack.Planting;
import dev.trawl.bench.needle.Trial.Asked;
import dev.trawl.bench.needle.Trial.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The trials of a {@link NeedlePlan} in one language that ask for needles at all depths at once.
 *
 * @param repeats how many for each length
 */
record SeveralPlan(
    String language,
    List<Needle> own,
    List<Integer> lengths,
    List<Integer> depths,
    int repeats,
    long seed) {
  private static final int ATTEMPTS = 1_000;

  SeveralPlan {
    own = List.copyOf(own);
    lengths = List.copyOf(lengths);
    depths = List.copyOf(depths);
  }

  List<Trial> trials() {
    var source = new NeedleSource(language, own, Objects.hash(seed, NeedlePlan.SEVERAL));
    var trials = new ArrayList<Trial>();
    for (var length : lengths) {
      for (var repeat = 0; repeat < repeats; repeat++) {
        trials.add(trial(draw(source), length, repeat));
      }
    }
    return trials;
  }

  private Trial trial(Several several, int length, int repeat) {
    var plantings = new ArrayList<Planting>();
    several
        .needles()
        .forEach((depth, needle) -> plantings.add(new Planting(needle.statement(), depth)));
    var asked =
        new Asked(
            NeedlePlan.SEVERAL, several, Presence.PRESENT, plantings.getFirst().depthPercent());
    var order = Trial.order(seed, Objects.hash(NeedlePlan.SEVERAL, language, length, repeat));
    return new Trial(language, length, repeat, order, plantings, List.of(asked));
  }

  private Several draw(NeedleSource source) {
    var needles = new TreeMap<Integer, Needle>();
    for (var depth : depths) {
      needles.put(depth, apart(needles.values().stream().toList(), source));
    }
    return new Several(needles, language.equals("zh") ? "" : " ");
  }

  /** One whose keyword no other tells, so that each is found for itself. */
  private static Needle apart(List<Needle> others, NeedleSource source) {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var needle = source.next();
      if (others.stream().noneMatch(other -> tells(other, needle) || tells(needle, other))) {
        return needle;
      }
    }
    throw new IllegalArgumentException(
        "too few needles for kind %s: it takes one for each depth, none with another's keyword"
            .formatted(NeedlePlan.SEVERAL));
  }

  private static boolean tells(Needle one, Needle other) {
    return (one.statement() + "\n" + one.question()).contains(other.keyword());
  }
}

package dev.trawl.bench.needle;

import dev.trawl.bench.haystack.Haystack.Planting;
import dev.trawl.bench.needle.Trial.Presence;
import dev.trawl.bench.needle.Trial.TrialQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The trials of a {@link NeedlePlan} in one language that ask about the needles at all depths in
 * one question.
 *
 * @param repeats the number of trials for each length
 */
record MultiNeedlePlan(
    String language,
    List<Needle> own,
    List<Integer> lengths,
    List<Integer> depths,
    int repeats,
    long seed) {
  private static final int ATTEMPTS = 1_000;

  MultiNeedlePlan {
    own = List.copyOf(own);
    lengths = List.copyOf(lengths);
    depths = List.copyOf(depths);
  }

  List<Trial> trials() {
    var source = new NeedleSource(language, own, Objects.hash(seed, NeedlePlan.MULTI));
    var trials = new ArrayList<Trial>();
    for (var length : lengths) {
      for (var repeat = 0; repeat < repeats; repeat++) {
        trials.add(trial(draw(source), length, repeat));
      }
    }
    return trials;
  }

  private Trial trial(MultiNeedle several, int length, int repeat) {
    var plantings = new ArrayList<Planting>();
    several
        .needles()
        .forEach((depth, needle) -> plantings.add(new Planting(needle.statement(), depth)));
    var asked =
        new TrialQuestion(
            NeedlePlan.MULTI, several, Presence.PRESENT, plantings.getFirst().depthPercent());
    var order = Trial.order(seed, Objects.hash(NeedlePlan.MULTI, language, length, repeat));
    return new Trial(language, length, repeat, order, plantings, List.of(asked));
  }

  private MultiNeedle draw(NeedleSource source) {
    var needles = new TreeMap<Integer, Needle>();
    for (var depth : depths) {
      needles.put(depth, drawUnrelated(needles.values().stream().toList(), source));
    }
    return new MultiNeedle(needles, language.equals("zh") ? "" : " ");
  }

  /**
   * Draws a needle that does not share a keyword with the others, so that each is scored
   * independently.
   */
  private static Needle drawUnrelated(List<Needle> others, NeedleSource source) {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var needle = source.next();
      if (others.stream().noneMatch(other -> reveals(other, needle) || reveals(needle, other))) {
        return needle;
      }
    }
    throw new IllegalArgumentException(
        "kind %s needs a needle for each depth, without shared keywords; there are too few"
            .formatted(NeedlePlan.MULTI));
  }

  private static boolean reveals(Needle one, Needle other) {
    return (one.statement() + "\n" + one.question()).contains(other.keyword());
  }
}

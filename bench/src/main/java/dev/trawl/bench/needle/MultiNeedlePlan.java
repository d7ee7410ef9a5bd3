package dev.trawl.bench.needle;

import dev.trawl.bench.haystack.Haystack.Planting;
import dev.trawl.bench.needle.TextPlan.PlannedQuestion;
import dev.trawl.bench.needle.TextPlan.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Those texts of a {@link NeedlePlan} in one language that have needles at all depths and a single
 * question about all of them.
 *
 * @param repeats the number of texts for each length
 */
record MultiNeedlePlan(
    String language,
    List<Needle> userNeedles,
    List<Integer> lengths,
    List<Integer> depths,
    int repeats,
    long seed) {
  private static final int ATTEMPTS = 1_000;

  MultiNeedlePlan {
    userNeedles = List.copyOf(userNeedles);
    lengths = List.copyOf(lengths);
    depths = List.copyOf(depths);
  }

  List<TextPlan> textPlans() {
    var source = new NeedleSource(language, userNeedles, Objects.hash(seed, NeedlePlan.MULTI));
    var textPlans = new ArrayList<TextPlan>();
    for (var length : lengths) {
      for (var repeat = 0; repeat < repeats; repeat++) {
        textPlans.add(textPlan(draw(source), length, repeat));
      }
    }
    return textPlans;
  }

  private TextPlan textPlan(MultiNeedle multiNeedle, int length, int repeat) {
    var plantings = new ArrayList<Planting>();
    multiNeedle
        .needles()
        .forEach((depth, needle) -> plantings.add(new Planting(needle.statement(), depth)));
    var question =
        new PlannedQuestion(
            NeedlePlan.MULTI, multiNeedle, Presence.PRESENT, plantings.getFirst().depthPercent());
    var order = TextPlan.orderSeed(seed, Objects.hash(NeedlePlan.MULTI, language, length, repeat));
    return new TextPlan(language, length, repeat, order, plantings, List.of(question));
  }

  private MultiNeedle draw(NeedleSource source) {
    var needles = new TreeMap<Integer, Needle>();
    for (var depth : depths) {
      needles.put(depth, drawUnrelated(needles.values().stream().toList(), source));
    }
    return new MultiNeedle(needles, language.equals("zh") ? "" : " ");
  }

  /**
   * Draws a needle that does not share a keyword with the other needles, so that each needle is
   * scored independently.
   */
  private static Needle drawUnrelated(List<Needle> others, NeedleSource source) {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var needle = source.next();
      if (others.stream().noneMatch(other -> reveals(other, needle) || reveals(needle, other))) {
        return needle;
      }
    }
    throw new IllegalArgumentException(
        "kind %s needs a needle for each depth, without shared keywords; too few exist"
            .formatted(NeedlePlan.MULTI));
  }

  private static boolean reveals(Needle one, Needle other) {
    return (one.statement() + "\n" + one.question()).contains(other.keyword());
  }
}

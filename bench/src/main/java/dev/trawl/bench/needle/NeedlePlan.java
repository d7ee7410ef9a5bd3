package dev.trawl.bench.needle;

import dev.trawl.bench.haystack.Haystack.Planting;
import dev.trawl.bench.needle.TextPlan.PlannedQuestion;
import dev.trawl.bench.needle.TextPlan.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The parameters of a needle run.
 *
 * @param lengths the lengths of haystacks, in tokens
 * @param depths the depths of needles, in percent; the statements of chains are placed at random
 * @param kinds a subset of {@link #KINDS}
 * @param sizes numbers of statements in texts without a haystack
 * @param needles the number of needles for each language, length and depth, and the number of
 *     chains for each language, length and size
 * @param shared whether the needles of all depths share one haystack, which is cheaper; each chain
 *     still has its own haystack
 * @param userNeedles the user's needles; if empty, needles are drawn from the families
 */
record NeedlePlan(
    List<Integer> lengths,
    List<Integer> depths,
    List<String> languages,
    Set<String> kinds,
    List<Integer> sizes,
    int needles,
    boolean shared,
    List<Needle> userNeedles,
    long seed) {
  static final String SINGLE = "s-rt";
  static final String PASSKEY = "passkey";
  static final String MISSING = "missing";
  static final String MULTI = "m-rt";
  static final String ELDEST = "m-rs";
  static final String VARIABLES = "variables";
  static final String MISSING_LINK = "missing-link";
  static final String TRACE = "atc";

  /** Kinds in which a single needle answers the question, or would answer it if it were present. */
  static final List<String> SINGLES = List.of(SINGLE, PASSKEY, MISSING);

  /** Kinds with needles at the given depths. */
  static final List<String> AT_DEPTHS = Stream.concat(SINGLES.stream(), Stream.of(MULTI)).toList();

  /** Kinds in which several statements are needed for the answer, see {@link ChainKind}. */
  static final List<String> CHAINS = List.of(ELDEST, VARIABLES, MISSING_LINK);

  /** The kinds whose mean is NeedleBench's overall score. */
  static final List<String> OVERALL = List.of(SINGLE, MULTI, ELDEST);

  static final List<String> KINDS =
      Stream.of(SINGLES, List.of(MULTI), CHAINS, List.of(TRACE)).flatMap(List::stream).toList();

  NeedlePlan {
    lengths = List.copyOf(lengths);
    depths = List.copyOf(depths);
    languages = List.copyOf(languages);
    kinds = Set.copyOf(kinds);
    sizes = List.copyOf(sizes);
    userNeedles = List.copyOf(userNeedles);
    for (var kind : kinds) {
      if (!KINDS.contains(kind)) {
        throw new IllegalArgumentException("unknown kind " + kind + "; choose from " + KINDS);
      }
    }
    if (lengths.stream().anyMatch(length -> length < 100) || needles < 1) {
      throw new IllegalArgumentException(
          "lengths must be at least 100 tokens, --needles at least 1");
    }
  }

  /**
   * Returns all texts, which depend only on this plan. In each language, texts with single needles
   * come first, then chains, then texts with several needles. The texts with single needles do not
   * depend on the chains.
   */
  List<TextPlan> textPlans() {
    var textPlans = new ArrayList<TextPlan>();
    for (var language : languages) {
      var source = new NeedleSource(language, userNeedles, seed);
      for (var length : lengths) {
        for (var repeat = 0; repeat < needles; repeat++) {
          textPlans.addAll(
              shared
                  ? sharedTextPlans(source, length, repeat)
                  : separateTextPlans(source, length, repeat));
        }
      }
      var chains = new ChainPlan(language, lengths, needles, seed);
      CHAINS.stream().filter(kinds::contains).map(chains::textPlans).forEach(textPlans::addAll);
      if (kinds.contains(MULTI)) {
        textPlans.addAll(
            new MultiNeedlePlan(language, userNeedles, lengths, depths, needles, seed).textPlans());
      }
      if (kinds.contains(TRACE)) {
        textPlans.addAll(new TracePlan(language, sizes, needles, seed).textPlans());
      }
    }
    if (textPlans.isEmpty()) {
      throw new IllegalArgumentException(
          "no question to ask: kind %s is available in English only".formatted(VARIABLES));
    }
    return textPlans;
  }

  private List<TextPlan> separateTextPlans(NeedleSource source, int length, int repeat) {
    var textPlans = new ArrayList<TextPlan>();
    for (var depth : depths) {
      var cell = Objects.hash(source.language(), length, depth, repeat);
      var single = source.next();
      if (kinds.contains(SINGLE)) {
        var questions = new ArrayList<>(List.of(present(SINGLE, single, depth)));
        if (kinds.contains(MISSING)) {
          questions.add(new PlannedQuestion(MISSING, source.next(), Presence.ABSENT, depth));
        }
        textPlans.add(
            textPlan(source, length, repeat, cell, List.of(planting(single, depth)), questions));
      }
      if (kinds.contains(PASSKEY)) {
        var passkey = source.passkey();
        var questions = List.of(present(PASSKEY, passkey, depth));
        textPlans.add(
            textPlan(source, length, repeat, cell, List.of(planting(passkey, depth)), questions));
      }
      if (kinds.contains(MISSING)) {
        textPlans.add(missing(source, length, repeat, cell, depth));
      }
    }
    return textPlans;
  }

  private TextPlan missing(NeedleSource source, int length, int repeat, int cell, int depth) {
    var needle = source.next();
    var nearMiss = needle.nearMiss();
    var plantings =
        nearMiss.isEmpty() ? List.<Planting>of() : List.of(new Planting(nearMiss, depth));
    var presence = nearMiss.isEmpty() ? Presence.ABSENT : Presence.NEAR_MISS;
    return textPlan(
        source,
        length,
        repeat,
        cell,
        plantings,
        List.of(new PlannedQuestion(MISSING, needle, presence, depth)));
  }

  private List<TextPlan> sharedTextPlans(NeedleSource source, int length, int repeat) {
    var plantings = new ArrayList<Planting>();
    var questions = new ArrayList<PlannedQuestion>();
    for (var depth : depths) {
      if (kinds.contains(SINGLE)) {
        var needle = source.next();
        plantings.add(planting(needle, depth));
        questions.add(present(SINGLE, needle, depth));
      }
      if (kinds.contains(MISSING)) {
        var nearMissNeedle = source.next();
        if (!nearMissNeedle.nearMiss().isEmpty()) {
          plantings.add(new Planting(nearMissNeedle.nearMiss(), depth));
          questions.add(new PlannedQuestion(MISSING, nearMissNeedle, Presence.NEAR_MISS, depth));
        }
        questions.add(new PlannedQuestion(MISSING, source.next(), Presence.ABSENT, depth));
      }
    }
    if (kinds.contains(PASSKEY)) {
      var depth = depths.get(repeat % depths.size());
      var passkey = source.passkey();
      plantings.add(planting(passkey, depth));
      questions.add(present(PASSKEY, passkey, depth));
    }
    if (questions.isEmpty()) {
      return List.of();
    }
    var cell = Objects.hash(source.language(), length, repeat);
    return List.of(textPlan(source, length, repeat, cell, plantings, questions));
  }

  private TextPlan textPlan(
      NeedleSource source,
      int length,
      int repeat,
      int cell,
      List<Planting> plantings,
      List<PlannedQuestion> questions) {
    var order = TextPlan.orderSeed(seed, cell);
    return new TextPlan(source.language(), length, repeat, order, plantings, questions);
  }

  private static Planting planting(Needle needle, int depth) {
    return new Planting(needle.statement(), depth);
  }

  private static PlannedQuestion present(String kind, Needle needle, int depth) {
    return new PlannedQuestion(kind, needle, Presence.PRESENT, depth);
  }
}

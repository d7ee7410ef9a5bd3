package dev.trawl.bench.needle;

import dev.trawl.bench.haystack.Haystack.Planting;
import dev.trawl.bench.needle.Trial.Presence;
import dev.trawl.bench.needle.Trial.TrialQuestion;
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
 * @param sizes the numbers of statements in texts without a haystack
 * @param needles the number of needles for each language, length and depth, and of chains for each
 *     language, length and size
 * @param shared whether the needles of all depths share one haystack, which is cheaper; each chain
 *     still has its own haystack
 * @param own the user's needles; if empty, needles are drawn from the families
 */
record NeedlePlan(
    List<Integer> lengths,
    List<Integer> depths,
    List<String> languages,
    Set<String> kinds,
    List<Integer> sizes,
    int needles,
    boolean shared,
    List<Needle> own,
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
    own = List.copyOf(own);
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
   * All trials. In each language, single needles come first, then chains, then several needles at
   * once. The same plan gives the same trials, and the trials of single needles do not depend on
   * the chains.
   */
  List<Trial> trials() {
    var trials = new ArrayList<Trial>();
    for (var language : languages) {
      var source = new NeedleSource(language, own, seed);
      for (var length : lengths) {
        for (var repeat = 0; repeat < needles; repeat++) {
          trials.addAll(
              shared
                  ? sharedTrials(source, length, repeat)
                  : separateTrials(source, length, repeat));
        }
      }
      var chains = new ChainPlan(language, lengths, needles, seed);
      CHAINS.stream().filter(kinds::contains).map(chains::trials).forEach(trials::addAll);
      if (kinds.contains(MULTI)) {
        trials.addAll(new MultiNeedlePlan(language, own, lengths, depths, needles, seed).trials());
      }
      if (kinds.contains(TRACE)) {
        trials.addAll(new TracePlan(language, sizes, needles, seed).trials());
      }
    }
    if (trials.isEmpty()) {
      throw new IllegalArgumentException(
          "no question to ask: kind %s is available in English only".formatted(VARIABLES));
    }
    return trials;
  }

  private List<Trial> separateTrials(NeedleSource source, int length, int repeat) {
    var trials = new ArrayList<Trial>();
    for (var depth : depths) {
      var cell = Objects.hash(source.language(), length, depth, repeat);
      var single = source.next();
      if (kinds.contains(SINGLE)) {
        var asked = new ArrayList<>(List.of(present(SINGLE, single, depth)));
        if (kinds.contains(MISSING)) {
          asked.add(new TrialQuestion(MISSING, source.next(), Presence.ABSENT, depth));
        }
        trials.add(trial(source, length, repeat, cell, List.of(planting(single, depth)), asked));
      }
      if (kinds.contains(PASSKEY)) {
        var passkey = source.passkey();
        var asked = List.of(present(PASSKEY, passkey, depth));
        trials.add(trial(source, length, repeat, cell, List.of(planting(passkey, depth)), asked));
      }
      if (kinds.contains(MISSING)) {
        trials.add(missing(source, length, repeat, cell, depth));
      }
    }
    return trials;
  }

  private Trial missing(NeedleSource source, int length, int repeat, int cell, int depth) {
    var needle = source.next();
    var near = needle.nearMiss();
    var plantings = near.isEmpty() ? List.<Planting>of() : List.of(new Planting(near, depth));
    var presence = near.isEmpty() ? Presence.ABSENT : Presence.NEAR_MISS;
    return trial(
        source,
        length,
        repeat,
        cell,
        plantings,
        List.of(new TrialQuestion(MISSING, needle, presence, depth)));
  }

  private List<Trial> sharedTrials(NeedleSource source, int length, int repeat) {
    var plantings = new ArrayList<Planting>();
    var asked = new ArrayList<TrialQuestion>();
    for (var depth : depths) {
      if (kinds.contains(SINGLE)) {
        var needle = source.next();
        plantings.add(planting(needle, depth));
        asked.add(present(SINGLE, needle, depth));
      }
      if (kinds.contains(MISSING)) {
        var near = source.next();
        if (!near.nearMiss().isEmpty()) {
          plantings.add(new Planting(near.nearMiss(), depth));
          asked.add(new TrialQuestion(MISSING, near, Presence.NEAR_MISS, depth));
        }
        asked.add(new TrialQuestion(MISSING, source.next(), Presence.ABSENT, depth));
      }
    }
    if (kinds.contains(PASSKEY)) {
      var depth = depths.get(repeat % depths.size());
      var passkey = source.passkey();
      plantings.add(planting(passkey, depth));
      asked.add(present(PASSKEY, passkey, depth));
    }
    if (asked.isEmpty()) {
      return List.of();
    }
    var cell = Objects.hash(source.language(), length, repeat);
    return List.of(trial(source, length, repeat, cell, plantings, asked));
  }

  private Trial trial(
      NeedleSource source,
      int length,
      int repeat,
      int cell,
      List<Planting> plantings,
      List<TrialQuestion> asked) {
    var order = Trial.order(seed, cell);
    return new Trial(source.language(), length, repeat, order, plantings, asked);
  }

  private static Planting planting(Needle needle, int depth) {
    return new Planting(needle.statement(), depth);
  }

  private static TrialQuestion present(String kind, Needle needle, int depth) {
    return new TrialQuestion(kind, needle, Presence.PRESENT, depth);
  }
}

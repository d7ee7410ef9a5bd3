package dev.trawl.bench.needle;

import dev.trawl.bench.haystack.Haystack.Planting;
import dev.trawl.bench.needle.Trial.Asked;
import dev.trawl.bench.needle.Trial.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is to be measured.
 *
 * @param lengths of haystacks, in tokens
 * @param depths in percent; chains go where chance puts them
 * @param kinds of {@link #KINDS}
 * @param sizes how many statements the texts have that are nothing but statements
 * @param needles how many needles for each language, length and depth, and how many chains for each
 *     language, length and size
 * @param shared all depths of a cell in one haystack: cheaper, but no longer one needle in each;
 *     each chain has one of its own all the same
 * @param own needles of the user's own; empty: the families
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
  static final String SEVERAL = "m-rt";
  static final String ELDEST = "m-rs";
  static final String VARIABLES = "variables";
  static final String MISSING_LINK = "missing-link";
  static final String TRACE = "atc";

  /** One needle answers, or would. */
  static final List<String> SINGLES = List.of(SINGLE, PASSKEY, MISSING);

  /** Their needles stand at the depths that are given. */
  static final List<String> AT_DEPTHS =
      Stream.concat(SINGLES.stream(), Stream.of(SEVERAL)).toList();

  /** Several statements answer together, see {@link ChainKind}. */
  static final List<String> CHAINS = List.of(ELDEST, VARIABLES, MISSING_LINK);

  /** What NeedleBench's one score is the mean of. */
  static final List<String> OVERALL = List.of(SINGLE, SEVERAL, ELDEST);

  static final List<String> KINDS =
      Stream.of(SINGLES, List.of(SEVERAL), CHAINS, List.of(TRACE)).flatMap(List::stream).toList();

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
   * All trials, in each language first those of single needles, then those of chains and those of
   * several needles. The same plan gives the same trials, and those of single needles do not change
   * with the chains beside them.
   */
  List<Trial> trials() {
    var trials = new ArrayList<Trial>();
    for (var language : languages) {
      var source = new NeedleSource(language, own, seed);
      for (var length : lengths) {
        for (var repeat = 0; repeat < needles; repeat++) {
          trials.addAll(shared ? together(source, length, repeat) : apart(source, length, repeat));
        }
      }
      var chains = new ChainPlan(language, lengths, needles, seed);
      CHAINS.stream().filter(kinds::contains).map(chains::trials).forEach(trials::addAll);
      if (kinds.contains(SEVERAL)) {
        trials.addAll(new SeveralPlan(language, own, lengths, depths, needles, seed).trials());
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

  private List<Trial> apart(NeedleSource source, int length, int repeat) {
    var trials = new ArrayList<Trial>();
    for (var depth : depths) {
      var cell = Objects.hash(source.language(), length, depth, repeat);
      var single = source.next();
      if (kinds.contains(SINGLE)) {
        var asked = new ArrayList<>(List.of(present(SINGLE, single, depth)));
        if (kinds.contains(MISSING)) {
          asked.add(new Asked(MISSING, source.next(), Presence.ABSENT, depth));
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
        List.of(new Asked(MISSING, needle, presence, depth)));
  }

  private List<Trial> together(NeedleSource source, int length, int repeat) {
    var plantings = new ArrayList<Planting>();
    var asked = new ArrayList<Asked>();
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
          asked.add(new Asked(MISSING, near, Presence.NEAR_MISS, depth));
        }
        asked.add(new Asked(MISSING, source.next(), Presence.ABSENT, depth));
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
      List<Asked> asked) {
    var order = Trial.order(seed, cell);
    return new Trial(source.language(), length, repeat, order, plantings, asked);
  }

  private static Planting planting(Needle needle, int depth) {
    return new Planting(needle.statement(), depth);
  }

  private static Asked present(String kind, Needle needle, int depth) {
    return new Asked(kind, needle, Presence.PRESENT, depth);
  }
}

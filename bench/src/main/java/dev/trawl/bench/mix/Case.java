package dev.trawl.bench.mix;

import dev.trawl.bench.score.KeywordScore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A question that can be confused and disguised.
 *
 * @param confusing the gold sentence with another answer of something else
 * @param disguise other names for the answer, and for what question and answer are about
 */
record Case(Asked asked, List<String> confusing, Map<String, String> disguise) {
  private static final int CONFUSING = 2;

  Case {
    confusing = List.copyOf(confusing);
    disguise = Map.copyOf(disguise);
  }

  /**
   * Absent where no such facts come of it: where the answer has neither names nor figures, or where
   * another answer would be held right.
   *
   * @param keys what the gold sentence says something of, then what else the question names
   */
  static Optional<Case> of(Asked asked, List<String> keys, Invention invention, Random random) {
    var known = List.of(asked.answer(), keys.getFirst());
    var confusing = new ArrayList<String>();
    for (var i = 0; i < CONFUSING; i++) {
      var sentence = new Replacement(others(known, invention, random)).in(asked.gold());
      if (known.stream().anyMatch(sentence::contains) || isRight(sentence, asked)) {
        return Optional.empty();
      }
      confusing.add(sentence);
    }
    var disguise = others(known, invention, random);
    disguise.putAll(others(keys.subList(1, keys.size()), invention, random));
    return Optional.of(new Case(asked, confusing, disguise));
  }

  private static boolean isRight(String answer, Asked asked) {
    return KeywordScore.of(answer, List.of(asked.answer()), asked.language()).loose() > 0;
  }

  private static Map<String, String> others(
      List<String> phrases, Invention invention, Random random) {
    var others = new HashMap<String, String>();
    phrases.forEach(phrase -> others.put(phrase, invention.like(phrase, random)));
    return others;
  }

  /** Whether one disguise would take a part of the other away. */
  boolean clashesWith(Case other) {
    return disguise.keySet().stream()
        .anyMatch(
            phrase ->
                other.disguise.keySet().stream()
                    .anyMatch(its -> its.contains(phrase) || phrase.contains(its)));
  }
}

package dev.trawl.bench.mix;

import dev.trawl.bench.score.KeywordScore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A question with confusing facts and with replacements for its key phrases.
 *
 * @param confusing variants of the gold sentence with a different subject and answer
 * @param replacements replacements for the answer, and for the names in the question and in the
 *     gold sentence
 */
record Case(MixQuestion asked, List<String> confusing, Map<String, String> replacements) {
  private static final int CONFUSING_FACTS = 2;

  Case {
    confusing = List.copyOf(confusing);
    replacements = Map.copyOf(replacements);
  }

  /**
   * Empty if no confusing facts can be made: the answer has neither names nor numbers, or a
   * confusing fact would score as a right answer.
   *
   * @param keys the subject of the gold sentence, then the other names in the question
   */
  static Optional<Case> of(MixQuestion asked, List<String> keys, Inventor inventor, Random random) {
    var known = List.of(asked.answer(), keys.getFirst());
    var confusing = new ArrayList<String>();
    for (var i = 0; i < CONFUSING_FACTS; i++) {
      var sentence = new Replacement(invent(known, inventor, random)).in(asked.gold());
      if (known.stream().anyMatch(sentence::contains) || isRight(sentence, asked)) {
        return Optional.empty();
      }
      confusing.add(sentence);
    }
    var replacements = invent(known, inventor, random);
    replacements.putAll(invent(keys.subList(1, keys.size()), inventor, random));
    return Optional.of(new Case(asked, confusing, replacements));
  }

  private static boolean isRight(String answer, MixQuestion asked) {
    return KeywordScore.of(answer, List.of(asked.answer()), asked.language()).loose() > 0;
  }

  private static Map<String, String> invent(
      List<String> phrases, Inventor inventor, Random random) {
    var invented = new HashMap<String, String>();
    phrases.forEach(phrase -> invented.put(phrase, inventor.like(phrase, random)));
    return invented;
  }

  /**
   * Returns true if a phrase that one case replaces is part of a phrase that the other replaces.
   */
  boolean clashesWith(Case other) {
    return replacements.keySet().stream()
        .anyMatch(
            phrase ->
                other.replacements.keySet().stream()
                    .anyMatch(its -> its.contains(phrase) || phrase.contains(its)));
  }
}

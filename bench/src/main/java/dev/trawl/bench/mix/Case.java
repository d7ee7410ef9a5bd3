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
 * @param confusing variants of the sentence with the answer, in which the subject and the answer
 *     are different
 * @param replacements a replacement for the answer and for each name in the question and in the
 *     sentence with the answer
 */
record Case(MixQuestion question, List<String> confusing, Map<String, String> replacements) {
  private static final int CONFUSING_FACTS = 2;

  Case {
    confusing = List.copyOf(confusing);
    replacements = Map.copyOf(replacements);
  }

  /**
   * Creates a case. Returns empty if no confusing facts can be generated, because the answer
   * contains neither names nor numbers, or because a confusing fact would count as a correct
   * answer.
   *
   * @param keys the subject of the sentence with the answer, then the other names in the question
   */
  static Optional<Case> of(
      MixQuestion question, List<String> keys, Inventor inventor, Random random) {
    var answerAndSubject = List.of(question.answer(), keys.getFirst());
    var confusing = new ArrayList<String>();
    for (var i = 0; i < CONFUSING_FACTS; i++) {
      var sentence =
          new Replacement(invent(answerAndSubject, inventor, random))
              .applyTo(question.answerSentence());
      if (answerAndSubject.stream().anyMatch(sentence::contains) || isCorrect(sentence, question)) {
        return Optional.empty();
      }
      confusing.add(sentence);
    }
    var replacements = invent(answerAndSubject, inventor, random);
    replacements.putAll(invent(keys.subList(1, keys.size()), inventor, random));
    return Optional.of(new Case(question, confusing, replacements));
  }

  private static boolean isCorrect(String answer, MixQuestion question) {
    return KeywordScore.of(answer, List.of(question.answer()), question.language()).loose() > 0;
  }

  private static Map<String, String> invent(
      List<String> phrases, Inventor inventor, Random random) {
    var invented = new HashMap<String, String>();
    phrases.forEach(phrase -> invented.put(phrase, inventor.inventLike(phrase, random)));
    return invented;
  }

  /**
   * Returns true if a phrase that one of the two cases replaces is part of a phrase that the other
   * case replaces.
   */
  boolean clashesWith(Case other) {
    return replacements.keySet().stream()
        .anyMatch(
            phrase ->
                other.replacements.keySet().stream()
                    .anyMatch(
                        otherPhrase ->
                            otherPhrase.contains(phrase) || phrase.contains(otherPhrase)));
  }
}

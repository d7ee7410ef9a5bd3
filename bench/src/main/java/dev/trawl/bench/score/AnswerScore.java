package dev.trawl.bench.score;

import java.util.HashMap;
import java.util.List;

/**
 * The agreement of an answer with a reference answer, as in the SQuAD v1.1 evaluation.
 *
 * @param exact 1 if both have the same normal form, else 0
 * @param f1 the F1 score of the words, 0 to 1; in a script without spaces, of the characters
 */
public record AnswerScore(double exact, double f1) {
  public static final AnswerScore NONE = new AnswerScore(0, 0);

  /**
   * Returns the best score over all {@code references}. Citation markers in the answer are ignored.
   */
  public static AnswerScore of(String answer, List<String> references) {
    var given = NormalForm.words(NormalForm.withoutMarkers(answer));
    var exact = 0.0;
    var f1 = 0.0;
    for (var reference : references) {
      var expected = NormalForm.words(reference);
      exact = Math.max(exact, given.equals(expected) ? 1 : 0);
      f1 = Math.max(f1, f1(given, expected));
    }
    return new AnswerScore(exact, f1);
  }

  private static double f1(List<String> given, List<String> expected) {
    if (given.isEmpty() || expected.isEmpty()) {
      return given.equals(expected) ? 1 : 0;
    }
    var remaining = new HashMap<String, Integer>();
    expected.forEach(word -> remaining.merge(word, 1, Integer::sum));
    var common = 0;
    for (var word : given) {
      if (remaining.merge(word, -1, Integer::sum) >= 0) {
        common++;
      }
    }
    return 2.0 * common / (given.size() + expected.size());
  }
}

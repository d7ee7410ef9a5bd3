package dev.trawl.bench.score;

import java.util.HashMap;
import java.util.List;

/**
 * The agreement of an answer with a reference answer, as in the SQuAD v1.1 evaluation.
 *
 * @param exact 1 if both have the same normal form, else 0
 * @param f1 0 to 1, over the bag of words; over characters if the script has no spaces
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
      var wanted = NormalForm.words(reference);
      exact = Math.max(exact, given.equals(wanted) ? 1 : 0);
      f1 = Math.max(f1, f1(given, wanted));
    }
    return new AnswerScore(exact, f1);
  }

  private static double f1(List<String> given, List<String> wanted) {
    if (given.isEmpty() || wanted.isEmpty()) {
      return given.equals(wanted) ? 1 : 0;
    }
    var left = new HashMap<String, Integer>();
    wanted.forEach(word -> left.merge(word, 1, Integer::sum));
    var same = 0;
    for (var word : given) {
      if (left.merge(word, -1, Integer::sum) >= 0) {
        same++;
      }
    }
    return 2.0 * same / (given.size() + wanted.size());
  }
}

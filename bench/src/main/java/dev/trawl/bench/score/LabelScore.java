package dev.trawl.bench.score;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** BABILong's score: the first sentence must contain the correct label and no other label. */
public final class LabelScore {
  private static final Pattern FULL_STOP = Pattern.compile("[.。]");

  private LabelScore() {}

  /**
   * Returns 100 if {@code target} is the only label in the first sentence of {@code answer}, else
   * 0. Labels in {@code question} are ignored, because they are never the answer. Case is ignored.
   *
   * @param labels all possible answers to the task's questions
   */
  public static double of(String answer, String target, String question, List<String> labels) {
    var sentence = FULL_STOP.split(answer, 2)[0].toLowerCase(Locale.ROOT);
    var questionText = question.toLowerCase(Locale.ROOT);
    var named =
        labels.stream()
            .map(label -> label.toLowerCase(Locale.ROOT))
            .filter(label -> sentence.contains(label) && !questionText.contains(label))
            .toList();
    return named.equals(List.of(target.toLowerCase(Locale.ROOT))) ? 100 : 0;
  }
}

package dev.trawl.bench.score;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** BABILong's score: of all labels that could be the answer, the first sentence names one. */
public final class LabelScore {
  private static final Pattern FULL_STOP = Pattern.compile("[.。]");

  private LabelScore() {}

  /**
   * 100 where {@code target} is the only label in the first sentence of {@code answer}, else 0.
   * Labels in {@code question} do not count: they are never what is asked for. Upper and lower case
   * are all the same.
   *
   * @param labels all that the task's questions could have for an answer
   */
  public static double of(String answer, String target, String question, List<String> labels) {
    var sentence = FULL_STOP.split(answer, 2)[0].toLowerCase(Locale.ROOT);
    var asked = question.toLowerCase(Locale.ROOT);
    var named =
        labels.stream()
            .map(label -> label.toLowerCase(Locale.ROOT))
            .filter(label -> sentence.contains(label) && !asked.contains(label))
            .toList();
    return named.equals(List.of(target.toLowerCase(Locale.ROOT))) ? 100 : 0;
  }
}

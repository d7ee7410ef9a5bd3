package dev.trawl.bench.needle;

import dev.trawl.bench.exam.ExamResult;
import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.report.Figure;
import dev.trawl.bench.score.Abstention;
import dev.trawl.bench.targets.Target;
import dev.trawl.protocol.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures how reliably the status "unanswered" shows that a text has no answer, and compares the
 * results with the targets.
 */
public final class Abstentions {
  private static final String ABSTAINED = Answer.Status.UNANSWERED.name().toLowerCase(Locale.ROOT);

  private Abstentions() {}

  /** Computes the figures of each language, for each length and for all lengths. */
  public static List<Figure> figures(List<ExamResult> results) {
    var figures = new ArrayList<Figure>();
    for (var language : results.stream().map(ExamResult::language).distinct().toList()) {
      var languageResults =
          results.stream().filter(each -> each.language().equals(language)).toList();
      var lengths =
          languageResults.stream().map(ExamResult::lengthTokens).distinct().sorted().toList();
      for (var length : lengths) {
        var lengthResults =
            languageResults.stream().filter(each -> each.lengthTokens() == length).toList();
        figures.addAll(figures(language + " " + Lengths.brief(length), lengthResults));
      }
      if (lengths.size() > 1) {
        figures.addAll(figures(language + ", all lengths", languageResults));
      }
    }
    return figures;
  }

  private static List<Figure> figures(String where, List<ExamResult> results) {
    var counts = Abstention.NONE;
    for (var result : results) {
      if (result.error().isEmpty()) {
        var hasAnswer = !result.references().isEmpty();
        counts = counts.plus(hasAnswer, result.status().equals(ABSTAINED));
      }
    }
    return List.of(
        Figure.withTarget(Target.ABSENCE.bound(), where + ": recall", 100 * counts.recall(), "%"),
        Figure.of(where + ": precision", 100 * counts.precision(), "%"),
        Figure.withTarget(
            Target.FALSE_ABSTENTION.bound(),
            where + ": false abstentions",
            counts.falsePercent(),
            "%"));
  }
}

package dev.trawl.bench.needle;

import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.report.Table;
import dev.trawl.bench.score.Abstention;
import dev.trawl.bench.score.Mean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/** The grids of depth, or of a chain's size, by length, and the abstentions, of a needle run. */
record NeedleReport(List<NeedleResult> results) {
  /** Score of one kind in one language, over all lengths and depths. */
  record Score(String kind, String language, Mean found, Mean consoled) {}

  /** How absence was noticed in one language. */
  record Absence(
      String language,
      Abstention counts,
      double precision,
      double recall,
      double recallAbsent,
      double recallNearMiss,
      double falseInHundred) {}

  /**
   * @param largestPrompt the most tokens any call's prompt had
   * @param failed questions whose run failed
   */
  record Summary(
      Map<String, Object> plan,
      List<Score> scores,
      List<Absence> absences,
      int largestPrompt,
      long failed,
      double seconds) {}

  Summary summary(Map<String, Object> plan, double seconds) {
    return new Summary(
        plan,
        scores(),
        absences(),
        results.stream().mapToInt(NeedleResult::maxPromptTokens).max().orElse(0),
        results.stream().filter(result -> !result.error().isEmpty()).count(),
        seconds);
  }

  private List<Score> scores() {
    var scores = new ArrayList<Score>();
    for (var kind : scored()) {
      for (var language : languages()) {
        var chosen = of(kind, language);
        if (!chosen.isEmpty()) {
          scores.add(
              new Score(
                  kind,
                  language,
                  mean(chosen, NeedleResult::found),
                  mean(chosen, NeedleResult::consoled)));
        }
      }
    }
    return scores;
  }

  /** Absences of single needles have a table of their own. */
  private static List<String> scored() {
    return NeedlePlan.KINDS.stream().filter(kind -> !kind.equals(NeedlePlan.MISSING)).toList();
  }

  private List<Absence> absences() {
    var absences = new ArrayList<Absence>();
    for (var language : languages()) {
      var counts = count(result -> result.language().equals(language));
      if (counts.rightly() + counts.missed() > 0) {
        absences.add(absence(language, counts));
      }
    }
    return absences;
  }

  private Absence absence(String language, Abstention counts) {
    return new Absence(
        language,
        counts,
        counts.precision(),
        counts.recall(),
        count(r -> r.language().equals(language) && r.presence() == Trial.Presence.ABSENT).recall(),
        count(r -> r.language().equals(language) && r.presence() == Trial.Presence.NEAR_MISS)
            .recall(),
        counts.falseInHundred());
  }

  private Abstention count(Predicate<NeedleResult> which) {
    var counts = Abstention.NONE;
    for (var result : results) {
      if (NeedlePlan.SINGLES.contains(result.kind()) && which.test(result)) {
        counts = counts.plus(result.isPresent(), result.abstained());
      }
    }
    return counts;
  }

  /** All tables, as Markdown. */
  String tables() {
    var text = new StringBuilder();
    for (var score : scores()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s %s: %.1f (95 %% of resamples %.1f to %.1f; %s %.1f; n = %d)%n%n",
              score.kind(),
              score.language(),
              score.found().value(),
              score.found().low(),
              score.found().high(),
              consolation(score.kind()),
              score.consoled().value(),
              score.found().count()));
      text.append(grid(score.kind(), score.language())).append('\n');
    }
    if (!absences().isEmpty()) {
      text.append(absenceTable());
    }
    return text.toString();
  }

  private static String consolation(String kind) {
    return switch (kind) {
      case NeedlePlan.ELDEST, NeedlePlan.VARIABLES -> "other names allowed";
      case NeedlePlan.MISSING_LINK -> "unanswered";
      default -> "with consolation";
    };
  }

  private Table grid(String kind, String language) {
    return NeedlePlan.CHAINS.contains(kind)
        ? grid(kind, language, "links", NeedleResult::size, "")
        : grid(kind, language, "depth", NeedleResult::depthPercent, " %");
  }

  /**
   * @param row by which results are sorted into rows; {@code unit} follows it
   */
  private Table grid(
      String kind, String language, String heading, ToIntFunction<NeedleResult> row, String unit) {
    var cells = new TreeMap<Integer, TreeMap<Integer, List<NeedleResult>>>();
    var lengths = new TreeMap<Integer, Integer>();
    for (var result : of(kind, language)) {
      lengths.put(result.lengthTokens(), 0);
      cells
          .computeIfAbsent(row.applyAsInt(result), number -> new TreeMap<>())
          .computeIfAbsent(result.lengthTokens(), length -> new ArrayList<>())
          .add(result);
    }
    var headings = new ArrayList<String>(List.of(heading + " \\ tokens"));
    lengths.keySet().forEach(length -> headings.add(Lengths.brief(length)));
    var table = new Table(headings.toArray(String[]::new));
    cells.forEach(
        (number, ofRow) -> {
          var line = new ArrayList<Object>(List.of(number + unit));
          for (var length : lengths.keySet()) {
            var found = ofRow.getOrDefault(length, List.of());
            line.add(found.isEmpty() ? "" : number(mean(found, NeedleResult::found).value()));
          }
          table.row(line.toArray());
        });
    return table;
  }

  private Table absenceTable() {
    var table =
        new Table(
            "missing",
            "unanswered: recall",
            "left out",
            "near miss",
            "precision",
            "false abstentions in 100");
    for (var absence : absences()) {
      table.row(
          absence.language() + ", n = " + (absence.counts().rightly() + absence.counts().missed()),
          percent(absence.recall()),
          percent(absence.recallAbsent()),
          percent(absence.recallNearMiss()),
          percent(absence.precision()),
          number(absence.falseInHundred()));
    }
    return table;
  }

  private List<String> languages() {
    return results.stream().map(NeedleResult::language).distinct().toList();
  }

  private List<NeedleResult> of(String kind, String language) {
    return results.stream()
        .filter(result -> result.kind().equals(kind) && result.language().equals(language))
        .toList();
  }

  private static Mean mean(List<NeedleResult> results, ToDoubleFunction<NeedleResult> of) {
    return Mean.of(results.stream().mapToDouble(of).toArray());
  }

  private static String percent(double share) {
    return number(100 * share);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}

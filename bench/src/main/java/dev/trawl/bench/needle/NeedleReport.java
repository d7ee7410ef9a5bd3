package dev.trawl.bench.needle;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.report.Table;
import dev.trawl.bench.score.Abstention;
import dev.trawl.bench.score.Mean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * The report of a needle run: tables of scores by depth or chain size and by length, and the
 * abstentions.
 */
record NeedleReport(List<NeedleResult> results) {
  /** The mean scores of one kind in one language, over all lengths and depths. */
  record Score(
      String kind, String language, Mean found, @JsonProperty("consoled") Mean withPartialCredit) {}

  /** How reliably missing needles are detected in one language. */
  record Absence(
      String language,
      Abstention counts,
      double precision,
      double recall,
      double recallAbsent,
      double recallNearMiss,
      @JsonProperty("falseInHundred") double falsePercent) {}

  /** NeedleBench's score in one language: the unweighted mean of S-RT, M-RT and M-RS, 0 to 100. */
  record Overall(String language, double value) {}

  /**
   * @param overalls the overall scores, for languages with results of all three kinds
   * @param largestPrompt the number of tokens in the largest prompt of all calls
   * @param failed the number of questions whose run failed
   */
  record Summary(
      Map<String, Object> plan,
      List<Score> scores,
      List<Overall> overalls,
      List<Absence> absences,
      int largestPrompt,
      long failed,
      double seconds) {}

  Summary summary(Map<String, Object> plan, double seconds) {
    return new Summary(
        plan,
        scores(),
        overalls(),
        absences(),
        results.stream().mapToInt(NeedleResult::maxPromptTokens).max().orElse(0),
        results.stream().filter(result -> !result.error().isEmpty()).count(),
        seconds);
  }

  private List<Score> scores() {
    var scores = new ArrayList<Score>();
    for (var kind : scoredKinds()) {
      for (var language : languages()) {
        var chosen = resultsOf(kind, language);
        if (!chosen.isEmpty()) {
          scores.add(
              new Score(
                  kind,
                  language,
                  mean(chosen, NeedleResult::found),
                  mean(chosen, NeedleResult::withPartialCredit)));
        }
      }
    }
    return scores;
  }

  private List<Overall> overalls() {
    var overalls = new ArrayList<Overall>();
    for (var language : languages()) {
      var means =
          NeedlePlan.OVERALL.stream()
              .map(kind -> resultsOf(kind, language))
              .filter(chosen -> !chosen.isEmpty())
              .mapToDouble(chosen -> mean(chosen, NeedleResult::found).value())
              .toArray();
      if (means.length == NeedlePlan.OVERALL.size()) {
        overalls.add(new Overall(language, Mean.of(means).value()));
      }
    }
    return overalls;
  }

  /** Returns all kinds except missing needles, which have their own table. */
  private static List<String> scoredKinds() {
    return NeedlePlan.KINDS.stream().filter(kind -> !kind.equals(NeedlePlan.MISSING)).toList();
  }

  private List<Absence> absences() {
    var absences = new ArrayList<Absence>();
    for (var language : languages()) {
      var counts = count(result -> result.language().equals(language));
      if (counts.unanswerable() > 0) {
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
        count(r -> r.language().equals(language) && r.presence() == TextPlan.Presence.ABSENT)
            .recall(),
        count(r -> r.language().equals(language) && r.presence() == TextPlan.Presence.NEAR_MISS)
            .recall(),
        counts.falsePercent());
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

  /** Returns all tables, as Markdown. */
  String tables() {
    var text = new StringBuilder();
    for (var score : scores()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s %s: %.1f (95 %% interval %.1f to %.1f; %sn = %d)%n%n",
              score.kind(),
              score.language(),
              score.found().value(),
              score.found().low(),
              score.found().high(),
              lenientScore(score.kind(), score.withPartialCredit().value()),
              score.found().count()));
      text.append(grid(score.kind(), score.language())).append('\n');
    }
    for (var overall : overalls()) {
      text.append(
          String.format(
              Locale.ROOT,
              "NeedleBench %s: %.1f (the mean of s-rt, m-rt and m-rs)%n%n",
              overall.language(),
              overall.value()));
    }
    if (!absences().isEmpty()) {
      text.append(absenceTable());
    }
    return text.toString();
  }

  private static String lenientScore(String kind, double value) {
    var name =
        switch (kind) {
          case NeedlePlan.MULTI -> "";
          case NeedlePlan.ELDEST, NeedlePlan.VARIABLES, NeedlePlan.TRACE -> "other names allowed";
          case NeedlePlan.MISSING_LINK -> "unanswered";
          default -> "with partial credit";
        };
    return name.isEmpty() ? "" : "%s %s; ".formatted(name, number(value));
  }

  private Table grid(String kind, String language) {
    var chosen = resultsOf(kind, language);
    if (kind.equals(NeedlePlan.TRACE)) {
      var families = chosen.stream().map(NeedleResult::family).distinct().toList();
      return grid(
          chosen,
          "question \\ statements",
          result -> Map.of(families.indexOf(result.family()), result.found()),
          families::get,
          NeedleResult::size,
          String::valueOf);
    }
    return NeedlePlan.CHAINS.contains(kind)
        ? grid(
            chosen,
            "links \\ tokens",
            result -> Map.of(result.size(), result.found()),
            String::valueOf,
            NeedleResult::lengthTokens,
            Lengths::brief)
        : grid(
            chosen,
            "depth \\ tokens",
            NeedleResult::byDepth,
            depth -> depth + " %",
            NeedleResult::lengthTokens,
            Lengths::brief);
  }

  /**
   * @param rows returns the scores of a result, by row
   * @param column returns the column of a result
   */
  private static Table grid(
      List<NeedleResult> chosen,
      String corner,
      Function<NeedleResult, Map<Integer, Double>> rows,
      IntFunction<String> rowName,
      ToIntFunction<NeedleResult> column,
      IntFunction<String> columnName) {
    var cells = new TreeMap<Integer, TreeMap<Integer, List<Double>>>();
    for (var result : chosen) {
      rows.apply(result)
          .forEach(
              (row, found) ->
                  cells
                      .computeIfAbsent(row, number -> new TreeMap<>())
                      .computeIfAbsent(column.applyAsInt(result), number -> new ArrayList<>())
                      .add(found));
    }
    var columns = chosen.stream().mapToInt(column).distinct().sorted().toArray();
    var headings = new ArrayList<String>(List.of(corner));
    IntStream.of(columns).mapToObj(columnName).forEach(headings::add);
    var table = new Table(headings.toArray(String[]::new));
    cells.forEach(
        (row, ofRow) -> {
          var line = new ArrayList<Object>(List.of(rowName.apply(row)));
          for (var number : columns) {
            var found = ofRow.getOrDefault(number, List.of());
            line.add(found.isEmpty() ? "" : number(mean(found, Double::doubleValue).value()));
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
            "false abstentions, %");
    for (var absence : absences()) {
      table.row(
          absence.language() + ", n = " + absence.counts().unanswerable(),
          percent(absence.recall()),
          percent(absence.recallAbsent()),
          percent(absence.recallNearMiss()),
          percent(absence.precision()),
          number(absence.falsePercent()));
    }
    return table;
  }

  private List<String> languages() {
    return results.stream().map(NeedleResult::language).distinct().toList();
  }

  private List<NeedleResult> resultsOf(String kind, String language) {
    return results.stream()
        .filter(result -> result.kind().equals(kind) && result.language().equals(language))
        .toList();
  }

  private static <T> Mean mean(List<T> results, ToDoubleFunction<T> value) {
    return Mean.of(results.stream().mapToDouble(value).toArray());
  }

  private static String percent(double share) {
    return number(100 * share);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}

package dev.trawl.bench.targets;

import dev.trawl.bench.report.Bound;
import dev.trawl.bench.report.Result;
import dev.trawl.bench.report.ResultStore.Scored;
import dev.trawl.bench.score.Mean;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A target for the mean of one score over the questions of one or more groups. If the bound is an
 * upper limit, it applies to 100 minus that mean. Targets are defined only here.
 */
public enum Target {
  SINGLE("S-RT: a needle is found", Measurement.SINGLE, "right", Bound.atLeast(99), "s-rt"),
  SEVERAL(
      "M-RT: one question about needles at all depths",
      Measurement.SEVERAL,
      "found",
      Bound.atLeast(99),
      "m-rt"),
  PASSKEY("pass key", Measurement.PASSKEY, "right", Bound.atLeast(99), "passkey"),
  MULTIKEY(
      "multikey 1 to 3",
      Measurement.MULTIKEY,
      "score",
      Bound.atLeast(99),
      "niah_multikey_1",
      "niah_multikey_2",
      "niah_multikey_3"),
  VARIABLES("variable tracking", Measurement.VARIABLES, "score", Bound.atLeast(99), "vt"),
  ELDEST(
      "M-RS: the eldest over 2 to 5 links", Measurement.ELDEST, "right", Bound.atLeast(95), "m-rs"),
  GENEALOGY(
      "genealogy: the ancestor is named",
      Measurement.GENEALOGY,
      "right",
      Bound.atLeast(95),
      "1 hops",
      "2 hops",
      "3 hops",
      "4 hops"),
  ABSENCE(
      "missing needle: unanswered",
      Measurement.MISSING,
      "score",
      Bound.atLeast(95),
      "left-out",
      "near-miss"),
  FALSE_ABSTENTION(
      "present needle: unanswered", Measurement.MISSING, "score", Bound.atMost(2), "present"),
  XQUAD_SENTENCE(
      "XQuAD among books: answer sentence @1",
      Measurement.XQUAD,
      "answer sentence @1",
      Bound.atLeast(75),
      "xquad-en"),
  XQUAD_F1(
      "XQuAD among books: F1 of the answer",
      Measurement.XQUAD,
      "answer F1",
      Bound.atLeast(40),
      "xquad-en"),
  CMRC(
      "CMRC: answer sentence @1",
      Measurement.CMRC,
      "answer sentence @1",
      Bound.atLeast(72),
      "cmrc"),
  HOTPOT(
      "HotpotQA: both paragraphs @8",
      Measurement.HOTPOT,
      "cited or retrieved @8",
      Bound.atLeast(80),
      "hotpot"),
  MUSIQUE(
      "MuSiQue: all paragraphs @8",
      Measurement.MUSIQUE,
      "cited or retrieved @8",
      Bound.atLeast(40),
      "musique"),
  MANUAL("R manual: page @5", Measurement.MANUAL, "page @5", Bound.atLeast(85), "rref"),
  NOVELS("names in novels: chunk @5", Measurement.NOVELS, "chunk @5", Bound.atLeast(60), "sgyy");

  private final String description;
  private final Measurement measurement;
  private final String metric;
  private final Bound bound;
  private final List<String> groups;

  /**
   * @param groups the groups of results, see {@link Result#group}; for generated texts, without the
   *     language and length
   */
  Target(
      String description, Measurement measurement, String metric, Bound bound, String... groups) {
    this.description = description;
    this.measurement = measurement;
    this.metric = metric;
    this.bound = bound;
    this.groups = List.of(groups);
  }

  /** Returns the description that reports show. */
  public String description() {
    return description;
  }

  public Measurement measurement() {
    return measurement;
  }

  public Bound bound() {
    return bound;
  }

  /** Returns the bound for {@code metric} of a question set, if there is one. */
  public static Optional<Bound> boundOf(String set, String metric) {
    return Stream.of(values())
        .filter(target -> target.metric.equals(metric) && target.groups.contains(set))
        .findFirst()
        .map(Target::bound);
  }

  /**
   * Returns the rows of this target. For generated texts, a row combines all groups of one language
   * and length; for the data folder, each group has its own row.
   *
   * @param places languages and lengths of generated texts, such as {@code en 1m}
   */
  List<Row> rows(List<String> places) {
    return measurement.usesGeneratedTexts()
        ? places.stream().map(this::row).toList()
        : groups.stream().map(group -> new Row(group, List.of(group))).toList();
  }

  private Row row(String place) {
    return new Row(place, groups.stream().map(group -> group + " " + place).toList());
  }

  /**
   * @param place the place of the measurement in reports: a language and a length, or a question
   *     set
   */
  record Row(String place, List<String> groups) {}

  /** Returns the mean of a row; its count is 0 if no question was asked. */
  Mean mean(Row row, List<Scored> results) {
    var rowResults = results.stream().filter(each -> row.groups().contains(each.group())).toList();
    var mean = Result.mean(rowResults, metric);
    return bound.lower() ? mean : mean.complementTo100();
  }
}

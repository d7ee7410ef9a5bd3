package dev.trawl.bench.targets;

import dev.trawl.bench.report.Bound;
import dev.trawl.bench.report.Result;
import dev.trawl.bench.report.Sheet.Scored;
import dev.trawl.bench.score.Mean;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is to be reached, written here and nowhere else: the mean of one score over the questions of
 * one or more groups; where only so much is allowed, what that mean leaves to 100.
 */
public enum Target {
  SINGLE("S-RT: a needle is found", Measurement.SINGLE, "right", Bound.atLeast(99), "s-rt"),
  SEVERAL(
      "M-RT: needles at all depths, asked for at once",
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
      "unanswered in 100 that have an answer",
      Measurement.MISSING,
      "score",
      Bound.atMost(2),
      "present"),
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
  MANUAL("R manual: page @5", Measurement.MANUAL, "page @5", Bound.atLeast(70), "rref"),
  NOVELS("names in novels: chunk @5", Measurement.NOVELS, "chunk @5", Bound.atLeast(60), "sgyy");

  private final String what;
  private final Measurement measurement;
  private final String metric;
  private final Bound bound;
  private final List<String> groups;

  /**
   * @param groups of results, see {@link Result#group}; of texts that are made without language and
   *     length
   */
  Target(String what, Measurement measurement, String metric, Bound bound, String... groups) {
    this.what = what;
    this.measurement = measurement;
    this.metric = metric;
    this.bound = bound;
    this.groups = List.of(groups);
  }

  /** Its description for people. */
  public String what() {
    return what;
  }

  public Measurement measurement() {
    return measurement;
  }

  public Bound bound() {
    return bound;
  }

  /** What is to be reached in {@code metric} by a set of questions, if anything. */
  public static Optional<Bound> of(String set, String metric) {
    return Stream.of(values())
        .filter(target -> target.metric.equals(metric) && target.groups.contains(set))
        .findFirst()
        .map(Target::bound);
  }

  /**
   * The questions that stand together in one row: all of its groups on texts of one language and
   * length; of the data folder's each by itself.
   *
   * @param places for generated texts, such as {@code en 1m}
   */
  List<Row> rows(List<String> places) {
    return measurement.isOfMadeTexts()
        ? places.stream().map(this::row).toList()
        : groups.stream().map(group -> new Row(group, List.of(group))).toList();
  }

  private Row row(String place) {
    return new Row(place, groups.stream().map(group -> group + " " + place).toList());
  }

  /**
   * @param place where it is measured, as text for people
   */
  record Row(String place, List<String> groups) {}

  /** What was measured in a row; of no questions where none was asked. */
  Mean of(Row row, List<Scored> all) {
    var its = all.stream().filter(each -> row.groups().contains(each.group())).toList();
    var mean = Result.mean(its, metric);
    return bound.least() ? mean : mean.missingToHundred();
  }
}

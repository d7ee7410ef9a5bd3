package dev.trawl.bench.report;

import java.util.Map;

/**
 * What became of one question. Members of the record that implements it whose names end in {@code
 * Ms} are times in milliseconds; the others are the same whenever the same plan is run.
 */
public interface Result {
  /** Names the question: once in a run, and the same in every run that asks it. */
  String key();

  /** With which others it is summed up, such as {@code s-rt en}. */
  String group();

  /** What it is judged by, each 0 to 100, the more the better. */
  Map<String, Double> scores();
}

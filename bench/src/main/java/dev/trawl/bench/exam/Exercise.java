package dev.trawl.bench.exam;

import dev.trawl.bench.report.Result;
import java.util.List;

/**
 * A text and the questions asked of it, one after the other.
 *
 * @param <R> what comes of a question
 */
public interface Exercise<R extends Result> {
  /** What people are told of it, such as {@code en 128k}. */
  String label();

  /**
   * Made anew by each call, and always the same: the texts of a plan do not lie in memory together.
   */
  String text();

  List<? extends Item<R>> items();
}

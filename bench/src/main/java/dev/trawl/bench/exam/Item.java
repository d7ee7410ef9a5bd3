package dev.trawl.bench.exam;

import dev.trawl.bench.report.Result;
import dev.trawl.bench.subject.Method;
import dev.trawl.bench.subject.Reply;

/**
 * A question and what is to come of it.
 *
 * @param <R> the type of result
 */
public interface Item<R extends Result> {
  /** See {@link Result#key()}. */
  String key();

  String question();

  /** What it is put to: {@code usual}, as all others, unless it has a method of its own. */
  default Method by(Method usual) {
    return usual;
  }

  /**
   * @param openMs how long the text was taken in, in milliseconds
   */
  R result(Reply reply, long openMs);
}

package dev.trawl.bench.exam;

import dev.trawl.bench.report.Result;
import dev.trawl.bench.subject.Method;
import dev.trawl.bench.subject.Reply;

/**
 * A question that produces a result.
 *
 * @param <R> the type of result
 */
public interface Item<R extends Result> {
  /** See {@link Result#key()}. */
  String key();

  String question();

  /** The method that answers it: {@code usual}, unless the question has its own method. */
  default Method method(Method usual) {
    return usual;
  }

  /**
   * @param openMs the time it took to open the text, in milliseconds
   */
  R result(Reply reply, long openMs);
}

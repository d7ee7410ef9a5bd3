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

  /**
   * Returns the method that answers the question: {@code defaultMethod}, unless the question has
   * its own.
   */
  default Method method(Method defaultMethod) {
    return defaultMethod;
  }

  /**
   * @param openMs the time it took to open the text, in milliseconds
   */
  R result(Reply reply, long openMs);
}

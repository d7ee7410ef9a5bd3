package dev.trawl.bench.jobs;

import dev.trawl.bench.subject.Reply;

/** Checks that an answer took at most one call for each chunk and a few other calls. */
final class CallBound {
  static final String METRIC = "calls in bound";

  /**
   * Calls that do not read a chunk: to understand the question, to plan, to write the first and the
   * last answer.
   */
  private static final int OTHER_CALLS = 5;

  private CallBound() {}

  /**
   * Returns 100 if the number of calls is within the bound, and 0 if it is not or if the run
   * failed.
   */
  static double score(Reply reply) {
    return reply
            .answer()
            .filter(answer -> answer.usage().calls() <= answer.coverage().chunks() + OTHER_CALLS)
            .isPresent()
        ? 100
        : 0;
  }
}
